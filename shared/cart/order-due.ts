import type { OrderDto } from '../marketplace/order.ts';
import { isFinal, type OrderStatus } from '../marketplace/order-status.ts';
import { type Paisa, paisa } from '../money/money.ts';
import { billTotal } from './bill-total.ts';
import type { CartRules } from './cart-types.ts';
import { onlineTender } from './online-tender.ts';

type Money = Pick<OrderDto, 'id' | 'code' | 'payment' | 'paymentStatus' | 'total' | 'paid' | 'trxId'>;
type Rounding = CartRules['rounding'];

/** Paisa that the marketplace took for the shop ahead of the bill; 0 for nothing. */
export function paidAhead(order: Pick<Money, 'id' | 'code' | 'payment' | 'paid' | 'trxId'>): Paisa {
  return onlineTender(order)?.amount ?? paisa(0);
}

/** What the order's own cart comes to at the till, paisa: what was agreed, with the rounding of what is paid there. */
export function tillTotal(order: Money, rounding: Rounding): Paisa {
  return billTotal(paisa(order.total), { rounding, paidOnline: paidAhead(order) }).total;
}

/**
 * What an order still costs, paisa, and whether the shop collects it, rounded as at the counter, or the customer is still to pay it online, to the
 * paisa; null where nothing is due.
 */
export function orderDue(
  status: OrderStatus,
  order: Money,
  rounding: Rounding,
): { amount: Paisa; how: 'counter' | 'online' } | null {
  const { payment, paymentStatus, total, paid } = order;
  if (isFinal(status) || total <= paid) return null;
  if (payment !== 'cash' && paymentStatus !== 'paid') return { amount: paisa(total - paid), how: 'online' };
  const amount = paisa(tillTotal(order, rounding) - paid);
  return amount > 0 ? { amount, how: 'counter' } : null;
}
