import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CartRules } from '../../../shared/cart/cart-types.ts';
import { orpc } from '../../api/client.ts';
import { findGoods } from './find-goods.ts';
import { moneyFirst } from './money-first.ts';

const DEBOUNCE_MS = 40;
const FRESH_MS = 5000;

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
  };
}
