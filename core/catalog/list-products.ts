import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import type { View } from './assemble-product.ts';
import { demandOf, type ListFilter, listIds } from './catalog.repo.ts';
import { preferenceOf } from './catalog-rules.ts';
import { searchProducts } from './index-products.ts';
import { findByBarcode, viewProducts } from './read-products.ts';

const MOST_HITS = 1000;

/** What the back office asks of the catalogue, and as whom. */
export type ProductList = Omit<ListFilter, 'seqs'> & {
  text: string;
  offset: number;
  limit: number;
  view: View;
};

/**
 * A page of the catalogue for the back office, and how many products pass the filter. Text ranks, at most 1000 hits. Counting takes
 * longer than a sale may wait, so it is a job of the reading thread.
 */
export function listProducts(reader: Reader, input: ProductList): { items: ProductDto[]; total: number } {
  const { text, offset, limit, view, ...filter } = input;
  const typed = text.trim();
  return snapshot(reader, () => {
    const scanned = typed === '' ? undefined : findByBarcode(reader, typed, view);
    if (scanned && !filter.inactive) return { items: [scanned.product], total: 1 };
    const seqs =
      typed === ''
        ? null
        : searchProducts(reader, typed, MOST_HITS, (seq) => preferenceOf(demandOf(reader, seq)));
    const { ids, total } = listIds(reader, { ...filter, seqs }, { offset, limit });
    return { items: viewProducts(reader, ids, view), total };
  });
}
