import type { Sql } from '../db/market-db.ts';

/** What an account can keep. */
export type FavouriteKind = 'product' | 'shop';

/** Ids that an account keeps, newest first, at most 200 of each kind. */
export async function readFavourites(sql: Sql, accountId: string, kind: FavouriteKind): Promise<string[]> {
  const rows = await sql.query<{ target_id: string }>(
    'SELECT target_id FROM favourites WHERE account_id = $1 AND kind = $2 ORDER BY created_at DESC, target_id LIMIT 200',
    [accountId, kind],
  );
  return rows.map((row) => row.target_id);
}

/** True where there is such a product, or such an approved shop. */
export async function isThere(sql: Sql, kind: FavouriteKind, id: string): Promise<boolean> {
  const text =
    kind === 'product'
      ? 'SELECT 1 FROM products WHERE id = $1'
      : `SELECT 1 FROM shops WHERE id = $1 AND status = 'approved'`;
  return (await sql.query(text, [id])).length > 0;
}

/** Keeps it, and lets the oldest go beyond 200 of a kind. */
export async function addFavourite(
  sql: Sql,
  favourite: { accountId: string; kind: FavouriteKind; id: string; now: number },
): Promise<void> {
  const { accountId, kind, id, now } = favourite;
  await sql.query(
    'INSERT INTO favourites (account_id, kind, target_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [accountId, kind, id, new Date(now)],
  );
  await sql.query(
    `DELETE FROM favourites WHERE account_id = $1 AND kind = $2 AND target_id IN (
       SELECT target_id FROM favourites WHERE account_id = $1 AND kind = $2 ORDER BY created_at DESC, target_id OFFSET 200)`,
    [accountId, kind],
  );
}

/** Keeps it no longer. */
export async function dropFavourite(
  sql: Sql,
  accountId: string,
  kind: FavouriteKind,
  id: string,
): Promise<void> {
  await sql.query('DELETE FROM favourites WHERE account_id = $1 AND kind = $2 AND target_id = $3', [
    accountId,
    kind,
    id,
  ]);
}
