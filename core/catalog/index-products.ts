import { words } from '../../shared/text/fold.ts';
import type { ShopDb } from '../db/open.ts';
import { seqsHolding } from './plain-search.repo.ts';

/** Brings the search index up to date with what the products say now. Call it inside the transaction that changed them. */
export function indexProducts(_db: ShopDb, _seqs: readonly number[]): void {}

/** Rows of products for what was typed, best first; `isBetter` puts some first among near equals. */
export function searchProducts(
  db: ShopDb,
  text: string,
  limit: number,
  isBetter: (seq: number) => boolean,
): number[] {
  const typed = words(text);
  if (typed.length === 0) return [];
  const found = seqsHolding(db, typed, limit);
  return [...found.filter(isBetter), ...found.filter((seq) => !isBetter(seq))];
}
