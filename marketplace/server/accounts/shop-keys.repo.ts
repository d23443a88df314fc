import type { Sql } from '../db/market-db.ts';

/** The shop whose program carries the key of this hash, and what the administrators decided about it. */
export async function findShopOfKey(
  sql: Sql,
  hash: Buffer,
): Promise<{ shopId: string; status: string } | undefined> {
  const [row] = await sql.query<{ shopId: string; status: string }>(
    'SELECT l.shop_id AS "shopId", s.status FROM shop_links l JOIN shops s ON s.id = l.shop_id WHERE l.key_hash = $1',
    [hash],
  );
  return row;
}
