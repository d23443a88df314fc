import type { Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { Sql } from '../db/market-db.ts';
import { STALE_MINUTES } from '../settings/index.ts';
import { productColumns, shopColumns } from './cards.repo.ts';
import type { OfferRow, ProductCardRow, ShopCardRow } from './cards.ts';
import { BASKET_SHOPS, GOODS_OF_A_SHOP, NEAREST_SHOPS, WORSE } from './find-rules.ts';

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

/** An offer with its shop and product, as SQL answers it: the columns of the two under `shop.` and `product.`. */
export type FoundOffer = OfferRow & { shop: ShopCardRow; product: ProductCardRow; total: number };

/** A page of offers; `products` are the sought ones that were to be named, `staleMinutes` the setting. */
export type OffersPage = {
  items: FoundOffer[];
  total: number;
  products: ProductCardRow[];
  staleMinutes: number;
};

/** A page of everything around takes longer only where the database is overloaded, and is ended then. */
const SHELF_MS = 5_000;

const POINT = 'ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography';

function aroundValues({ place, radiusM, minute, now }: Around): unknown[] {
  return [place.lng, place.lat, radiusM, minute, now];
}

/** First step: the approved shops around, by the spatial index; parameters $1 to $5 are `aroundValues`, `kind` the number of the next. */
function nearShops(around: Around, kind: number, nearest: number | null): string {
  const conditions = [
    `s.status = 'approved'`,
    `ST_DWithin(s.place, ${POINT}, $3)`,
    ...(around.isOpenNow ? ['NOT s.is_paused AND s.open_week @> $4::integer'] : []),
    ...(around.delivers ? ['s.delivers', `ST_DWithin(s.place, ${POINT}, s.delivery_radius_m)`] : []),
    ...(around.shopKind === null ? [] : [`s.kind = $${kind}`]),
  ];
  return `near AS MATERIALIZED (
    SELECT s.*, k.last_synced_at, ST_Distance(s.place, ${POINT}) AS distance, NOT s.is_paused AND s.open_week @> $4::integer AS is_open,
      coalesce(k.last_synced_at < $5::timestamptz - make_interval(mins => ${STALE_MINUTES}), true) AS is_stale
    FROM shops s LEFT JOIN shop_links k ON k.shop_id = s.id
    WHERE ${conditions.join(' AND ')}
    ${nearest === null ? '' : `ORDER BY distance LIMIT ${nearest}`}
  )`;
}

function kindValues(around: Around): unknown[] {
  return around.shopKind === null ? [] : [around.shopKind];
}

type Raw = OfferRow & Record<string, unknown> & { total: number };

function nested(row: Raw): FoundOffer {
  const parts: Record<string, Record<string, unknown>> = { shop: {}, product: {} };
  for (const [name, value] of Object.entries(row)) {
    const [part = '', field] = name.split('.');
    const target = parts[part];
    if (target && field !== undefined) target[field] = value;
  }
  const { listingId, packs, baseUnit, available, reserved, stockAt, nearExpiry, total } = row;
  return {
    listingId,
    packs,
    baseUnit,
    available,
    reserved,
    stockAt,
    nearExpiry,
    total,
    shop: parts.shop as ShopCardRow,
    product: parts.product as ProductCardRow,
  };
}

/** Last step: everything a page shows of the few listings on it. */
const OFFER = `l.id AS "listingId", l.packs, l.base_unit AS "baseUnit", l.available, l.reserved, l.stock_at AS "stockAt",
  to_char(l.near_expiry, 'YYYY-MM-DD') AS "nearExpiry"`;
const SHOWN = `${OFFER}, ${shopColumns('page.distance', 'shop.')}, ${productColumns('product.')}`;
const SHOW = `FROM page JOIN listings l ON l.shop_id = page.shop_id AND l.id = page.id
  JOIN shops s ON s.id = page.shop_id LEFT JOIN shop_links k ON k.shop_id = s.id JOIN products p ON p.id = l.product_id`;
/** The same where the shops are those of `near`. */
const SHOWN_NEAR = `${OFFER}, ${shopColumns('page.distance', 'shop.', 's')}, ${productColumns('product.')}`;
const OF_PAGE = `page JOIN near s ON s.id = page.shop_id JOIN listings l ON l.shop_id = page.shop_id AND l.id = page.id
  JOIN products p ON p.id = l.product_id`;

/** What is looked for: chosen or meant products with how well each answers, or everything of some categories (null: of all). */
export type Sought =
  | { kind: 'products'; ids: readonly string[]; scores: readonly number[] }
  | { kind: 'shelf'; categories: readonly string[] | null };

/** How offers are sorted, and which of them. */
export type Paging = {
  sort: 'best' | 'distance' | 'price';
  isInStock: boolean;
  offset: number;
  limit: number;
};

function orderOf(sort: Paging['sort'], isOneProduct: boolean): string {
  const stale = `CASE WHEN is_stale THEN ${WORSE.stale} ELSE 0 END`;
  const best = `in_stock DESC, distance / $3 + CASE WHEN is_open THEN 0 ELSE ${WORSE.closed} END
    + ${stale} + (1 - score) * ${WORSE.otherName}`;
  const price = isOneProduct ? 'unit_price' : 'price';
  const by = {
    best,
    distance: `distance / $3 + ${stale}`,
    price: `in_stock DESC, is_stale, ${price}, distance`,
  }[sort];
  return `${by}, shop_id, id`;
}

/** The goods of a shop `n` on a shelf of all, bounded: read in the order of an index, so that a shop with thousands costs no more than others. */
function goodsOfShop(categories: readonly string[] | null, { isInStock, sort }: Paging): string {
  const price = sort === 'price' ? 'l.price, ' : '';
  return `SELECT l.* FROM listings l ${categories === null ? '' : 'JOIN products p ON p.id = l.product_id AND p.category_id = ANY($8::text[])'}
    WHERE l.shop_id = n.id AND l.is_published ${isInStock ? 'AND l.available > l.reserved' : ''}
    ORDER BY ${isInStock ? '' : 'l.available > l.reserved DESC, '}${price}l.id LIMIT ${GOODS_OF_A_SHOP}`;
}

/**
 * Offers around a place in three materialised steps: shops by the spatial index, listings by (product, shop), then the page with its texts. The total,
 * the setting and the first `named` products come with it, in one row without an offer where there is none.
 */
export function offersQuery(around: Around, sought: Sought, paging: Paging, named = 0): [string, unknown[]] {
  const values = [...aroundValues(around), paging.limit, paging.offset];
  const stock = paging.isInStock ? 'AND l.available > l.reserved' : '';
  const columns = `l.shop_id, l.id, n.distance, n.is_open, n.is_stale, l.available > l.reserved AS in_stock, l.price, l.unit_price`;
  let hits: string;
  let products = 'NULL';
  if (sought.kind === 'products') {
    values.push(sought.ids, sought.scores, named);
    products = `(SELECT json_agg(row_to_json(card)) FROM (
      SELECT ${productColumns()} FROM unnest($8::uuid[]) WITH ORDINALITY AS w(id, at) JOIN products p ON p.id = w.id
      WHERE w.at <= $10::int ORDER BY w.at) AS card)`;
    hits = `SELECT ${columns}, w.score FROM unnest($8::uuid[], $9::float8[]) AS w(id, score)
      JOIN listings l ON l.product_id = w.id AND l.is_published ${stock} JOIN near n ON n.id = l.shop_id`;
  } else {
    if (sought.categories !== null) values.push(sought.categories);
    hits = `SELECT ${columns}, 1 AS score FROM near n CROSS JOIN LATERAL (${goodsOfShop(sought.categories, paging)}) AS l`;
  }
  const near = nearShops(around, values.length + 1, sought.kind === 'shelf' ? NEAREST_SHOPS : null);
  values.push(...kindValues(around));
  const order = orderOf(paging.sort, sought.kind === 'products' && sought.ids.length === 1);
  const text = `WITH ${near}, hits AS MATERIALIZED (${hits}),
    page AS MATERIALIZED (
      SELECT *, row_number() OVER (ORDER BY ${order}) AS place FROM hits ORDER BY place LIMIT $6 OFFSET $7
    )
    SELECT ${SHOWN_NEAR}, whole.total, whole."staleMinutes",
      CASE WHEN page.place IS NULL OR page.place = $7 + 1 THEN ${products} END AS named
    FROM (SELECT (SELECT count(*) FROM hits) AS total, ${STALE_MINUTES} AS "staleMinutes") AS whole
    LEFT JOIN (${OF_PAGE}) ON true ORDER BY page.place`;
  return [text, values];
}

/** A page's rows; where it lies beyond the last one, one row of the first is asked for the total. */
async function paged<Row extends { total: number }>(
  page: { offset: number; limit: number },
  ask: (page: { offset: number; limit: number }) => Promise<Row[]>,
): Promise<{ rows: Row[]; total: number }> {
  const rows = await ask(page);
  if (rows.length > 0 || page.offset === 0) return { rows, total: rows[0]?.total ?? 0 };
  const [first] = await ask({ offset: 0, limit: 1 });
  return { rows, total: first?.total ?? 0 };
}

/** True for the few texts that are asked all the time: without the rarer filters. */
function isUsual(around: Around): boolean {
  return !around.delivers && around.shopKind === null;
}

/** Runs `offersQuery`; the total is that of all pages. */
export async function findOffers(
  sql: Sql,
  around: Around,
  sought: Sought,
  paging: Paging,
  named: number,
): Promise<OffersPage> {
  type Row = Raw & { staleMinutes: number; named: ProductCardRow[] | null; listingId: string | null };
  const [text, values] = offersQuery(around, sought, paging, named);
  const isShelf = sought.kind === 'shelf';
  const rows = await sql.query<Row>(text, values, {
    isKept: !isShelf && isUsual(around),
    ...(isShelf ? { mostMs: SHELF_MS } : {}),
  });
  const [first] = rows;
  return {
    items: rows.filter((row) => row.listingId !== null).map(nested),
    total: first?.total ?? 0,
    products: first?.named ?? [],
    staleMinutes: first?.staleMinutes ?? 0,
  };
}

/** The query of a basket: shops with most of the lines first, bounded, each with its cheapest listing of every line that it has enough of. */
export function basketQuery(
  around: Around,
  lines: readonly { productId: string; quantity: number }[],
): [string, unknown[]] {
  const text = `WITH ${nearShops(around, 8, null)},
    hits AS MATERIALIZED (
      SELECT DISTINCT ON (l.shop_id, l.product_id) l.shop_id, l.id, n.distance, n.is_open, n.is_stale
      FROM unnest($6::uuid[], $7::int[]) AS w(id, quantity)
      JOIN listings l ON l.product_id = w.id AND l.is_published AND l.available - l.reserved >= w.quantity
      JOIN near n ON n.id = l.shop_id
      ORDER BY l.shop_id, l.product_id, l.unit_price, l.id
    ),
    best AS MATERIALIZED (
      SELECT shop_id, count(*) AS has FROM hits GROUP BY shop_id
      ORDER BY has DESC, bool_or(is_open) DESC, bool_or(is_stale), min(distance), shop_id LIMIT ${BASKET_SHOPS}
    ),
    page AS MATERIALIZED (SELECT hits.*, best.has FROM best JOIN hits USING (shop_id))
    SELECT ${SHOWN_NEAR}, page.has AS total, ${STALE_MINUTES} AS "staleMinutes" FROM ${OF_PAGE}`;
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

/** Shops around a place, the nearest first. */
export async function findShops(
  sql: Sql,
  around: Around,
  page: { offset: number; limit: number },
): Promise<{ items: ShopCardRow[]; total: number }> {
  type ShopRow = ShopCardRow & { total: number };
  const text = `WITH ${nearShops(around, 8, null)},
     page AS MATERIALIZED (SELECT *, count(*) OVER () AS total FROM near ORDER BY distance, id LIMIT $6 OFFSET $7)
     SELECT ${shopColumns('page.distance', '', 'page')}, page.total FROM page JOIN shops s ON s.id = page.id ORDER BY page.distance, page.id`;
  const { rows, total } = await paged(page, ({ limit, offset }) =>
    sql.query<ShopRow>(text, [...aroundValues(around), limit, offset, ...kindValues(around)]),
  );
  return { items: rows, total };
}

/** What one approved shop publishes: of these products (null: all), of these categories (null: all), by name. */
export async function findShelf(
  sql: Sql,
  shopId: string,
  productIds: readonly string[] | null,
  categories: readonly string[] | null,
  page: { offset: number; limit: number },
): Promise<{ items: FoundOffer[]; total: number }> {
  const text = `WITH page AS MATERIALIZED (
       SELECT l.shop_id, l.id, NULL::float8 AS distance, count(*) OVER () AS total,
         row_number() OVER (ORDER BY array_position($2::uuid[], l.product_id), l.available <= l.reserved, p.name_en, p.name_bn, l.id) AS place
       FROM listings l JOIN products p ON p.id = l.product_id
       WHERE l.shop_id = $1 AND l.is_published AND ($2::uuid[] IS NULL OR l.product_id = ANY($2::uuid[]))
         AND ($3::text[] IS NULL OR p.category_id = ANY($3::text[]))
       ORDER BY place LIMIT $4 OFFSET $5
     )
     SELECT ${SHOWN}, page.total ${SHOW} ORDER BY page.place`;
  const { rows, total } = await paged(page, ({ limit, offset }) =>
    sql.query<Raw>(text, [shopId, productIds, categories, limit, offset]),
  );
  return { items: rows.map(nested), total };
}
