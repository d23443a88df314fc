import type { BatchDto, ProductDto } from '../../shared/contract/catalog.contract.ts';
import { addDays } from '../../shared/time/business-day.ts';
import { type View, viewProducts } from '../catalog/index.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { countShelf, pageOfShelf, type ShelfFilter, shelfSql } from './shelf.repo.ts';
import { findBatch } from './stock.repo.ts';

/** What is asked of the shelf, and as whom; `nearDays` is how far ahead the shop warns of an expiry. */
export type ShelfList = {
  text: string;
  only: ShelfFilter['only'];
  offset: number;
  limit: number;
  nearDays: number;
  view: View;
};

type Asked = Omit<ShelfList, 'offset' | 'limit'>;

const filterOf = ({ text, only, nearDays, view }: Asked): ShelfFilter => ({
  text,
  only,
  today: view.today,
  nearUntil: addDays(view.today, nearDays),
});

/** The whole shelf as SQL that gives ids of batches in its order, so that another connection can read it. */
export function shelfListSql(asked: Asked): ReturnType<typeof shelfSql> {
  return shelfSql(filterOf(asked));
}

/**
 * Batches with goods in them, earliest expiry first, each with its product; costs only for those who may see them. It sorts the whole
 * shelf, which takes longer than a sale may wait, so it is a job of the reading thread.
 */
export function listShelf(
  reader: Reader,
  { offset, limit, ...asked }: ShelfList,
): { items: { product: ProductDto; batch: BatchDto }[]; total: number } {
  const filter = filterOf(asked);
  const { view } = asked;
  return snapshot(reader, () => {
    const page = pageOfShelf(reader, filter, { offset, limit });
    const ids = [...new Set(page.map(({ productId }) => productId))];
    const products = new Map(viewProducts(reader, ids, view).map((product) => [product.id, product]));
    const items = page.flatMap(({ batchId, productId }) => {
      const product = products.get(productId);
      const found = findBatch(reader, batchId);
      if (!product || !found) return [];
      const { productId: _, ...batch } = found;
      return [{ product, batch: view.showsCost ? batch : { ...batch, cost: null } }];
    });
    return { items, total: countShelf(reader, filter) };
  });
}
