import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { AccountContext } from '../app/market.ts';
import { announce, findOrder, lockOrder, type OrderRow, touchOrder } from '../orders/index.ts';
import { insertPayment } from './payments.repo.ts';

/** True where money for the order can be taken online: before the shop sees it, or, with a prescription, once it is accepted. */
function isPayable(order: OrderRow): boolean {
  if (order.payment === 'cash' || order.payment_status === 'paid' || order.total <= order.paid) return false;
  return ['awaiting-payment', 'accepted', 'ready', 'on-the-way'].includes(order.status);
}

function requirePayable(context: AccountContext, order: OrderRow | null, orderId: string): OrderRow {
  if (order?.account_id !== context.account.id)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });
  if (!isPayable(order)) throw new MarketRefusal('ORDER_STATE', { status: order.status });
  return order;
}

/**
 * Begins to take what an own order still costs, and answers the provider's page. Asked again it begins anew: of two payments that are both made, one is
 * given back. Throws NOT_FOUND_RECORD, ORDER_STATE, PAYMENT_REFUSED.
 */
export async function beginPayment(context: AccountContext, orderId: string): Promise<{ url: string }> {
  const order = requirePayable(context, await findOrder(context.db, orderId), orderId);
  const { payment: method } = order;
  if (method === 'cash') throw new MarketRefusal('ORDER_STATE', { status: order.status });
  if (!context.payments.methods.includes(method))
    throw new MarketRefusal('PAYMENT_REFUSED', { reason: 'not-offered' });
  const amount = order.total - order.paid;
  const paymentId = context.ports.ids.next();
  const returnUrl = `${context.options.publicUrl}/orders/${orderId}/paid`;
  // Outside the transaction: the provider may be slow, and nobody can pay before this call has answered.
  const begun = await context.payments
    .begin({ paymentId, method, amount, returnUrl })
    .catch((error: unknown) => {
      context.ports.logger.warn({ paymentId, error: String(error) }, 'a payment could not be begun');
      throw new MarketRefusal('PAYMENT_REFUSED', { reason: 'provider' });
    });
  const change = await context.db.transaction(async (sql) => {
    const locked = requirePayable(context, await lockOrder(sql, orderId), orderId);
    await insertPayment(sql, {
      id: paymentId,
      orderId,
      provider: context.payments.name,
      method,
      providerRef: begun.providerRef,
      amount,
      now: context.ports.clock.now(),
    });
    if (locked.payment_status === 'pending') return null;
    return touchOrder(sql, context, locked, {
      by: 'payment',
      note: 'begun',
      paymentStatus: 'pending',
      paid: locked.paid,
    });
  });
  if (change) await announce(context, change);
  return { url: begun.url };
}
