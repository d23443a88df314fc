import type { FoundDto, ProductDetailDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { assembleProduct, type Reading } from './assemble-product.ts';
import { barcodeOwner, batchRows, packRows, pinnedIds, productExtras, productRows } from './catalog.repo.ts';

/** How this caller sees products now: the day, the shop's oversell rule, whether costs are shown. */
export function readingOf(context: Context): Reading {
  const { counter } = readSettings(context.db);
  return {
    today: businessDayOf(context.ports.clock.now(), counter.dayStartHour),
    oversell: counter.oversell,
    showsCost: context.actor.permissions.has('cost.view'),
  };
}

/** Fresh copies of the products, in the order asked for; unknown ids are left out. */
export function readProducts(
  context: Context,
  ids: readonly string[],
  reading: Reading = readingOf(context),
): ProductDto[] {
  if (ids.length === 0) return [];
  const rows = new Map(productRows(context.db, ids).map((row) => [row.id, row]));
  const packs = Map.groupBy(packRows(context.db, ids), (row) => row.productId);
  const batches = Map.groupBy(batchRows(context.db, ids), (row) => row.productId);
  return [...new Set(ids)].flatMap((id) => {
    const row = rows.get(id);
    return row ? [assembleProduct(row, packs.get(id) ?? [], batches.get(id) ?? [], reading)] : [];
  });
}

/** One product with everything a person can edit. Throws NOT_FOUND_RECORD. */
export function getProduct(context: Context, id: string): ProductDetailDto {
  const [row] = productRows(context.db, [id]);
  if (!row) throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id });
  const product = assembleProduct(
    row,
    packRows(context.db, [id]),
    batchRows(context.db, [id]),
    readingOf(context),
  );
  return {
    ...product,
    ...productExtras(context.db, id),
    description: row.description,
    ownOversell: row.oversell,
    reorderLevel: row.reorderLevel,
    isPublished: row.isPublished === 1,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** The product and pack of exactly this barcode, or undefined; a product out of use is not found. */
export function findByBarcode(context: Context, code: string): FoundDto | undefined {
  const owner = barcodeOwner(context.db, code);
  if (!owner || owner.isActive === 0) return undefined;
  const [product] = readProducts(context, [owner.productId]);
  return product && { product, packId: owner.packId };
}

/** As `findByBarcode`, for a scan. Throws UNKNOWN_BARCODE. */
export function lookupBarcode(context: Context, code: string): FoundDto {
  const found = findByBarcode(context, code);
  if (!found) throw new Refusal('UNKNOWN_BARCODE', { code });
  return found;
}

/** The products pinned to the counter, in their order. */
export function readQuickKeys(context: Context): ProductDto[] {
  return readProducts(context, pinnedIds(context.db));
}
