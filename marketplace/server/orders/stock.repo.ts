import type { Sql } from '../db/market-db.ts';

/** An amount of a listing, base units. */
export type Held = { listingId: string; baseUnits: number };

const MOST_UNITS = 1_000_000_000;

const inListingOrder = (held: readonly Held[]) =>
  [...held].sort((a, b) => (a.listingId < b.listingId ? -1 : a.listingId > b.listingId ? 1 : 0));

/**
 * Holds these listings of a shop until the transaction ends, in listing order. Whoever changes listings in more than one pass calls it first for all of them:
 * two such transactions cannot wait for each other then.
 */
export async function lockListings(sql: Sql, shopId: string, listingIds: readonly string[]): Promise<void> {
  await sql.query(
    'SELECT 1 FROM listings WHERE shop_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    [shopId, [...new Set(listingIds)]],
  );
}

/**
 * Promises the goods: each by one conditional update, in listing order so that two that only reserve cannot wait for each other. Answers the listing that
 * had too little, after which the transaction must be rolled back, or null.
 */
export async function reserve(sql: Sql, shopId: string, wanted: readonly Held[]): Promise<string | null> {
  for (const { listingId, baseUnits } of inListingOrder(wanted)) {
    if (baseUnits > MOST_UNITS) return listingId;
    const rows = await sql.query(
      `UPDATE listings SET reserved = reserved + $3
       WHERE shop_id = $1 AND id = $2 AND is_published AND available - reserved >= $3 RETURNING 1`,
      [shopId, listingId, baseUnits],
    );
    if (rows.length === 0) return listingId;
  }
  return null;
}

/** Takes back promises. */
export async function release(sql: Sql, shopId: string, held: readonly Held[]): Promise<void> {
  for (const { listingId, baseUnits } of inListingOrder(held)) {
    if (baseUnits === 0) continue;
    await sql.query('UPDATE listings SET reserved = reserved - $3 WHERE shop_id = $1 AND id = $2', [
      shopId,
      listingId,
      baseUnits,
    ]);
  }
}

/** The goods left with the customer and the shop sent no figure: what was held is no longer there. */
export async function takeOut(sql: Sql, shopId: string, held: readonly Held[]): Promise<void> {
  for (const { listingId, baseUnits } of inListingOrder(held))
    await sql.query(
      'UPDATE listings SET available = greatest(0, available - $3) WHERE shop_id = $1 AND id = $2',
      [shopId, listingId, baseUnits],
    );
}

/** The shop's own figure of a listing at a version; an older version than the known one is ignored. */
export async function putStock(
  sql: Sql,
  shopId: string,
  stock: readonly { listingId: string; version: number; available: number }[],
  now: number,
): Promise<void> {
  for (const { listingId, version, available } of [...stock].sort((a, b) =>
    a.listingId < b.listingId ? -1 : 1,
  ))
    await sql.query(
      `UPDATE listings SET available = $4, version = $3, stock_at = $5, updated_at = $5
       WHERE shop_id = $1 AND id = $2 AND version < $3`,
      [shopId, listingId, version, available, new Date(now)],
    );
}
