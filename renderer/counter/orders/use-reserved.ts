import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { orpc } from '../../api/client.ts';
import { useCounterState } from '../counter-store.ts';

/** Goods that an order waits for, with its number. */
export type Reserved = Awaited<ReturnType<typeof orpc.marketplace.reserved.call>>['items'][number];

const NOTHING: readonly Reserved[] = [];

/**
 * Goods that orders of the marketplace wait for, without the order whose cart is on the screen. It is there before a scan needs it, comes anew
 * with the shop's events, and is the same object until something of it changed.
 */
export function useReservedForOthers(): readonly Reserved[] {
  const draftId = useCounterState(({ cart }) => cart.draft.id);
  const found = useQuery(orpc.marketplace.reserved.queryOptions({ input: {}, retry: false })).data;
  const items = found?.items ?? NOTHING;
  const own = items.some((each) => each.draftId === draftId) ? draftId : null;
  return useMemo(() => (own === null ? items : items.filter((each) => each.draftId !== own)), [items, own]);
}
