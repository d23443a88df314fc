import type { Sql } from '../db/market-db.ts';
import { STALE_MINUTES } from '../settings/index.ts';
import {
  type Around,
  aroundValues,
  IS_OPEN,
  IS_STALE,
  isUsual,
  kindValues,
  nearShops,
  shapeOf,
  shopOf,
  textOnce,
  unseen,
} from './around.repo.ts';
import { BASKET_SHOPS } from './find-rules.ts';
import { type FoundOffer, nested, OF_PAGE, type Raw, SHOWN } from './offer-rows.repo.ts';

/** The query of a basket: shops with most of the lines first, bounded, each with its cheapest listing of every line that it has enough of. */
export function basketQuery(
  around: Around,
  lines: readonly { productId: string; quantity: number }[],
): [string, unknown[]] {
  const text = textOnce(
    'basket',
    shapeOf(around),
    () => `WITH ${nearShops(around, 8)},
    hits AS MATERIALIZED (
      SELECT DISTINCT ON (l.shop_id, l.product_id) l.shop_id, n.shop_at, l.listing_at, n.distance
      FROM near n CROSS JOIN unnest(${unseen('$6::uuid[]')}, ${unseen('$7::int[]')}) AS w(id, quantity) CROSS JOIN LATERAL (
        SELECT l.shop_id, l.product_id, l.id, l.unit_price, l.ctid AS listing_at FROM listings l
        WHERE l.product_id = w.id AND l.shop_id = n.shop_id AND l.is_published AND l.available - l.reserved >= w.quantity OFFSET 0
      ) AS l
      ORDER BY l.shop_id, l.product_id, l.unit_price, l.id
    ),
    best AS MATERIALIZED (
      SELECT own.shop_id, own.has
      FROM (SELECT shop_id, shop_at, count(*) AS has, min(distance) AS distance FROM hits GROUP BY shop_id, shop_at) AS own ${shopOf('own')}
      ORDER BY own.has DESC, ${IS_OPEN} DESC, ${IS_STALE}, own.distance, own.shop_id LIMIT ${BASKET_SHOPS}
    ),
    page AS MATERIALIZED (SELECT hits.*, best.has FROM best JOIN hits USING (shop_id))
    SELECT ${SHOWN}, page.has AS total, ${STALE_MINUTES} AS "staleMinutes" FROM ${OF_PAGE}`,
  );
  const values = [
    ...aroundValues(around),
    lines.map((line) => line.productId),
    lines.map((line) => line.quantity),
    ...kindValues(around),
  ];
  return [text, values];
}

/** Runs `basketQuery`; `total` of each offer is how many lines its shop has, `staleMinutes` the setting. */
export async function findBasket(
  sql: Sql,
  around: Around,
  lines: readonly { productId: string; quantity: number }[],
): Promise<{ items: FoundOffer[]; staleMinutes: number }> {
  const [text, values] = basketQuery(around, lines);
  const rows = await sql.query<Raw & { staleMinutes: number }>(text, values, { isKept: isUsual(around) });
  return { items: rows.map(nested), staleMinutes: rows[0]?.staleMinutes ?? 0 };
}
