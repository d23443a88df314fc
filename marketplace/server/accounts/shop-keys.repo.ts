import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import type { Sql } from '../db/market-db.ts';

/** The shop whose program carries the key of this hash, and what the administrators decided about it. */
export async function findShopOfKey(
  sql: Sql,
  hash: Buffer,
): Promise<{ shopId: string; status: OwnShopDto['status']; reason: string } | undefined> {
  const [row] = await sql.query<{ shopId: string; status: OwnShopDto['status']; reason: string }>(
    'SELECT l.shop_id AS "shopId", s.status, s.status_reason AS reason FROM shop_links l JOIN shops s ON s.id = l.shop_id WHERE l.key_hash = $1',
    [hash],
  );
  return row;
}
