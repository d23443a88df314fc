import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import type { View } from './assemble-product.ts';
import { demandOf, type ListFilter, listIds, listSql } from './catalog.repo.ts';
import { preferenceOf } from './catalog-rules.ts';
import { searchProducts } from './index-products.ts';
import { findByBarcode, viewProducts } from './read-products.ts';

const MOST_HITS = 1000;

type Asked = Omit<ListFilter, 'seqs'> & { text: string; view: View };

/** What the back office asks of the catalogue, and as whom. */
export type ProductList = Asked & { offset: number; limit: number };

/** What a typed text and the filter mean: the one product of a barcode, or a filter of the table (text ranks, at most 1000 hits). */
function meantProducts(reader: Reader, { text, view, ...filter }: Asked) {
  const typed = text.trim();
  const scanned = typed === '' ? undefined : findByBarcode(reader, typed, view);
  if (scanned && !filter.inactive) return { scanned: scanned.product };
  const seqs =
    typed === ''
      ? null
      : searchProducts(reader, typed, MOST_HITS, { boost: (seq) => preferenceOf(demandOf(reader, seq)) });
  return { filter: { ...filter, seqs } };
}

/** The whole list as SQL that gives ids in its order, so that another connection can read it. */
export function productListSql(reader: Reader, asked: Asked): ReturnType<typeof listSql> {
  const { scanned, filter } = meantProducts(reader, asked);
  return scanned ? { sql: 'SELECT @id AS id', parameters: { id: scanned.id } } : listSql(filter);
}

/**
 * A page of the catalogue for the back office, and how many products pass the filter. Text ranks, at most 1000 hits. Counting takes
 * longer than a sale may wait, so it is a job of the reading thread.
 */
export function listProducts(reader: Reader, input: ProductList): { items: ProductDto[]; total: number } {
  const { offset, limit, ...asked } = input;
  return snapshot(reader, () => {
    const { scanned, filter } = meantProducts(reader, asked);
    if (scanned) return { items: [scanned], total: 1 };
    const { ids, total } = listIds(reader, filter, { offset, limit });
    return { items: viewProducts(reader, ids, input.view), total };
  });
}
