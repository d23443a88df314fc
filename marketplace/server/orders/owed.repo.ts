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
