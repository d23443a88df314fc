import type { Sql } from '../db/market-db.ts';
import type { Promo } from './promo-rules.ts';

type PromoRow = {
  code: string;
  percent_bp: number | null;
  amount: number | null;
  minimum: number;
  starts_at: Date;
  ends_at: Date;
  max_uses: number;
  used: number;
};

const toPromo = (row: PromoRow): Promo => ({
  code: row.code,
  percentBp: row.percent_bp,
  amount: row.amount,
  minimum: row.minimum,
  startsAt: row.starts_at.getTime(),
  endsAt: row.ends_at.getTime(),
  maxUses: row.max_uses,
  used: row.used,
});

/** A shop's code, or null. */
export async function findPromo(sql: Sql, shopId: string, code: string): Promise<Promo | null> {
  const [row] = await sql.query<PromoRow>('SELECT * FROM promos WHERE shop_id = $1 AND code = $2', [
    shopId,
    code,
  ]);
  return row ? toPromo(row) : null;
}

/** Counts one use unless all are used; false then. */
export async function countUse(sql: Sql, shopId: string, code: string): Promise<boolean> {
  const rows = await sql.query(
    'UPDATE promos SET used = used + 1 WHERE shop_id = $1 AND code = $2 AND used < max_uses RETURNING 1',
    [shopId, code],
  );
  return rows.length > 0;
}

/** Gives back the use of an order that came to nothing. */
export async function giveUseBack(sql: Sql, shopId: string, code: string): Promise<void> {
  await sql.query('UPDATE promos SET used = used - 1 WHERE shop_id = $1 AND code = $2 AND used > 0', [
    shopId,
    code,
  ]);
}

/** The newest codes of a shop, at most 200. */
export async function readPromos(sql: Sql, shopId: string): Promise<Promo[]> {
  const rows = await sql.query<PromoRow>(
    'SELECT * FROM promos WHERE shop_id = $1 ORDER BY starts_at DESC, code LIMIT 200',
    [shopId],
  );
  return rows.map(toPromo);
}

/** Adds or changes a code; uses counted already stay, and there are never fewer allowed than were used. */
export async function savePromo(sql: Sql, shopId: string, promo: Omit<Promo, 'used'>): Promise<Promo> {
  const [row] = await sql.query<PromoRow>(
    `INSERT INTO promos (shop_id, code, percent_bp, amount, minimum, starts_at, ends_at, max_uses)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (shop_id, code) DO UPDATE SET percent_bp = EXCLUDED.percent_bp, amount = EXCLUDED.amount,
       minimum = EXCLUDED.minimum, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
       max_uses = greatest(EXCLUDED.max_uses, promos.used)
     RETURNING *`,
    [
      shopId,
      promo.code,
      promo.percentBp,
      promo.amount,
      promo.minimum,
      new Date(promo.startsAt),
      new Date(promo.endsAt),
      promo.maxUses,
    ],
  );
  if (!row) throw new Error('a promo was not saved');
  return toPromo(row);
}
