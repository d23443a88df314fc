import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CartRules } from '../../../shared/cart/cart-types.ts';
import type { GoodsMeant } from '../../../shared/cart/goods-meant.ts';
import { orpc } from '../../api/client.ts';
import { findGoods } from './find-goods.ts';
import { moneyFirst } from './money-first.ts';

const DEBOUNCE_MS = 40;
const FRESH_MS = 5000;
const NOTHING: GoodsMeant = { items: [], quantity: null, called: [], choice: [] };

function useDebounced(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The hits for the text in the box, soon after it stops changing. */
export function useFind(text: string, rules: Pick<CartRules, 'businessDay'>) {
  const settled = useDebounced(text.trim());
  const query = useQuery({
    queryKey: [...orpc.catalog.find.key(), settled] as const,
    queryFn: ({ signal }) => findGoods(settled, signal),
    staleTime: FRESH_MS,
    retry: false,
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  const meant = useMemo(() => moneyFirst(query.data ?? NOTHING, rules), [query.data, rules]);
  const isShown = settled !== '' && text.trim() !== '';
  return {
    ...(isShown ? meant : NOTHING),
    /** True once the answer for what stands in the box is there. */
    isSettled: settled === text.trim() && query.isSuccess && !query.isPlaceholderData,
    error: query.isError ? query.error : null,
  };
}
