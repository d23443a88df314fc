import type { BatchDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readProducts } from '../catalog/index.ts';
import { readSettings } from '../settings/index.ts';
import { countShelf, pageOfShelf, type ShelfFilter } from './shelf.repo.ts';
import { findBatch } from './stock.repo.ts';
import { batchDto } from './stock-writer.ts';

/** Batches with goods in them, earliest expiry first, each with its product; costs only for those who may see them. */
export function listShelf(
  context: Context,
  input: { text: string; only: ShelfFilter['only']; offset: number; limit: number },
): { items: { product: ProductDto; batch: BatchDto }[]; total: number } {
  const { db, ports } = context;
  const { counter } = readSettings(db);
  const today = businessDayOf(ports.clock.now(), counter.dayStartHour);
  const filter = {
    text: input.text,
    only: input.only,
    today,
    nearUntil: addDays(today, counter.nearExpiryDays),
  };
  const page = pageOfShelf(db, filter, { offset: input.offset, limit: input.limit });
  const products = new Map(
    readProducts(context, [...new Set(page.map(({ productId }) => productId))]).map((product) => [
      product.id,
      product,
    ]),
  );
  const items = page.flatMap(({ batchId, productId }) => {
    const product = products.get(productId);
    const batch = findBatch(db, batchId);
    return product && batch ? [{ product, batch: batchDto(context, batch) }] : [];
  });
  return { items, total: countShelf(db, filter) };
}
