import type { Sql } from '../db/market-db.ts';
import { STALE_MINUTES } from '../settings/index.ts';
import {
  type Around,
  aroundValues,
  DISTANCE,
  IS_OPEN,
  IS_STALE,
  isAround,
  isUsual,
  kindValues,
  nearShops,
  paged,
  shapeOf,
  shopOf,
  textOnce,
  unseen,
} from './around.repo.ts';
import { productColumns } from './cards.repo.ts';
import type { ProductCardRow } from './cards.ts';
import { GOODS_OF_A_SHOP, NEAREST_SHOPS, WORSE } from './find-rules.ts';
import { type FoundOffer, nested, OF_PAGE, type Raw, SHOWN } from './offer-rows.repo.ts';

/** A page of offers; `products` are the sought ones that were to be named, `staleMinutes` the setting. */
export type OffersPage = {
  items: FoundOffer[];
  total: number;
  products: ProductCardRow[];
  staleMinutes: number;
};

/** A page of everything around takes longer only where the database is overloaded, and is ended then. */
const SHELF_MS = 5_000;

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
  const other = isOneProduct ? '' : ` + (1 - score) * ${WORSE.otherName}`;
  const by = {
    best: `in_stock DESC, distance / $3 + CASE WHEN is_open THEN 0 ELSE ${WORSE.closed} END + ${stale}${other}`,
    distance: `distance / $3 + ${stale}`,
    price: `in_stock DESC, is_stale, ${isOneProduct ? 'unit_price' : 'price'}, distance`,
  }[sort];
  return `${by}, shop_id, id`;
}

const GOODS =
  'l.shop_id, l.id, l.ctid AS listing_at, l.available > l.reserved AS in_stock, l.price, l.unit_price';
const inStock = (isInStock: boolean) => (isInStock ? 'AND l.available > l.reserved' : '');
/** Of what was found, whether the shops are open and fresh. */
const RATED = `hits AS MATERIALIZED (SELECT found.*, ${IS_OPEN} AS is_open, ${IS_STALE} AS is_stale FROM found ${shopOf('found')})`;

/** Second step for one product: one look into the index of (product, shop) for each shop around. */
function hitsOfProduct({ isInStock }: Paging): string {
  return `found AS MATERIALIZED (
      SELECT l.*, n.distance, n.shop_at FROM near n CROSS JOIN LATERAL (
        SELECT ${GOODS} FROM listings l
        WHERE l.product_id = $8::uuid AND l.shop_id = n.shop_id AND l.is_published ${inStock(isInStock)} OFFSET 0
      ) AS l
    ), ${RATED}`;
}

/** So many looks into the index are always cheap enough; reading all listings of a product costs about so many looks each. */
const FEW_LOOKS = 1_500;
const LOOKS_OF_A_LISTING = 4;

/**
 * Second step for several products, whichever is less work: to look for each in each shop around, or to go through all their listings in the country. A
 * wide radius around a city holds thousands of shops, and a common product is sold by thousands.
 */
function hitsOfProducts(around: Around, kind: number, { isInStock }: Paging): string {
  const wanted = `unnest(${unseen('$8::uuid[]')}, ${unseen('$9::float8[]')}) AS w(id, score)`;
  const goods = `SELECT ${GOODS} FROM listings l WHERE l.product_id = w.id AND l.is_published ${inStock(isInStock)}`;
  return `way AS MATERIALIZED (
      SELECT CASE WHEN looks <= ${FEW_LOOKS} THEN false ELSE looks > ${LOOKS_OF_A_LISTING} * (
        SELECT coalesce(sum(p.offered), 0) FROM ${wanted} JOIN products p ON p.id = w.id
      ) END AS is_by_product
      FROM (SELECT (SELECT count(*) FROM near) * cardinality($8::uuid[]) AS looks OFFSET 0) AS shops
    ),
    found AS MATERIALIZED (
      SELECT l.*, n.distance, n.shop_at, w.score FROM near n CROSS JOIN ${wanted}
        CROSS JOIN LATERAL (${goods} AND l.shop_id = n.shop_id OFFSET 0) AS l
      WHERE NOT (SELECT is_by_product FROM way)
      UNION ALL
      SELECT l.*, ${DISTANCE} AS distance, s.shop_at, w.score FROM ${wanted} CROSS JOIN LATERAL (${goods} OFFSET 0) AS l
        CROSS JOIN LATERAL (SELECT shops.*, shops.ctid AS shop_at FROM shops WHERE id = l.shop_id OFFSET 0) AS s
      WHERE (SELECT is_by_product FROM way) AND ${isAround(around, kind)}
    ), ${RATED}`;
}

/** The goods of a shop `n` on a shelf of all, bounded: read in the order of an index, so that a shop with thousands costs no more than others. */
function goodsOfShop(isOfCategory: boolean, { isInStock, sort }: Paging): string {
  const price = sort === 'price' ? 'l.price, ' : '';
  return `SELECT l.*, l.ctid AS listing_at FROM listings l ${isOfCategory ? 'JOIN products p ON p.id = l.product_id AND p.category_id = ANY($8::text[])' : ''}
    WHERE l.shop_id = n.shop_id AND l.is_published ${inStock(isInStock)}
    ORDER BY ${isInStock ? '' : 'l.available > l.reserved DESC, '}${price}l.id LIMIT ${GOODS_OF_A_SHOP}`;
}

