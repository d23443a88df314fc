import { ORPCError } from '@orpc/client';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { resumeCart } from '../../../shared/cart/cart-state.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { api, orpc } from '../../api/client.ts';
import { draftOf, productsOf } from '../cart/use-restored-cart.ts';
import { takeCart } from '../counter-store.ts';
import { knowCartOrder } from './use-cart-order.ts';

/**
 * Why the cart of an order is not among the held ones, in the words in which saving it would be refused: the order moved on, and what is shown of it is read
 * again; or another till has its cart open, which is in no list but that till's.
 */
async function whyMissing(queries: QueryClient, draftId: string) {
  const { order } = await api.marketplace.cartOrder({ draftId });
  if (order === null || (order.draftId !== null && order.saleId === null))
    return new ORPCError('VERSION_CONFLICT', { data: { entity: 'draft', id: draftId } });
  void queries.invalidateQueries({ queryKey: orpc.marketplace.key() });
  return new ORPCError('ORDER_STATE', { data: { status: order.status } });
}

/** Takes the held cart of an order onto the counter. */
export function useRingUpOrder(shown: ShopOrderDto, onDone: (() => void) | undefined) {
  const queries = useQueryClient();
  const mutationKey = ['ring-up-order', shown.order.id];
  const ringUp = useMutation({
    mutationKey,
    mutationFn: async () => {
      const { items } = await api.sales.drafts({});
      const stored = items.find(({ id }) => id === shown.draftId);
      if (!stored) throw await whyMissing(queries, shown.draftId ?? '');
      const draft = { ...draftOf(stored), state: 'open' as const, revision: stored.revision + 1 };
      // Claimed before it is shown: another till may be reaching for the same cart.
      await api.sales.saveDraft(draft);
      const [products] = await Promise.all([productsOf(draft), knowCartOrder(queries, draft.id)]);
      return resumeCart(draft, products);
    },
    onSuccess: (cart) => {
      takeCart(cart, true);
      onDone?.();
    },
  });
  // A second one would find the cart taken.
  const start = () => sendOnce(queries, mutationKey, () => ringUp.mutate());
  return { isPending: ringUp.isPending, error: ringUp.error, start };
}
