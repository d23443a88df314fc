import type { ProductDetailDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from '../stock/index.ts';
import { barcodeOwner, packOwner } from './catalog.repo.ts';
import { refuseTakenBarcode } from './check-product.ts';
import { indexProducts } from './index-products.ts';
import {
  anyBarcodeOwner,
  deleteBarcode,
  insertBarcode,
  productState,
  touchProduct,
} from './product-write.repo.ts';
import { getProduct } from './read-products.ts';

/** Attaches a barcode to a pack; one that the pack has already changes nothing. Throws DUPLICATE with the owner's id, NOT_FOUND_RECORD. */
export function addBarcode(context: Context, input: { packId: string; code: string }): ProductDetailDto {
  const productId = packOwner(context.db, input.packId);
  if (productId === undefined) throw new Refusal('NOT_FOUND_RECORD', { entity: 'pack', id: input.packId });
  refuseTakenBarcode(context.db, productId, input.code);
  const owner = anyBarcodeOwner(context.db, input.code);
  if (owner?.packId === input.packId) return getProduct(context, productId);
  write(context, productId, 'barcode.added', input.code, () => {
    if (owner) deleteBarcode(context.db, input.code);
    insertBarcode(context.db, input.packId, input.code);
  });
  return getProduct(context, productId);
}

/** Takes a barcode away from its product. Throws NOT_FOUND_RECORD for a code that no product has. */
export function removeBarcode(context: Context, input: { code: string }): ProductDetailDto {
  const owner = barcodeOwner(context.db, input.code);
  if (!owner) throw new Refusal('NOT_FOUND_RECORD', { entity: 'barcode', id: input.code });
  write(context, owner.productId, 'barcode.removed', input.code, () => deleteBarcode(context.db, input.code));
  return getProduct(context, owner.productId);
}

function write(context: Context, productId: string, action: string, code: string, change: () => void): void {
  const { db } = context;
  db.transaction(`catalog.${action}`, () => {
    const now = context.ports.clock.now();
    change();
    touchProduct(db, productId, now);
    noteAvailability(db, productId, now);
    indexProducts(db, [productState(db, productId)?.seq ?? 0]);
    appendAudit(db, {
      at: now,
      userId: context.actor.userId,
      tillId: context.actor.tillId,
      action,
      entity: 'product',
      entityId: productId,
      details: { code },
    });
  });
  context.events.publish({ type: 'catalog-changed', productIds: [productId] });
}
