import type { FoundDto } from '../../shared/contract/catalog.contract.ts';
import type { Context } from '../app/shop.ts';
import { demandOf, idsOfSeqs, seqsInStock } from './catalog.repo.ts';
import { preferenceOf } from './catalog-rules.ts';
import { searchProducts } from './index-products.ts';
import { findByBarcode, readProducts, viewOf } from './read-products.ts';

const BARCODE = /^[\x21-\x7e]{1,64}$/;
/** Hits beyond the page, for those that are out of use or not yet visible. */
const SPARE = 20;

/** One box: exactly a barcode, or else the products that the text means, best first. */
export function findProducts(context: Context, input: { text: string; limit: number }): FoundDto[] {
  const text = input.text.trim();
  if (text === '') return [];
  const scanned = BARCODE.test(text) ? findByBarcode(context.db, text, viewOf(context)) : undefined;
  if (scanned) return [scanned];
  const hits = searchProducts(context.db, text, input.limit + SPARE, {
    boost: (seq) => preferenceOf(demandOf(context.db, seq)),
    onShelf: (seqs, most) => seqsInStock(context.db, seqs, most),
  });
  const ids = idsOfSeqs(context.db, hits);
  const wanted = hits.flatMap((seq) => ids.get(seq) ?? []);
  return readProducts(context, wanted)
    .filter((product) => product.isActive)
    .slice(0, input.limit)
    .map((product) => ({ product, packId: null }));
}
