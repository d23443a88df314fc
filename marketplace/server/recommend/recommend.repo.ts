import type { MarketDb, Sql } from '../db/market-db.ts';

/** What the words of a product come from. */
export type DescribedProduct = {
  id: string;
  names: string;
  generic: string;
  category: string;
  isOffered: boolean;
};

/** Confirmed products after an id, by id, with the names of their category and those above it in both scripts. */
export async function describedProducts(
  sql: Sql,
  after: string | null,
  limit: number,
): Promise<DescribedProduct[]> {
  return sql.query(
    `WITH RECURSIVE named AS (
       SELECT id, name_bn || ' ' || name_en AS names FROM categories WHERE parent_id IS NULL
       UNION ALL
       SELECT c.id, named.names || ' ' || c.name_bn || ' ' || c.name_en FROM categories c JOIN named ON named.id = c.parent_id
     )
     SELECT p.id, p.search_names AS names, p.generic, coalesce(named.names, '') AS category, p.offered > 0 AS "isOffered"
     FROM products p LEFT JOIN named ON named.id = p.category_id
     WHERE p.is_confirmed AND ($1::uuid IS NULL OR p.id > $1::uuid) ORDER BY p.id LIMIT $2`,
    [after, limit],
  );
}

/** Writes the similar products of some products in place of those before. */
export async function saveSimilar(
  db: MarketDb,
  productIds: readonly string[],
  rows: readonly { productId: string; otherId: string; score: number }[],
): Promise<void> {
  await db.transaction(async (sql) => {
    await sql.query('DELETE FROM similar_products WHERE product_id = ANY($1::uuid[])', [productIds]);
    await sql.query(
      `INSERT INTO similar_products (product_id, other_id, score) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::real[])`,
      [rows.map((row) => row.productId), rows.map((row) => row.otherId), rows.map((row) => row.score)],
    );
  });
}

/** Counts anew which products stood in the same completed orders since a moment, the `most` commonest of each; two orders at least. */
export async function saveBoughtTogether(db: MarketDb, since: Date, most: number): Promise<void> {
  const count = async (sql: Sql) => {
    await sql.query('DELETE FROM bought_together');
    await sql.query(
      `INSERT INTO bought_together (product_id, other_id, orders)
       SELECT product_id, other_id, orders FROM (
         SELECT a.product_id, b.product_id AS other_id, count(DISTINCT o.id) AS orders,
           row_number() OVER (PARTITION BY a.product_id ORDER BY count(DISTINCT o.id) DESC, b.product_id) AS place
         FROM orders o
         JOIN order_lines a ON a.order_id = o.id AND a.quantity > 0
         JOIN order_lines b ON b.order_id = o.id AND b.quantity > 0 AND b.product_id <> a.product_id
         WHERE o.status = 'completed' AND o.updated_at >= $1
         GROUP BY a.product_id, b.product_id HAVING count(DISTINCT o.id) >= 2
       ) AS pairs WHERE place <= $2`,
      [since, most],
    );
  };
  await db.transaction(count, { isLong: true });
}

/** SQL: an approved shop that does not pause has the product `id` now. */
const available = (id: string) => `EXISTS (SELECT 1 FROM listings l JOIN shops s ON s.id = l.shop_id
  WHERE l.product_id = ${id} AND l.is_published AND l.available > l.reserved AND s.status = 'approved' AND NOT s.is_paused)`;

/** Products like one, that can be had somewhere. */
export async function similarIds(sql: Sql, productId: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT other_id AS id FROM similar_products WHERE product_id = $1 AND ${available('other_id')} ORDER BY score DESC, other_id LIMIT $2`,
    [productId, limit],
  );
  return rows.map((row) => row.id);
}

/** Products often bought with one, that can be had somewhere. */
export async function togetherIds(sql: Sql, productId: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT other_id AS id FROM bought_together WHERE product_id = $1 AND ${available('other_id')} ORDER BY orders DESC, other_id LIMIT $2`,
    [productId, limit],
  );
  return rows.map((row) => row.id);
}

/**
 * What a person may want: products like, or bought with, the hundred products last liked or bought, summed over those; at the end, to fill the
 * list, the liked and bought ones themselves. Only what can be had somewhere.
 */
export async function suggestedIds(sql: Sql, accountId: string, limit: number): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `WITH seeds AS MATERIALIZED (
       SELECT id, max(at) AS at, count(*) AS times FROM (
         SELECT target_id AS id, created_at AS at FROM favourites WHERE account_id = $1 AND kind = 'product'
         UNION ALL
         SELECT ol.product_id, o.created_at FROM orders o JOIN order_lines ol ON ol.order_id = o.id AND ol.quantity > 0
         WHERE o.account_id = $1 AND o.status = 'completed'
       ) AS known GROUP BY id ORDER BY at DESC LIMIT 100
     ),
     near AS (
       SELECT s.other_id AS id, s.score::float8 AS weight FROM seeds JOIN similar_products s ON s.product_id = seeds.id
       UNION ALL
       SELECT b.other_id, b.orders::float8 / max(b.orders) OVER (PARTITION BY b.product_id)
       FROM seeds JOIN bought_together b ON b.product_id = seeds.id
     ),
     ranked AS (
       SELECT id, 1 AS part, sum(weight) AS weight FROM near WHERE id NOT IN (SELECT id FROM seeds) GROUP BY id
       UNION ALL
       SELECT id, 2, times FROM seeds
     )
     SELECT id FROM ranked WHERE ${available('ranked.id')} ORDER BY part, weight DESC, id LIMIT $2`,
    [accountId, limit],
  );
  return rows.map((row) => row.id);
}

const RECOMMENDED = 'recommended';

/** How many products recommendations would be worked out for. */
export async function countProducts(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    'SELECT count(*) AS n FROM products WHERE is_confirmed AND offered > 0',
  );
  return row?.n ?? 0;
}

/** When (UTC ms) recommendations were last begun, and over how many products; null: never. */
export async function readRecommended(sql: Sql): Promise<{ at: number; products: number } | null> {
  const [row] = await sql.query<{ value: { products: number }; updated_at: Date }>(
    'SELECT value, updated_at FROM settings WHERE key = $1',
    [RECOMMENDED],
  );
  return row ? { at: row.updated_at.getTime(), products: row.value.products } : null;
}

/** Keeps that recommendations were begun. */
export async function saveRecommended(sql: Sql, done: { at: number; products: number }): Promise<void> {
  await sql.query(
    `INSERT INTO settings (key, value, updated_at) VALUES ($1, $2::text::jsonb, $3)
     ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    [RECOMMENDED, JSON.stringify({ products: done.products }), new Date(done.at)],
  );
}
