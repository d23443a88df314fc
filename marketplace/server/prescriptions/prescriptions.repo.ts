import type { Sql } from '../db/market-db.ts';

/** Whose prescription of this id is kept, or null. */
export async function findOwner(sql: Sql, prescriptionId: string): Promise<string | null> {
  const [row] = await sql.query<{ account_id: string }>(
    'SELECT account_id FROM prescriptions WHERE id = $1',
    [prescriptionId],
  );
  return row?.account_id ?? null;
}

/** Keeps a photo that belongs to no order yet; false where the id is taken. */
export async function insertPrescription(
  sql: Sql,
  photo: { id: string; accountId: string; mime: string; content: Uint8Array; now: number },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO prescriptions (id, account_id, mime, content, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO NOTHING RETURNING 1`,
    [photo.id, photo.accountId, photo.mime, photo.content, new Date(photo.now)],
  );
  return rows.length > 0;
}

/** Drops the oldest photos of an account that no order took, beyond the newest `keep`. */
export async function dropLoose(sql: Sql, accountId: string, keep: number): Promise<void> {
  await sql.query(
    `DELETE FROM prescriptions WHERE id IN (
       SELECT id FROM prescriptions WHERE account_id = $1 AND order_id IS NULL ORDER BY created_at DESC, id DESC OFFSET $2)`,
    [accountId, keep],
  );
}

/** Gives the account's loose photos to an order; answers how many there were of these ids. */
export async function attachPrescriptions(
  sql: Sql,
  accountId: string,
  orderId: string,
  prescriptionIds: readonly string[],
): Promise<number> {
  const rows = await sql.query(
    'UPDATE prescriptions SET order_id = $2 WHERE account_id = $1 AND order_id IS NULL AND id = ANY($3::uuid[]) RETURNING 1',
    [accountId, orderId, [...prescriptionIds]],
  );
  return rows.length;
}

/** True where the order came with a photo. */
export async function hasPrescription(sql: Sql, orderId: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM prescriptions WHERE order_id = $1 LIMIT 1', [orderId])).length > 0;
}

/** The photo of an order of this shop, or null. */
export async function findForShop(
  sql: Sql,
  shopId: string,
  orderId: string,
  prescriptionId: string,
): Promise<{ mime: string; content: Uint8Array } | null> {
  const [row] = await sql.query<{ mime: string; content: Uint8Array }>(
    `SELECT p.mime, p.content FROM prescriptions p JOIN orders o ON o.id = p.order_id
     WHERE p.id = $3 AND o.id = $2 AND o.shop_id = $1`,
    [shopId, orderId, prescriptionId],
  );
  return row ?? null;
}

/**
 * Deletes photos nobody needs any more: loose ones from before `looseBefore`, and those of orders that ended before `endedBefore` (UTC ms), at most
 * 500 of each. Answers how many. A photo is older than the end of its order, so that neither looks at what came later.
 */
export async function deleteOld(sql: Sql, looseBefore: number, endedBefore: number): Promise<number> {
  const loose = await sql.query(
    `DELETE FROM prescriptions WHERE id IN (
       SELECT id FROM prescriptions WHERE order_id IS NULL AND created_at < $1 ORDER BY created_at LIMIT 500) RETURNING 1`,
    [new Date(looseBefore)],
  );
  const ended = await sql.query(
    `DELETE FROM prescriptions WHERE id IN (
       SELECT p.id FROM prescriptions p
       WHERE p.order_id IS NOT NULL AND p.created_at < $1 AND (
         SELECT o.updated_at < $1 AND o.status IN ('completed', 'rejected', 'cancelled', 'expired') FROM orders o WHERE o.id = p.order_id)
       ORDER BY p.created_at LIMIT 500) RETURNING 1`,
    [new Date(endedBefore)],
  );
  return loose.length + ended.length;
}
