import { useMutation } from '@tanstack/react-query';
import { resumeCart } from '../../../shared/cart/cart-state.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { trxIdSchema } from '../../../shared/contract/tenders.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { api } from '../../api/client.ts';
import { draftOf, productsOf } from '../cart/use-restored-cart.ts';
import { takeCart } from '../counter-store.ts';
import { newPayment, paymentStore } from '../pay/payment-store.ts';

/** Money that the marketplace took for the shop: a tender of its method under the provider's id, or the order's code where it has none. */
function paidOnline({ order }: ShopOrderDto, draftId: string): void {
  if (order.paid === 0 || order.payment === 'cash') return;
  // Codes come round again; the end of the id does not.
  const own = `ONLINE-${order.code.replaceAll(/[^A-Za-z0-9-]/g, '')}-${order.id.slice(-6)}`;
  const theirs = trxIdSchema.safeParse(order.trxId);
  const trxId = theirs.success ? theirs.data : own;
  const payment = newPayment(draftId);
  const isWhole = order.paid >= order.total;
  paymentStore.set(
    isWhole
      ? { ...payment, kind: order.payment, trxId }
      : { ...payment, taken: [{ kind: order.payment, amount: paisa(order.paid), trxId }] },
  );
}

/** Takes the held cart of an order onto the counter, with what was paid online among its tenders. */
export function useRingUpOrder(shown: ShopOrderDto, onDone: (() => void) | undefined) {
  return useMutation({
    mutationFn: async () => {
      const { items } = await api.sales.drafts({});
      const stored = items.find(({ id }) => id === shown.draftId);
      if (!stored) throw new Error('the held cart of the order is gone');
      const draft = { ...draftOf(stored), state: 'open' as const, revision: stored.revision + 1 };
      // Claimed before it is shown: another till may be reaching for the same cart.
      await api.sales.saveDraft(draft);
      return resumeCart(draft, await productsOf(draft));
    },
    onSuccess: (cart) => {
      takeCart(cart, true);
      paidOnline(shown, cart.draft.id);
      onDone?.();
    },
  });
}
