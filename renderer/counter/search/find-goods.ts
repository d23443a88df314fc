import { type GoodsMeant, goodsMeant } from '../../../shared/cart/goods-meant.ts';
import { readSearch } from '../../../shared/cart/read-search.ts';
import { api } from '../../api/client.ts';

const MOST_RESULTS = 20;

/** What the shop has for a text, and how much of it is meant; each way to read the text is looked for at once. */
export async function findGoods(text: string, signal?: AbortSignal): Promise<GoodsMeant> {
  const search = readSearch(text);
  if (search.find === '') return { items: [], quantity: search.quantity, called: [], choice: [] };
  const texts = [search.find, ...search.rivals.map(({ find }) => find)];
  const asked = new Map(
    [...new Set(texts)].map((words) => [
      words,
      api.catalog.find({ text: words, limit: MOST_RESULTS }, signal ? { signal } : {}),
    ]),
  );
  const answers = await Promise.all(texts.map(async (words) => (await asked.get(words))?.items ?? []));
  const meant = goodsMeant(search, answers);
  return { ...meant, items: meant.items.slice(0, MOST_RESULTS) };
}
