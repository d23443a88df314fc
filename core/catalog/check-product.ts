import type { ProductInput } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { ShopDb } from '../db/open.ts';
import { repeatedBarcode } from './catalog-rules.ts';
import { anyBarcodeOwner, categoryExists } from './product-write.repo.ts';

/** Throws DUPLICATE (with the owner's id) for a barcode of another product or one given twice, NOT_FOUND_RECORD for an unknown category. */
export function checkProduct(db: ShopDb, id: string, product: ProductInput): void {
  if (product.categoryId !== null && !categoryExists(db, product.categoryId))
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'category', id: product.categoryId });
  const repeated = repeatedBarcode(product.packs);
  if (repeated !== undefined)
    throw new Refusal('DUPLICATE', { entity: 'barcode', field: 'code', value: repeated, id });
  for (const code of product.packs.flatMap((pack) => pack.barcodes)) refuseTakenBarcode(db, id, code);
}

/** Throws DUPLICATE with the owner's id when the code belongs to another product. */
export function refuseTakenBarcode(db: ShopDb, id: string, code: string): void {
  const owner = anyBarcodeOwner(db, code);
  if (owner && owner.productId !== id)
    throw new Refusal('DUPLICATE', { entity: 'barcode', field: 'code', value: code, id: owner.productId });
}
