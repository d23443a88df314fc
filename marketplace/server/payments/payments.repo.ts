import type { Sql } from '../db/market-db.ts';

/** A payment of an order; money in paisa. */
export type PaymentRow = {
  id: string;
  order_id: string;
  provider: string;
  provider_ref: string;
  amount: number;
  received: number;
  refund_due: number;
  refunded: number;
  status: 'begun' | 'paid' | 'failed' | 'refund-due' | 'refunded';
  trx_id: string;
};

/** Notes a payment that was begun. */
export async function insertPayment(
  sql: Sql,
  payment: {
    id: string;
    orderId: string;
    provider: string;
    method: string;
    providerRef: string;
    amount: number;
    now: number;
  },
): Promise<void> {
  await sql.query(
    `INSERT INTO payments (id, order_id, provider, method, provider_ref, amount, status, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'begun', $7, $7)`,
    [
      payment.id,
      payment.orderId,
      payment.provider,
      payment.method,
      payment.providerRef,
      payment.amount,
      new Date(payment.now),
    ],
  );
}

/** A payment by what its provider calls it, or null. */
export async function findByRef(sql: Sql, provider: string, ref: string): Promise<PaymentRow | null> {
  const [row] = await sql.query<PaymentRow>(
    'SELECT * FROM payments WHERE provider = $1 AND provider_ref = $2',
    [provider, ref],
  );
  return row ?? null;
}

/** A payment that nobody else changes until the transaction ends, or null. */
export async function lockPayment(sql: Sql, paymentId: string): Promise<PaymentRow | null> {
  const [row] = await sql.query<PaymentRow>('SELECT * FROM payments WHERE id = $1 FOR UPDATE', [paymentId]);
  return row ?? null;
}

/** True where another payment of this provider has the transaction's id. */
export async function isTrxUsed(
  sql: Sql,
  payment: Pick<PaymentRow, 'id' | 'provider'>,
  trxId: string,
): Promise<boolean> {
  const rows = await sql.query('SELECT 1 FROM payments WHERE provider = $1 AND trx_id = $2 AND id <> $3', [
    payment.provider,
    trxId,
    payment.id,
  ]);
  return rows.length > 0;
}

/** Writes the provider's word on a payment. */
export async function updatePayment(
  sql: Sql,
  paymentId: string,
  word: {
    status: PaymentRow['status'];
    received: number;
    refundDue: number;
    trxId: string;
    now: number;
  },
): Promise<void> {
  await sql.query(
    'UPDATE payments SET status = $2, received = $3, refund_due = $4, trx_id = $5, updated_at = $6 WHERE id = $1',
    [paymentId, word.status, word.received, word.refundDue, word.trxId, new Date(word.now)],
  );
}

/** Notes that `total` paisa of a payment were given back in all. */
export async function noteRefund(sql: Sql, paymentId: string, total: number, now: number): Promise<void> {
  await sql.query(
    `UPDATE payments SET refunded = $2, updated_at = $3, status = CASE WHEN $2 >= received THEN 'refunded' ELSE status END WHERE id = $1`,
    [paymentId, total, new Date(now)],
  );
}

/** True where money of the order is still to be given back. */
export async function owesMore(sql: Sql, orderId: string): Promise<boolean> {
  return (
    (
      await sql.query('SELECT 1 FROM payments WHERE order_id = $1 AND refunded < refund_due LIMIT 1', [
        orderId,
      ])
    ).length > 0
  );
}

/** Payments of an order of which no word has come. */
export async function readBegun(sql: Sql, orderId: string): Promise<PaymentRow[]> {
  return sql.query(`SELECT * FROM payments WHERE order_id = $1 AND status = 'begun' ORDER BY created_at`, [
    orderId,
  ]);
}

/**
 * Payments of a provider of which no word has come for `patienceMs`, those asked for longest ago first. The older one is, the longer until it is
 * asked for again: a tenth of its age.
 */
export async function readSilent(
  sql: Sql,
  asked: { provider: string; now: number; patienceMs: number; limit: number },
): Promise<PaymentRow[]> {
  return sql.query(
    `SELECT * FROM payments WHERE status = 'begun' AND provider = $1 AND created_at <= $3
       AND (asked_at IS NULL OR asked_at <= least($3, $2::timestamptz - ($2::timestamptz - created_at) / 10))
     ORDER BY asked_at NULLS FIRST, created_at LIMIT $4`,
    [asked.provider, new Date(asked.now), new Date(asked.now - asked.patienceMs), asked.limit],
  );
}

/** Notes that the provider was asked for a payment. */
export async function noteAsked(sql: Sql, paymentId: string, now: number): Promise<void> {
  await sql.query('UPDATE payments SET asked_at = $2 WHERE id = $1', [paymentId, new Date(now)]);
}

/** Payments of a provider that were begun and never made, of orders that ended before `endedBefore` (UTC ms). */
export async function readAbandoned(
  sql: Sql,
  provider: string,
  endedBefore: number,
  limit: number,
): Promise<PaymentRow[]> {
  return sql.query(
    `SELECT p.* FROM payments p JOIN orders o ON o.id = p.order_id
     WHERE p.status = 'begun' AND p.provider = $1 AND p.asked_at IS NOT NULL
       AND o.status IN ('completed', 'rejected', 'cancelled', 'expired') AND o.updated_at <= $2 LIMIT $3`,
    [provider, new Date(endedBefore), limit],
  );
}

/** Payments of a provider of which money is still to be given back, and nothing was done for it since `before` (UTC ms), oldest first. */
export async function readOwed(
  sql: Sql,
  provider: string,
  before: number,
  limit: number,
): Promise<{ id: string }[]> {
  return sql.query(
    `SELECT id FROM payments WHERE refunded < refund_due AND provider = $1 AND updated_at < $2 AND (asked_at IS NULL OR asked_at < $2)
     ORDER BY updated_at LIMIT $3`,
    [provider, new Date(before), limit],
  );
}
