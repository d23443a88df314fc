import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { Context } from '../app/shop.ts';
import { demandOf, type ListFilter, listIds } from './catalog.repo.ts';
import { preferenceOf } from './catalog-rules.ts';
import { searchProducts } from './index-products.ts';
import { findByBarcode, readProducts } from './read-products.ts';

const MOST_HITS = 1000;

/** A page of the catalogue for the back office, and how many products pass the filter. Text ranks, at most 1000 hits. */
export function listProducts(
  context: Context,
  input: Omit<ListFilter, 'seqs'> & { text: string; offset: number; limit: number },
): { items: ProductDto[]; total: number } {
  const { text, offset, limit, ...filter } = input;
  const typed = text.trim();
  const scanned = typed === '' ? undefined : findByBarcode(context, typed);
  if (scanned && !filter.inactive) return { items: [scanned.product], total: 1 };
  const seqs =
    typed === ''
      ? null
      : searchProducts(context.db, typed, MOST_HITS, (seq) => preferenceOf(demandOf(context.db, seq)));
  const { ids, total } = listIds(context.db, { ...filter, seqs }, { offset, limit });
  return { items: readProducts(context, ids), total };
}