/** Second step where nothing is named: goods of the nearest shops around. */
function hitsOfShelf(isOfCategory: boolean, paging: Paging): string {
  return `nearest AS MATERIALIZED (
      SELECT n.*, ${IS_OPEN} AS is_open, ${IS_STALE} AS is_stale
      FROM (SELECT * FROM near ORDER BY distance LIMIT ${NEAREST_SHOPS}) AS n ${shopOf('n')}
    ),
    hits AS MATERIALIZED (
      SELECT n.*, l.id, l.listing_at, l.available > l.reserved AS in_stock, l.price, l.unit_price, 1 AS score
      FROM nearest n CROSS JOIN LATERAL (${goodsOfShop(isOfCategory, paging)}) AS l
    )`;
}

type Named = { named: string; namedOn: string };

/** The cards of sought products in one column: of one product only where no offer brings it along. */
const NAMED: Readonly<Record<'product' | 'products' | 'shelf', Named>> = {
  product: {
    named: `(SELECT json_build_array(row_to_json(card)) FROM (SELECT ${productColumns()} FROM products p WHERE p.id = $8::uuid) AS card)`,
    namedOn: 'page.place IS NULL',
  },
  products: {
    named: `(SELECT json_agg(row_to_json(card)) FROM (
      SELECT ${productColumns()} FROM unnest(${unseen('$8::uuid[]')}) WITH ORDINALITY AS w(id, at) JOIN products p ON p.id = w.id
      WHERE w.at <= $10::int ORDER BY w.at) AS card)`,
    namedOn: 'page.place IS NULL OR page.place = $7 + 1',
  },
  shelf: { named: 'NULL', namedOn: 'false' },
};

function offersText(near: string, hits: string, order: string, { named, namedOn }: Named): string {
  return `WITH ${near}, ${hits},
    page AS MATERIALIZED (
      SELECT shop_at, listing_at, distance, row_number() OVER (ORDER BY ${order}) AS place FROM hits ORDER BY place LIMIT $6 OFFSET $7
    )
    SELECT ${SHOWN}, whole.total, whole."staleMinutes", CASE WHEN ${namedOn} THEN ${named} END AS named
    FROM (SELECT (SELECT count(*) FROM hits) AS total, ${STALE_MINUTES} AS "staleMinutes") AS whole
    LEFT JOIN (${OF_PAGE}) ON true ORDER BY page.place`;
}

/**
 * Offers around a place in three materialised steps: shops by the spatial index, listings by (product, shop), then the page with its texts. The total,
 * the setting and the first `named` products come with it, in one row without an offer where there is none.
 */
export function offersQuery(around: Around, sought: Sought, paging: Paging, named = 0): [string, unknown[]] {
  const values = [...aroundValues(around), paging.limit, paging.offset];
  const isOne = sought.kind === 'products' && sought.ids.length === 1;
  if (sought.kind === 'shelf') values.push(...(sought.categories === null ? [] : [sought.categories]));
  else if (isOne) values.push(sought.ids[0]);
  else values.push(sought.ids, sought.scores, named);
  const kind = values.length + 1;
  values.push(...kindValues(around));
  const isOfCategory = sought.kind === 'shelf' && sought.categories !== null;
  const what = sought.kind === 'shelf' ? 'shelf' : isOne ? 'product' : 'products';
  const shape = [what, isOfCategory, paging.sort, paging.isInStock, ...shapeOf(around)];
  const text = textOnce('offers', shape, () => {
    const hits = {
      shelf: () => hitsOfShelf(isOfCategory, paging),
      product: () => hitsOfProduct(paging),
      products: () => hitsOfProducts(around, kind, paging),
    }[what]();
    return offersText(nearShops(around, kind), hits, orderOf(paging.sort, isOne), NAMED[what]);
  });
  return [text, values];
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
  const items = rows.filter((row) => row.listingId !== null).map(nested);
  const isOne = !isShelf && sought.ids.length === 1;
  const products = first?.named ?? (isOne ? items.slice(0, 1).map((item) => item.product) : []);
  return {
    items,
    total: first?.total ?? 0,
    products: products.slice(0, named),
    staleMinutes: first?.staleMinutes ?? 0,
  };
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
       SELECT (SELECT ctid FROM shops WHERE id = $1) AS shop_at, l.ctid AS listing_at, NULL::float8 AS distance, count(*) OVER () AS total,
         row_number() OVER (ORDER BY array_position($2::uuid[], l.product_id), l.available <= l.reserved, p.name_en, p.name_bn, l.id) AS place
       FROM listings l JOIN products p ON p.id = l.product_id
       WHERE l.shop_id = $1 AND l.is_published AND ($2::uuid[] IS NULL OR l.product_id = ANY($2::uuid[]))
         AND ($3::text[] IS NULL OR p.category_id = ANY($3::text[]))
       ORDER BY place LIMIT $4 OFFSET $5
     )
     SELECT ${SHOWN}, page.total FROM ${OF_PAGE} ORDER BY page.place`;
  const { rows, total } = await paged(page, ({ limit, offset }) =>
    sql.query<Raw>(text, [shopId, productIds, categories, limit, offset]),
  );
  return { items: rows.map(nested), total };
}
