import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { api } from '../../api/client.ts';
import { isMeasureText, readSearch } from './read-search.ts';

const MOST_RESULTS = 20;

/** What the shop has for a text; where a measure may belong to the name ("Tusca 100ml") the whole text is tried first. */
export async function findGoods(
  text: string,
  signal?: AbortSignal,
): Promise<{ items: FoundDto[]; quantity: string | null }> {
  const { find, whole, quantity } = readSearch(text);
  if (find === '') return { items: [], quantity };
  const ask = (words: string) =>
    api.catalog.find({ text: words, limit: MOST_RESULTS }, signal ? { signal } : {});
  if (quantity !== null && whole !== find && isMeasureText(quantity)) {
    const { items } = await ask(whole);
    if (items.length > 0) return { items, quantity };
  }
  return { items: (await ask(find)).items, quantity };
}
