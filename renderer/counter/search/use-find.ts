import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CartRules } from '../../../shared/cart/cart-types.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { moneyFirst } from './money-first.ts';
import { isMeasureText, readSearch } from './read-search.ts';

const DEBOUNCE_MS = 40;
const MOST_RESULTS = 20;
const FRESH_MS = 5000;

function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

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

/** The hits for the text in the box, soon after it stops changing; `find` gives those of exactly a text, at once. */
export function useFind(text: string, rules: Pick<CartRules, 'businessDay'>) {
  const queries = useQueryClient();
  const settled = useDebounced(text.trim());
  const optionsOf = useCallback(
    (wanted: string) => ({
      queryKey: [...orpc.catalog.find.key(), wanted] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => findGoods(wanted, signal),
      staleTime: FRESH_MS,
      retry: false,
    }),
    [],
  );
  const query = useQuery({
    ...optionsOf(settled),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  // A question of its own: that of the box is called off as soon as the box is empty, and what was entered would be lost with it.
  const find = useCallback(
    async (wanted: string) => {
      const answer = await queries.fetchQuery({
        queryKey: [...orpc.catalog.find.key(), wanted.trim(), 'entered'],
        queryFn: () => findGoods(wanted.trim()),
        staleTime: FRESH_MS,
        retry: false,
      });
      return { ...answer, items: moneyFirst(answer.items, answer.quantity, rules) };
    },
    [queries, rules],
  );
  const items = useMemo(
    () => moneyFirst(query.data?.items ?? [], query.data?.quantity ?? null, rules),
    [query.data, rules],
  );
  const isShown = settled !== '' && text.trim() !== '';
  return {
    items: isShown ? items : [],
    quantity: query.data?.quantity ?? null,
    /** True once the answer for what stands in the box is there. */
    isSettled: settled === text.trim() && query.isSuccess && !query.isPlaceholderData,
    error: query.isError ? query.error : null,
    find,
  };
}
