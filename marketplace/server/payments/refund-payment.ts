import type { Market } from '../app/market.ts';
import { announce, lockOrder, touchOrder } from '../orders/index.ts';
import { lockPayment, noteAsked, noteRefund, owesMore, readOwed } from './payments.repo.ts';

/** A job tries for 44 hours (`PATIENCE` of the queue); a second one beside it would only try twice as often. */
const PATIENCE_MS = 48 * 3_600_000;

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

/**
 * Puts money that is owed and was neither given back nor asked for within two days in the queue again, once each two days. What another provider took
 * waits until that one is set up again.
 */
export async function requeueRefunds(market: Market): Promise<void> {
  const now = market.ports.clock.now();
  for (const { id } of await readOwed(market.db, market.payments.name, now - PATIENCE_MS, 100))
    await market.db.transaction(async (sql) => {
      await noteAsked(sql, id, now);
      await market.jobs.put('refund', { paymentId: id }, { sql });
    });
}
