import type { Sql } from '../db/market-db.ts';

/**
 * Marks up to `amount` paisa of what came in for an order as to be given back, and answers the payments concerned. They are locked until the transaction
 * ends.
 */
export async function oweBack(sql: Sql, orderId: string, amount: number, now: number): Promise<string[]> {
  const payments = await sql.query<{ id: string; received: number; refund_due: number }>(
    `SELECT id, received, refund_due FROM payments WHERE order_id = $1 AND received > refund_due ORDER BY created_at, id FOR UPDATE`,
    [orderId],
  );
  const owed: string[] = [];
  let rest = amount;
  for (const payment of payments) {
    const part = Math.min(rest, payment.received - payment.refund_due);
    if (part <= 0) break;
    rest -= part;
    owed.push(payment.id);
    await sql.query(
      `UPDATE payments SET refund_due = refund_due + $2, updated_at = $3,
         status = CASE WHEN refund_due + $2 = received THEN 'refund-due' ELSE status END WHERE id = $1`,
      [payment.id, part, new Date(now)],
    );
  }
  return owed;
}

/**
 * The shop has heard of its orders up to a place in its feed: money kept back for their sake is kept until `until` (UTC ms) at most. Not that of
 * a delivery which time ended: whether the customer has the goods is asked of people, not of a program whose answers are on their way.
 */
export async function shortenHeld(sql: Sql, shopId: string, feedSeq: number, until: number): Promise<void> {
  await sql.query(
    `UPDATE orders AS o SET refund_held_until = $3 WHERE refund_held_until > $3 AND shop_id = $1 AND feed_seq <= $2 AND NOT (fulfilment = 'delivery'
       AND EXISTS (SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.status = 'cancelled' AND e.by = 'timer'))`,
    [shopId, feedSeq, new Date(until)],
  );
}

/** Orders whose money is kept back no longer at `now` (UTC ms), longest first. */
export async function readHeldUntil(sql: Sql, now: number, limit: number): Promise<{ id: string }[]> {
  return sql.query(
    'SELECT id FROM orders WHERE refund_held_until <= $1 ORDER BY refund_held_until LIMIT $2',
    [new Date(now), limit],
  );
}
