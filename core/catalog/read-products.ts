import type { FoundDto, ProductDetailDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Permission } from '../../shared/permissions/permissions.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import type { Ports } from '../ports/ports.ts';
import { readSettings } from '../settings/index.ts';
import { assembleProduct, type View } from './assemble-product.ts';
import { barcodeOwner, batchRows, packRows, pinnedIds, productExtras, productRows } from './catalog.repo.ts';

/** What reading products takes of the context: no more, so that the reading thread's jobs know nothing of the running shop. */
type Seer = { db: ShopDb; ports: Pick<Ports, 'clock'>; actor: { permissions: ReadonlySet<Permission> } };

/** How this caller sees products now: the day, the shop's oversell rule, whether costs are shown. */
export function viewOf(context: Seer): View {
  const { counter } = readSettings(context.db);
  return {
    today: businessDayOf(context.ports.clock.now(), counter.dayStartHour),
    oversell: counter.oversell,
    showsCost: context.actor.permissions.has('cost.view'),
  };
}

/** Fresh copies of the products, in the order asked for; unknown ids are left out. */
export function readProducts(context: Seer, ids: readonly string[]): ProductDto[] {
  return viewProducts(context.db, ids, viewOf(context));
}

/** As `readProducts`, on any connection. */
export function viewProducts(db: Reader, ids: readonly string[], view: View): ProductDto[] {
  if (ids.length === 0) return [];
  const rows = new Map(productRows(db, ids).map((row) => [row.id, row]));
  const packs = Map.groupBy(packRows(db, ids), (row) => row.productId);
  const batches = Map.groupBy(batchRows(db, ids), (row) => row.productId);
  return [...new Set(ids)].flatMap((id) => {
    const row = rows.get(id);
    return row ? [assembleProduct(row, packs.get(id) ?? [], batches.get(id) ?? [], view)] : [];
  });
}

/** One product with everything a person can edit. Throws NOT_FOUND_RECORD. */
export function getProduct(context: Seer, id: string): ProductDetailDto {
  const [row] = productRows(context.db, [id]);
  if (!row) throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id });
  const product = assembleProduct(
    row,
    packRows(context.db, [id]),
    batchRows(context.db, [id]),
    viewOf(context),
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
export function findByBarcode(db: Reader, code: string, view: View): FoundDto | undefined {
  const owner = barcodeOwner(db, code);
  if (!owner || owner.isActive === 0) return undefined;
  const [product] = viewProducts(db, [owner.productId], view);
  return product && { product, packId: owner.packId };
}

/** As `findByBarcode`, for a scan. Throws UNKNOWN_BARCODE. */
export function lookupBarcode(context: Seer, code: string): FoundDto {
  const found = findByBarcode(context.db, code, viewOf(context));
  if (!found) throw new Refusal('UNKNOWN_BARCODE', { code });
  return found;
}

/** The products pinned to the counter, in their order. */
export function readQuickKeys(context: Seer): ProductDto[] {
  return readProducts(context, pinnedIds(context.db));
}
