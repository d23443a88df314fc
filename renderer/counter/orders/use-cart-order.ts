import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { AgreedCart, ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { orpc } from '../../api/client.ts';
import { useCounterState } from '../counter-store.ts';

type CartOrder = { order: ShopOrderDto | null; agreed: AgreedCart | null };
const ORDINARY: CartOrder = { order: null, agreed: null };

/** The order of the marketplace whose held cart is on the screen, and what was agreed for it at today's prices; null for an ordinary cart. */
export function useOrderOfCart(): CartOrder {
  const draftId = useCounterState(({ cart }) => cart.draft.id);
  const status = useQuery(orpc.marketplace.status.queryOptions({ input: {}, retry: false })).data;
  const isConnected = status !== undefined && status.shop !== null;
  const found = useQuery({
    ...orpc.marketplace.cartOrder.queryOptions({ input: { draftId }, retry: false }),
    enabled: isConnected,
  });
  return found.data ?? ORDINARY;
}

/** The order of the marketplace whose held cart is on the screen; null for an ordinary cart. */
export function useCartOrder(): ShopOrderDto | null {
  return useOrderOfCart().order;
}

/** A cart waits no longer for whose it is: a cut Wi-Fi may swallow the question whole. */
const LONGEST_ANSWER_MS = 3_000;

/**
 * Has the order of a held cart known before that cart lies on the counter: keys that follow must meet what asks for its code, not what asks
 * for money. Resolves after three seconds all the same; the counter then asks again by itself.
 */
export async function knowCartOrder(queries: QueryClient, draftId: string): Promise<void> {
  const asked = orpc.marketplace.cartOrder.queryOptions({ input: { draftId }, retry: false });
  const giveUp = setTimeout(
    () => void queries.cancelQueries({ queryKey: asked.queryKey }),
    LONGEST_ANSWER_MS,
  );
  // Also where it was read a moment ago: what a refusal tells of is newer.
  await queries.fetchQuery({ ...asked, staleTime: 0 }).catch(() => undefined);
  clearTimeout(giveUp);
}

/** True where the goods of an order may not go out yet: the customer's pickup code was not said. */
export function lacksCode({ order, codeState }: ShopOrderDto): boolean {
  return order.fulfilment === 'pickup' && codeState === 'none';
}
