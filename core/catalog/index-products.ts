import type { SearchOptions } from '../../shared/text/search/search-types.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import { createProductIndex, type ProductIndex } from '../search/index.ts';
import { searchTexts } from './search-text.repo.ts';

const indexes = new WeakMap<Reader, ProductIndex>();

/** Brings the search index up to date with what the products say now. Call it inside the transaction that changed them. */
export function indexProducts(db: ShopDb, seqs: readonly number[]): void {
  const texts = searchTexts(db, seqs);
  const index = indexOf(db);
  index.putMany(texts);
  for (const seq of seqs) if (!texts.has(seq)) index.remove(seq);
}

/** Takes products out of the search index. */
export function unindexProducts(db: ShopDb, seqs: readonly number[]): void {
  const index = indexOf(db);
  for (const seq of seqs) index.remove(seq);
}

/** Rows of products for what was typed, best first; `boost` and `onShelf` put some before their equals. */
export function searchProducts(
  db: Reader,
  text: string,
  limit: number,
  preferred: Pick<SearchOptions, 'boost' | 'onShelf'> = {},
): number[] {
  return indexOf(db)
    .search(text, { limit, ...preferred })
    .map((hit) => hit.seq);
}

function indexOf(db: Reader): ProductIndex {
  const index = indexes.get(db) ?? createProductIndex(db.sqlite);
  indexes.set(db, index);
  return index;
}
