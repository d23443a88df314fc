import type { Market } from '../app/market.ts';
import { announce, lockOrder, touchOrder } from '../orders/index.ts';
import { lockPayment, noteRefund, owesMore, readOwed } from './payments.repo.ts';

const HOUR = 3_600_000;

/** Gives back what is owed of a payment; rejects where the provider did not, to be tried again. Repeating it gives nothing twice. */
export async function refundPayment(market: Market, paymentId: string): Promise<void> {
  const payment = await market.db.transaction((sql) => lockPayment(sql, paymentId));
  if (!payment || payment.refunded >= payment.refund_due) return;
  if (payment.provider !== market.payments.name)
    throw new Error(`the provider ${payment.provider} is not set up: its refund waits`);
  const total = payment.refund_due;
  await market.payments.refund(payment.provider_ref, total);
  const change = await market.db.transaction(async (sql) => {
    const order = await lockOrder(sql, payment.order_id);
    const locked = await lockPayment(sql, paymentId);
    if (!order || !locked || locked.refunded >= total) return null;
    await noteRefund(sql, paymentId, total, market.ports.clock.now());
    const isKept = order.refund_held_until !== null;
    const isDone = order.payment_status === 'refund-due' && !isKept && !(await owesMore(sql, order.id));
    return touchOrder(sql, market, order, {
      by: 'payment',
      note: 'refunded',
      paymentStatus: isDone ? 'refunded' : order.payment_status,
      paid: order.paid,
    });
  });
  if (change) await announce(market, change);
}

/** Puts money that has been owed for an hour and was not given back in the queue again. */
export async function requeueRefunds(market: Market): Promise<void> {
  for (const { id } of await readOwed(market.db, market.ports.clock.now() - HOUR, 100))
    await market.jobs.put('refund', { paymentId: id });
}
