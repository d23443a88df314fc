import type { ProductDetailDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { movementNow, writeOffUncounted } from '../stock/index.ts';
import { defaultPackIndex, distinctAliases } from './catalog-rules.ts';
import { checkProduct } from './check-product.ts';
import { indexProducts } from './index-products.ts';
import { type PackPlan, planPacks } from './plan-packs.ts';
import { valuesOf } from './product-values.ts';
import {
  deleteBarcode,
  dropPack,
  insertBarcode,
  insertPack,
  productState,
  replaceAliases,
  replaceSpecifications,
  updatePack,
  updateProductRow,
  wasSold,
} from './product-write.repo.ts';
import { getProduct } from './read-products.ts';

/**
 * Replaces what a person can edit of a product. One that is counted from now on begins at zero, whatever was sold before. Packs left out go (retired when the product was ever sold); a sold pack that
 * changes its size is retired and made anew, so that old receipts keep their meaning.
 * Throws VERSION_CONFLICT, UNKNOWN_PACK, DUPLICATE for another product's barcode, NOT_FOUND_RECORD.
 */
export function updateProduct(
  context: Context,
  input: { id: string; version: number; product: ProductInput },
): ProductDetailDto {
  const { db } = context;
  const { id, product } = input;
  const before = getProduct(context, id);
  if (before.version !== input.version) throw new Refusal('VERSION_CONFLICT', { entity: 'product', id });
  checkProduct(db, id, product);
  const sold = wasSold(db, id);
  const plan = planPacks(id, before.packs, product.packs, sold);
  db.transaction('catalog.update', () => {
    const now = context.ports.clock.now();
    updateProductRow(db, id, valuesOf(product), now);
    if (product.isCounted && !before.isCounted) writeOffUncounted(db, id, id, movementNow(context));
    writePacks(context, id, product, plan, sold);
    replaceAliases(db, id, distinctAliases(product));
    replaceSpecifications(db, id, product.specifications);
    indexProducts(db, [productState(db, id)?.seq ?? 0]);
    if (plan.priceChanges.length + plan.barcodesAdded.length + plan.barcodesRemoved.length > 0)
      appendAudit(db, {
        at: now,
        userId: context.actor.userId,
        tillId: context.actor.tillId,
        action: 'product.prices-changed',
        entity: 'product',
        entityId: id,
        details: {
          prices: plan.priceChanges,
          barcodesAdded: plan.barcodesAdded,
          barcodesRemoved: plan.barcodesRemoved,
        },
      });
  });
  context.events.publish({ type: 'catalog-changed', productIds: [id] });
  return getProduct(context, id);
}

function writePacks(
  context: Context,
  id: string,
  product: ProductInput,
  plan: PackPlan,
  sold: boolean,
): void {
  const { db } = context;
  for (const code of plan.allBarcodesBefore) deleteBarcode(db, code);
  for (const packId of plan.dropped) dropPack(db, packId, sold);
  const defaultIndex = defaultPackIndex(product.packs);
  product.packs.forEach((pack, position) => {
    const kept = plan.keptIds[position] ?? null;
    const packId = kept ?? context.ports.ids.next();
    const values = { ...pack, isDefault: position === defaultIndex, position };
    if (kept === null) insertPack(db, packId, id, values);
    else updatePack(db, packId, values);
    for (const code of pack.barcodes) insertBarcode(db, packId, code);
  });
}
