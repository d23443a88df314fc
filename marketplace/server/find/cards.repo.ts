import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Sql } from '../db/market-db.ts';
import type { ProductCardRow, ShopCardRow } from './cards.ts';

const OF_PRODUCT = {
  id: 'p.id',
  nameBn: 'p.name_bn',
  nameEn: 'p.name_en',
  generic: 'p.generic',
  strength: 'p.strength',
  dosageForm: 'p.dosage_form',
  manufacturer: 'p.manufacturer',
  categoryId: 'p.category_id',
  drugClass: 'p.drug_class',
  pictures: 'p.pictures',
};

const OF_SHOP = {
  id: 's.id',
  nameBn: 's.name_bn',
  nameEn: 's.name_en',
  kind: 's.kind',
  address: 's.address',
  lat: 'ST_Y(s.place::geometry)',
  lng: 'ST_X(s.place::geometry)',
  distanceM: '',
  isPaused: 's.is_paused',
  hours: 's.hours',
  delivers: 's.delivers',
  deliveryFee: 's.delivery_fee',
  deliveryRadiusM: 's.delivery_radius_m',
  ratingSum: 's.rating_sum',
  ratingCount: 's.rating_count',
  lastSyncedAt: 'k.last_synced_at',
};

/** The names that `productColumns` gives. */
export const PRODUCT_FIELDS: readonly string[] = Object.keys(OF_PRODUCT);
/** The names that `shopColumns` gives. */
export const SHOP_FIELDS: readonly string[] = Object.keys(OF_SHOP);

function named(columns: Readonly<Record<string, string>>, prefix: string): string {
  return Object.entries(columns)
    .map(([name, column]) => `${column} AS "${prefix}${name}"`)
    .join(', ');
}

/** The columns of a product's card, of the table `p`, each under `prefix`. */
export function productColumns(prefix = ''): string {
  return named(OF_PRODUCT, prefix);
}

/** The columns of a shop's card, of the tables `s` and `k` (shop_links), each under `prefix`; `distance` is SQL for the metres. */
export function shopColumns(distance: string, prefix = ''): string {
  return named({ ...OF_SHOP, distanceM: distance }, prefix);
}

/** The cards of products, in the order of the ids; one that is not there is left out. */
export async function productRows(sql: Sql, ids: readonly string[]): Promise<ProductCardRow[]> {
  if (ids.length === 0) return [];
  return sql.query(
    `SELECT ${productColumns()} FROM unnest($1::uuid[]) WITH ORDINALITY AS w(id, at) JOIN products p ON p.id = w.id ORDER BY w.at`,
    [ids],
    { isKept: true },
  );
}

/** The cards of approved shops, in the order of the ids, with the distance from a place where one is given. */
export async function shopRows(
  sql: Sql,
  ids: readonly string[],
  place: Place | null,
): Promise<ShopCardRow[]> {
  if (ids.length === 0) return [];
  return sql.query(
    `SELECT ${shopColumns('ST_Distance(s.place, ST_SetSRID(ST_MakePoint($2::float8, $3::float8), 4326)::geography)')}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS w(id, at) JOIN shops s ON s.id = w.id AND s.status = 'approved'
     LEFT JOIN shop_links k ON k.shop_id = s.id ORDER BY w.at`,
    [ids, place?.lng ?? null, place?.lat ?? null],
  );
}

/** What one shop says of itself to everybody besides its card. */
export async function shopExtras(
  sql: Sql,
  shopId: string,
): Promise<{ phone: string; drugLicence: string; deliveryMinimum: number; listings: number } | undefined> {
  const [row] = await sql.query<{
    phone: string;
    drugLicence: string;
    deliveryMinimum: number;
    listings: number;
  }>(
    `SELECT phone, drug_licence AS "drugLicence", delivery_minimum AS "deliveryMinimum",
       (SELECT count(*) FROM listings l WHERE l.shop_id = s.id AND l.is_published) AS listings
     FROM shops s WHERE s.id = $1 AND s.status = 'approved'`,
    [shopId],
  );
  return row;
}

/** A product with all that its page shows, or undefined. */
export async function productPage(
  sql: Sql,
  productId: string,
): Promise<
  (ProductCardRow & { description: string; specifications: { name: string; value: string }[] }) | undefined
> {
  const [row] = await sql.query<
    ProductCardRow & { description: string; specifications: { name: string; value: string }[] }
  >(`SELECT ${productColumns()}, p.description, p.specifications FROM products p WHERE p.id = $1`, [
    productId,
  ]);
  return row;
}

/** A category with everything below it. */
export async function withDescendants(sql: Sql, categoryId: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `WITH RECURSIVE below AS (
       SELECT id FROM categories WHERE id = $1
       UNION SELECT c.id FROM categories c JOIN below ON c.parent_id = below.id
     ) SELECT id FROM below`,
    [categoryId],
  );
  return rows.map((row) => row.id);
}
