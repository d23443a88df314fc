import { isMeasured } from '../../shared/catalog/units.ts';
import type { ProductDetailDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { movementNow, noteAvailability, writeOffUncounted } from '../stock/index.ts';
import { defaultPackIndex, distinctAliases } from './catalog-rules.ts';
import { checkProduct } from './check-product.ts';
import { indexProducts } from './index-products.ts';
import { type PackPlan, planPacks } from './plan-packs.ts';
import { valuesOf } from './product-values.ts';
import {
  deleteBarcode,
  dropPack,
  hasValuedBatches,
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
 * Replaces what a person can edit of a product. Packs left out go (retired when the product was ever sold); a sold pack that
 * changes its size is retired and made anew, so that old receipts keep their meaning. A product that is counted from now on
 * begins at zero, whatever was sold before. New prices, barcodes and rules of sale are audited.
 * Throws VERSION_CONFLICT, UNKNOWN_PACK, DUPLICATE for another product's barcode, NOT_FOUND_RECORD, PACK_SIZE (a kg that is not 1000 g),
 * PACK_IN_USE (another size of a pack by which goods were received and priced: those batches would keep what was meant for the old size,
 * as 50 pieces would become 50 g when a product counted in pieces is weighed from now on).
 */
export function updateProduct(
  context: Context,
  input: { id: string; version: number; product: ProductInput },
): ProductDetailDto {
  const { db } = context;
  const { id, product } = input;
  const before = getProduct(context, id);
  if (before.version !== input.version) throw new Refusal('VERSION_CONFLICT', { entity: 'product', id });
  checkProduct(db, id, product, before);
  const sold = wasSold(db, id);
  const plan = planPacks(id, before.packs, product.packs, sold);
  refuseNewMeanings(context, before, product);
  db.transaction('catalog.update', () => {
    const now = context.ports.clock.now();
    updateProductRow(db, id, valuesOf(product), now);
    if (product.isCounted && !before.isCounted) writeOffUncounted(db, id, id, movementNow(context));
    writePacks(context, id, product, plan, sold);
    replaceAliases(db, id, distinctAliases(product));
    replaceSpecifications(db, id, product.specifications);
    indexProducts(db, [productState(db, id)?.seq ?? 0]);
    noteAvailability(db, id, now, before.isPublished);
    if (plan.priceChanges.length + plan.barcodesAdded.length + plan.barcodesRemoved.length > 0)
      note(context, 'product.prices-changed', id, now, {
        prices: plan.priceChanges,
        barcodesAdded: plan.barcodesAdded,
        barcodesRemoved: plan.barcodesRemoved,
      });
    const rules = changedRules(before, product);
    if (Object.keys(rules).length > 0) note(context, 'product.rules-changed', id, now, rules);
  });
  context.events.publish({ type: 'catalog-changed', productIds: [id] });
  return getProduct(context, id);
}

function refuseNewMeanings(context: Context, before: ProductDetailDto, after: ProductInput): void {
  const sizes = new Map(before.packs.map((pack) => [pack.id, pack.baseQuantity]));
  const resized = after.packs.find(
    ({ id, baseQuantity }) => id !== undefined && sizes.get(id) !== baseQuantity,
  );
  const isOtherMeasure =
    before.baseUnit !== after.baseUnit && (isMeasured(before.baseUnit) || isMeasured(after.baseUnit));
  const unit = isOtherMeasure ? before.baseUnit : resized?.unit;
  if (unit !== undefined && hasValuedBatches(context.db, before.id))
    throw new Refusal('PACK_IN_USE', { productId: before.id, unit });
}

function note(
  context: Context,
  action: string,
  id: string,
  at: number,
  details: Record<string, unknown>,
): void {
  const { userId, tillId } = context.actor;
  appendAudit(context.db, { at, userId, tillId, action, entity: 'product', entityId: id, details });
}

/** The rules that say whether and how the product is sold, as [before, after] where they change. */
function changedRules(before: ProductDetailDto, after: ProductInput): Record<string, [unknown, unknown]> {
  const rules: Record<string, [unknown, unknown]> = {
    isActive: [before.isActive, after.isActive],
    isCounted: [before.isCounted, after.isCounted],
    oversell: [before.ownOversell, after.oversell],
    drugClass: [before.drugClass, after.drugClass],
    vatRateBp: [before.vatRateBp, after.vatRateBp],
  };
  return Object.fromEntries(Object.entries(rules).filter(([, [old, now]]) => old !== now));
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
