import type { Market } from '../app/market.ts';
import { announce } from './announce.ts';
import { touchOrder } from './move-order.ts';
import { lockOrder } from './orders.repo.ts';
import { oweBack, readHeldUntil } from './owed.repo.ts';

async function releaseRefund(market: Market, orderId: string): Promise<void> {
  const now = market.ports.clock.now();
  const change = await market.db.transaction(async (sql) => {
    const order = await lockOrder(sql, orderId);
    if (!order?.refund_held_until || order.refund_held_until.getTime() > now) return null;
    for (const paymentId of await oweBack(sql, orderId, order.paid, now))
      await market.jobs.put('refund', { paymentId }, { sql });
    return touchOrder(sql, market, order, {
      by: 'payment',
      note: 'refund',
      paymentStatus: 'refund-due',
      paid: 0,
      isReleased: true,
    });
  });
  if (change) await announce(market, change);
}

/** Gives back the money of cancelled orders that no shop has completed by now. One that fails is logged and keeps no other waiting. */
export async function releaseRefunds(market: Market): Promise<void> {
  for (const { id } of await readHeldUntil(market.db, market.ports.clock.now(), 100)) {
    try {
      await releaseRefund(market, id);
    } catch (error) {
      const fields = { orderId: id, error: String(error) };
      market.ports.logger.error(fields, 'money of an order could not be released');
    }
  }
}
