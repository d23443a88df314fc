import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { checkoutOf } from '../../../shared/cart/cart-state.ts';
import type { CheckoutInput, SaleDto, TenderInput } from '../../../shared/contract/sales.contract.ts';
import { tenderSchema } from '../../../shared/contract/tenders.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { api, orpc } from '../../api/client.ts';
import { asRefusal, useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { hasWaitingScans } from '../cart/waiting-scans.ts';
import { counterStore, dispatchCart, finishSale, notify, showView, updateCounter } from '../counter-store.ts';
import { knowCartOrder } from '../orders/use-cart-order.ts';
import { playSound } from '../sounds.ts';
import type { CounterBase } from '../use-counter-value.ts';
import { newPayment, paymentStore, updatePayment } from './payment-store.ts';

/** Without an answer for so long, Enter asks again: the server knows the sale by its id. */
const LONGEST_ANSWER_MS = 20_000;

async function refreshGoods(): Promise<void> {
  const ids = Object.keys(counterStore.get().cart.products);
  if (ids.length === 0) return;
  const { items } = await api.catalog.getMany({ ids });
  dispatchCart({ type: 'refresh-products', products: items });
}

/** Marks what each line cost before, so that the screen can show both. */
function markOldPrices(base: CounterBase, lines: readonly { lineId: string; amount: number }[]): void {
  const changed = lines.flatMap(({ lineId, amount }) => {
    const before = base.priced.get(lineId)?.amount;
    return before !== undefined && before !== amount ? [[lineId, before] as const] : [];
  });
  updateCounter({ oldAmounts: Object.fromEntries(changed) });
}

/** The sale that an earlier try, whose answer was lost, had rung up: what came into the cart since is not part of it. */
async function earlierSale(error: unknown, saleId: string): Promise<SaleDto | null> {
  const refusal = asRefusal(error);
  if (refusal?.code !== 'DUPLICATE' || refusal.data.entity !== 'sale') return null;
  return api.sales.get({ saleId }).catch(() => null);
}

const ABOUT_APPROVAL: ReadonlySet<string> = new Set(['NEEDS_APPROVAL', 'WRONG_PIN', 'LOCKED_OUT']);

/** Shows a refusal where it belongs: on its line, where an approval is asked for, or in the pay panel. */
function placeRefusal(
  base: CounterBase,
  error: unknown,
  text: string,
  tenders: readonly TenderInput[],
): void {
  const refusal = asRefusal(error);
  const lineId = refusal && 'lineId' in refusal.data ? refusal.data.lineId : undefined;
  // That an approval is needed is why the panel is there, not something that went wrong in it.
  const isFirstAsked = refusal?.code === 'NEEDS_APPROVAL' && refusal.data.reason === 'discount';
  updatePayment({ isBusy: false, error: isFirstAsked ? null : error });
  if (refusal?.code === 'PRICE_CHANGED') markOldPrices(base, refusal.data.lines);
  if (refusal?.code === 'PAID_ONLINE') {
    const paid = tenderSchema.safeParse(refusal.data);
    updatePayment({ taken: paid.success ? [paid.data] : [], kind: 'cash', amountText: '', trxId: '' });
  }
  if (refusal && ABOUT_APPROVAL.has(refusal.code)) showView({ kind: 'approval', tenders });
  else if (refusal?.code === 'PICKUP_CODE_REQUIRED') {
    updatePayment({ error: null });
    showView({ kind: 'pickup-code', tenders });
  } else if (refusal?.code === 'CUSTOMER_REQUIRED') {
    showView({ kind: 'customer', next: 'pay' });
    notify('refuse', text);
  } else if (lineId) {
    updateCounter({ lineProblems: { ...counterStore.get().lineProblems, [lineId]: error } });
    dispatchCart({ type: 'select', lineId });
    showView({ kind: 'search' });
    notify('refuse', text);
  } else showView({ kind: 'pay' });
}

/**
 * Rings up the cart with these tenders. Pressed twice it still rings up once: the second press is not sent while the first is
 * under way, and the server knows the sale by its id. An approval is sent along once and kept nowhere.
 */
export function useCheckout(): (
  base: CounterBase,
  tenders: readonly TenderInput[],
  approval?: CheckoutInput['approval'],
) => void {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const queries = useQueryClient();
  return useCallback(
    (base, tenders, approval) => {
      const { cart } = counterStore.get();
      if (paymentStore.get().draftId !== cart.draft.id) paymentStore.set(newPayment(cart.draft.id));
      const { isBusy, isPrinted } = paymentStore.get();
      if (isBusy || cart.draft.lines.length === 0) return;
      // A scan may be made on the way through the customers, too.
      if (hasWaitingScans()) {
        showView({ kind: 'search' });
        playSound('refuse', base.settings.counter.sounds);
        notify('refuse', t('notice.scanWaits'));
        return;
      }
      updatePayment({ isBusy: true, error: null });
      const sounds = base.settings.counter.sounds;
      const order = {
        ...checkoutOf(cart, base.preview, tenders, { print: isPrinted }),
        seenMore: paisa(counterStore.get().seenMore),
        ...(approval ? { approval } : {}),
      };
      api.sales.checkout(order, { signal: AbortSignal.timeout(LONGEST_ANSWER_MS) }).then(
        (sale) => {
          paymentStore.set(newPayment(''));
          finishSale(sale);
          playSound('ok', sounds);
        },
        async (error: unknown) => {
          const earlier = await earlierSale(error, cart.draft.id);
          if (earlier) {
            paymentStore.set(newPayment(''));
            finishSale(earlier);
            playSound('refuse', sounds);
            const total = format.taka(earlier.total);
            notify('refuse', t('notice.soldBefore', { code: earlier.receiptCode, total }));
            return;
          }
          playSound('refuse', sounds);
          placeRefusal(base, error, refusalText(error), tenders);
          refreshGoods().catch(() => undefined);
          // The server knew of an order that this screen had not heard of.
          void queries.invalidateQueries({ queryKey: orpc.marketplace.reserved.key() });
          void knowCartOrder(queries, cart.draft.id);
        },
      );
    },
    [refusalText, queries, t, format],
  );
}
