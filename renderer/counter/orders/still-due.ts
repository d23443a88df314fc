import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { isFinal, type OrderStatus } from '../../../shared/marketplace/order-status.ts';

type Money = Pick<OrderDto, 'payment' | 'paymentStatus' | 'total' | 'paid'>;

/** What an order still costs, paisa, and whether the shop collects it or the customer is still to pay it online; null where nothing is due. */
export function stillDue(
  status: OrderStatus,
  { payment, paymentStatus, total, paid }: Money,
): { amount: number; how: 'counter' | 'online' } | null {
  if (isFinal(status) || total <= paid) return null;
  const waits = payment !== 'cash' && paymentStatus !== 'paid';
  return { amount: total - paid, how: waits ? 'online' : 'counter' };
}
