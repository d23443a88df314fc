import type { Market } from '../app/market.ts';
import { announce } from './announce.ts';
import { moveOrder, putTimer } from './move-order.ts';
import { expiryOf } from './order-rules.ts';
import { lockOrder } from './orders.repo.ts';

/** Ends an order whose time is over, and releases what it held; leaves one that still has time, or has ended. */
export async function expireOrder(market: Market, orderId: string): Promise<void> {
  const change = await market.db.transaction(async (sql) => {
    const order = await lockOrder(sql, orderId);
    if (!order?.answer_by) return null;
    const answerBy = order.answer_by.getTime();
    if (answerBy > market.ports.clock.now()) {
      // The job's clock ran ahead. It may be of an older version: a payment that was begun, say, changes the version and puts no job.
      await putTimer(sql, market, { orderId, version: order.version, answerBy });
      return null;
    }
    return moveOrder(sql, market, order, { to: expiryOf(order.status), by: 'timer' });
  });
  if (change) await announce(market, change);
}
