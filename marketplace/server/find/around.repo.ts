import type { Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { Sql } from '../db/market-db.ts';
import { STALE_MINUTES } from '../settings/index.ts';
import { shopColumns } from './cards.repo.ts';
import type { ShopCardRow } from './cards.ts';

/** Where, when and which shops. */
export type Around = {
  place: Place;
  radiusM: number;
  /** Minute of the week, Dhaka time. */
  minute: number;
  now: Date;
  isOpenNow: boolean;
  delivers: boolean;
  shopKind: ShopKind | null;
};

/**
 * SQL for a parameter that the planner cannot look into. Of a kept statement PostgreSQL compares what a plan costs for these very parameters with what
 * one for any costs, and plans anew at every call while the first seems cheaper; that takes longer than the whole search. So neither may know more.
 */
export const unseen = (parameter: string) => `(SELECT ${parameter})`;

/** The point asked: worked out once for a statement, not for each shop. */
const POINT = unseen('ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography');

/** SQL: how far a shop `s` is, metres. */
export const DISTANCE = `ST_Distance(s.place, ${POINT})`;
/** SQL: a shop `s` is open at the minute asked. */
export const IS_OPEN = 'NOT s.is_paused AND s.open_week @> $4::integer';
/** SQL: a shop with link `k` has been silent for too long. */
export const IS_STALE = `coalesce(k.last_synced_at < $5::timestamptz - make_interval(mins => ${STALE_MINUTES}), true)`;

/** SQL of one look into an index for each row before: however many rows the planner expects, it neither reads the table whole nor another index. */
export function lookedUp(table: string, condition: string): string {
  return `LATERAL (SELECT * FROM ${table} WHERE ${condition} OFFSET 0)`;
}

/**
 * SQL that joins to `row` its shop `s` and link `k`. Its `shop_at` is where the shop's row lies (ctid), as an earlier step of the same statement read it:
 * that is one page read instead of three through an index, and no other version of the row within one statement.
 */
export function shopOf(row: string): string {
  return `CROSS JOIN ${lookedUp('shops', `ctid = ${row}.shop_at`)} AS s LEFT JOIN ${lookedUp('shop_links', `shop_id = s.id`)} AS k ON true`;
}

/** The parameters $1 to $5 of every search. */
export function aroundValues({ place, radiusM, minute, now }: Around): unknown[] {
  return [place.lng, place.lat, radiusM, minute, now];
}

/** The values of the parameter `kind` of `isAround`, if it has one. */
export function kindValues(around: Around): unknown[] {
  return around.shopKind === null ? [] : [around.shopKind];
}

/** SQL: a shop `s` is one of those asked; `kind` is the number of the parameter for its kind. */
export function isAround(around: Around, kind: number): string {
  return [
    `s.status = 'approved'`,
    `ST_DWithin(s.place, ${POINT}, $3)`,
    ...(around.isOpenNow ? [IS_OPEN] : []),
    ...(around.delivers ? ['s.delivers', `ST_DWithin(s.place, ${POINT}, s.delivery_radius_m)`] : []),
    ...(around.shopKind === null ? [] : [`s.kind = $${kind}`]),
  ].join(' AND ');
}

/** First step of a search: the shops asked and how far they are, by the spatial index; no more of them, because most have nothing of what is sought. */
export function nearShops(around: Around, kind: number): string {
  return `near AS MATERIALIZED (SELECT s.id AS shop_id, s.ctid AS shop_at, ${DISTANCE} AS distance FROM shops s WHERE ${isAround(around, kind)})`;
}

/** True for the few texts that are asked all the time: without the rarer filters. */
export function isUsual(around: Around): boolean {
  return !around.delivers && around.shopKind === null;
}

const texts = new Map<string, string>();

/** The text of a statement of a shape, made once: `shape` names all that makes it differ, each of a few values. */
export function textOnce(name: string, shape: readonly (string | boolean)[], make: () => string): string {
  const key = `${name} ${shape.join(' ')}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
}

/** What of `around` makes a text differ. */
export function shapeOf(around: Around): readonly boolean[] {
  return [around.isOpenNow, around.delivers, around.shopKind !== null];
}

/** A page's rows; where it lies beyond the last one, one row of the first is asked for the total. */
export async function paged<Row extends { total: number }>(
  page: { offset: number; limit: number },
  ask: (page: { offset: number; limit: number }) => Promise<Row[]>,
): Promise<{ rows: Row[]; total: number }> {
  const rows = await ask(page);
  if (rows.length > 0 || page.offset === 0) return { rows, total: rows[0]?.total ?? 0 };
  const [first] = await ask({ offset: 0, limit: 1 });
  return { rows, total: first?.total ?? 0 };
}

/** Shops around a place, the nearest first. */
export async function findShops(
  sql: Sql,
  around: Around,
  page: { offset: number; limit: number },
): Promise<{ items: ShopCardRow[]; total: number }> {
  type ShopRow = ShopCardRow & { total: number };
  // Each parameter must have a type, used or not.
  const text = `WITH asked AS (SELECT $4::integer, $5::timestamptz), ${nearShops(around, 8)},
     page AS MATERIALIZED (SELECT *, count(*) OVER () AS total FROM near ORDER BY distance, shop_id LIMIT $6 OFFSET $7)
     SELECT ${shopColumns('page.distance')}, page.total FROM page ${shopOf('page')} ORDER BY page.distance, page.shop_id`;
  const { rows, total } = await paged(page, ({ limit, offset }) =>
    sql.query<ShopRow>(text, [...aroundValues(around), limit, offset, ...kindValues(around)]),
  );
  return { items: rows, total };
}
