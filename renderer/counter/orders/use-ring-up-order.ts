import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { resumeCart } from '../../../shared/cart/cart-state.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { api } from '../../api/client.ts';
import { draftOf, productsOf } from '../cart/use-restored-cart.ts';
import { takeCart } from '../counter-store.ts';
import { knowCartOrder } from './use-cart-order.ts';

/** Takes the held cart of an order onto the counter. */
export function useRingUpOrder(shown: ShopOrderDto, onDone: (() => void) | undefined) {
  const queries = useQueryClient();
  const mutationKey = ['ring-up-order', shown.order.id];
  const ringUp = useMutation({
    mutationKey,
    mutationFn: async () => {
      const { items } = await api.sales.drafts({});
      const stored = items.find(({ id }) => id === shown.draftId);
      // Another till's open cart is not among them: it is refused in the words in which saving it would be.
      if (!stored)
        throw new ORPCError('VERSION_CONFLICT', { data: { entity: 'draft', id: shown.draftId ?? '' } });
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
