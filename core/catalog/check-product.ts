import { isPackSizePossible } from '../../shared/catalog/units.ts';
import type { ProductDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { ShopDb } from '../db/open.ts';
import { repeatedBarcode } from './catalog-rules.ts';
import { anyBarcodeOwner, categoryExists } from './product-write.repo.ts';

/**
 * Throws DUPLICATE (with the owner's id) for a barcode of another product or one given twice, NOT_FOUND_RECORD for an unknown category,
 * PACK_SIZE for a kg that is not 1000 g and the like; a pack that stood so `before` (an imported one) may stay.
 */
export function checkProduct(db: ShopDb, id: string, product: ProductInput, before?: ProductDto): void {
  refuseImpossiblePacks(product, before);
  if (product.categoryId !== null && !categoryExists(db, product.categoryId))
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'category', id: product.categoryId });
  const repeated = repeatedBarcode(product.packs);
  if (repeated !== undefined)
    throw new Refusal('DUPLICATE', { entity: 'barcode', field: 'code', value: repeated, id });
  for (const code of product.packs.flatMap((pack) => pack.barcodes)) refuseTakenBarcode(db, id, code);
}

function refuseImpossiblePacks(product: ProductInput, before: ProductDto | undefined): void {
  const { baseUnit } = product;
  for (const { id, unit, baseQuantity } of product.packs) {
    if (isPackSizePossible(unit, baseUnit, baseQuantity)) continue;
    const stood = before?.baseUnit === baseUnit ? before.packs.find((pack) => pack.id === id) : undefined;
    if (stood?.unit === unit && stood.baseQuantity === baseQuantity) continue;
    throw new Refusal('PACK_SIZE', { unit, baseUnit, baseQuantity });
  }
}

/** Throws DUPLICATE with the owner's id when the code belongs to another product. */
export function refuseTakenBarcode(db: ShopDb, id: string, code: string): void {
  const owner = anyBarcodeOwner(db, code);
  if (owner && owner.productId !== id)
    throw new Refusal('DUPLICATE', { entity: 'barcode', field: 'code', value: code, id: owner.productId });
}
