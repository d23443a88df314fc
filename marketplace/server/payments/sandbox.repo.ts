import type { Sql } from '../db/market-db.ts';

/** A payment in the sandbox provider's own books. */
export type SandboxPayment = {
  ref: string;
  method: string;
  amount: number;
  return_url: string;
  outcome: 'open' | 'paid' | 'failed';
  trx_id: string;
  refunded: number;
};

/** Opens a payment. */
export async function insertSandboxPayment(
  sql: Sql,
  payment: { ref: string; method: string; amount: number; returnUrl: string; now: number },
): Promise<void> {
  await sql.query(
    'INSERT INTO sandbox_payments (ref, method, amount, return_url, created_at) VALUES ($1, $2, $3, $4, $5)',
    [payment.ref, payment.method, payment.amount, payment.returnUrl, new Date(payment.now)],
  );
}

/** A payment by its reference, or null. */
export async function findSandboxPayment(sql: Sql, ref: string): Promise<SandboxPayment | null> {
  const [row] = await sql.query<SandboxPayment>('SELECT * FROM sandbox_payments WHERE ref = $1', [ref]);
  return row ?? null;
}

/** Writes how an open payment ended; one that ended before stays as it was. */
export async function endSandboxPayment(
  sql: Sql,
  ref: string,
  outcome: 'paid' | 'failed',
  trxId: string,
): Promise<void> {
  await sql.query(
    `UPDATE sandbox_payments SET outcome = $2, trx_id = $3 WHERE ref = $1 AND outcome = 'open'`,
    [ref, outcome, trxId],
  );
}

/** Raises what was given back to `total`; false where that is more than was paid. */
export async function refundSandboxPayment(sql: Sql, ref: string, total: number): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE sandbox_payments SET refunded = greatest(refunded, $2) WHERE ref = $1 AND outcome = 'paid' AND amount >= $2 RETURNING 1`,
    [ref, total],
  );
  return rows.length > 0;
}
