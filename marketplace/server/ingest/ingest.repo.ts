import type { ListingVersion } from '../../../shared/marketplace/listing.ts';
import type { ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { Sql } from '../db/market-db.ts';
import { type HeldListing, unitPrice } from './listing-rules.ts';

const LOCK_SPACE = 5_301;
const HELD = `id, version, is_published AS "isPublished", product_id AS "productId", available, reserved, price`;

/** Makes batches of one shop, and decisions about it, wait for each other until the transaction ends; those of other shops go on. */
export async function lockShopListings(sql: Sql, shopId: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1::int, hashtext($2::text))', [LOCK_SPACE, shopId]);
}

/** Kind and approval of a shop. */
export async function speakerOf(sql: Sql, shopId: string): Promise<{ kind: ShopKind; isApproved: boolean }> {
  const [row] = await sql.query<{ kind: ShopKind; isApproved: boolean }>(
    `SELECT kind, status = 'approved' AS "isApproved" FROM shops WHERE id = $1`,
    [shopId],
  );
  if (!row) throw new Error('a shop that has a key has no row');
  return row;
}

/** What is held of these listings of a shop. */
export async function heldListings(
  sql: Sql,
  shopId: string,
  ids: readonly string[],
): Promise<Map<string, HeldListing>> {
  const rows = await sql.query<HeldListing>(
    `SELECT ${HELD} FROM listings WHERE shop_id = $1 AND id = ANY($2::uuid[])`,
    [shopId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Of these ids, those under which another shop lists something. */
export async function takenIds(sql: Sql, shopId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.query<{ id: string }>(
    'SELECT DISTINCT id FROM listings WHERE id = ANY($2::uuid[]) AND shop_id <> $1',
    [shopId, ids],
  );
  return new Set(rows.map((row) => row.id));
}

/** Brings listings with fields to their version; rows that are newer meanwhile stay. `reserved` is never touched. Answers what stands now. */
export async function putPublished(
  sql: Sql,
  shopId: string,
  items: readonly ListingVersion[],
  productOf: ReadonlyMap<string, string>,
  now: Date,
): Promise<HeldListing[]> {
  const rows = items.flatMap(({ listingId, version, fields }) =>
    fields === null
      ? []
      : [
          {
            id: listingId,
            product: productOf.get(listingId),
            version,
            nameBn: fields.nameBn,
            nameEn: fields.nameEn,
            drugClass: fields.drugClass,
            baseUnit: fields.baseUnit,
            packs: fields.packs,
            price: fields.packs[0]?.price ?? 0,
            unitPrice: unitPrice(fields.packs),
            available: fields.available,
            nearExpiry: fields.nearExpiry,
            pictures: fields.pictures,
          },
        ],
  );
  if (rows.length === 0) return [];
  return sql.query(
    `INSERT INTO listings AS l (shop_id, id, product_id, version, is_published, name_bn, name_en, drug_class, base_unit, packs, price, unit_price,
       available, near_expiry, pictures, stock_at, updated_at)
     SELECT $2, r.id, r.product, r.version, true, r."nameBn", r."nameEn", r."drugClass", r."baseUnit", r.packs, r.price, r."unitPrice",
       r.available, r."nearExpiry", ARRAY(SELECT jsonb_array_elements_text(r.pictures)), $3, $3
     FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, product uuid, version bigint, "nameBn" text, "nameEn" text, "drugClass" text,
       "baseUnit" text, packs jsonb, price bigint, "unitPrice" bigint, available integer, "nearExpiry" date, pictures jsonb)
     ORDER BY r.id
     ON CONFLICT (shop_id, id) DO UPDATE SET product_id = excluded.product_id, version = excluded.version, is_published = true,
       name_bn = excluded.name_bn, name_en = excluded.name_en, drug_class = excluded.drug_class, base_unit = excluded.base_unit,
       packs = excluded.packs, price = excluded.price, unit_price = excluded.unit_price, available = excluded.available,
       near_expiry = excluded.near_expiry, pictures = excluded.pictures, stock_at = excluded.stock_at, updated_at = excluded.updated_at
     WHERE l.version < excluded.version
     RETURNING ${HELD}`,
    [JSON.stringify(rows), shopId, now],
  );
}

/** Takes listings back at their version; one that never came leaves its version, so that a late older one cannot bring it in. */
export async function putWithdrawn(
  sql: Sql,
  shopId: string,
  items: readonly ListingVersion[],
  now: Date,
): Promise<HeldListing[]> {
  if (items.length === 0) return [];
  return sql.query(
    `INSERT INTO listings AS l (shop_id, id, version, is_published, name_bn, name_en, drug_class, base_unit, packs, price, unit_price, available,
       stock_at, updated_at)
     SELECT $1, r.id, r.version, false, '', '', 'none', 'piece', '[]', 0, 0, 0, $4, $4
     FROM unnest($2::uuid[], $3::bigint[]) AS r(id, version) ORDER BY r.id
     ON CONFLICT (shop_id, id) DO UPDATE SET version = excluded.version, is_published = false, available = 0,
       stock_at = excluded.stock_at, updated_at = excluded.updated_at
     WHERE l.version < excluded.version
     RETURNING ${HELD}`,
    [shopId, items.map((item) => item.listingId), items.map((item) => item.version), now],
  );
}

/** Of these hashes, those of pictures that the marketplace holds. */
export async function heldPictures(sql: Sql, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await sql.query<{ hash: string }>('SELECT hash FROM pictures WHERE hash = ANY($1::text[])', [
    hashes,
  ]);
  return new Set(rows.map((row) => row.hash));
}

/** Notes that the shop reported. */
export async function noteReport(sql: Sql, shopId: string, now: Date): Promise<void> {
  await sql.query(
    'UPDATE shop_links SET last_synced_at = greatest(last_synced_at, $2::timestamptz) WHERE shop_id = $1',
    [shopId, now],
  );
}

/** Versions of a shop's listings after an id, in the order of ids; one more than `limit` where there are more. */
export async function versionsAfter(
  sql: Sql,
  shopId: string,
  after: string | null,
  limit: number,
): Promise<{ listingId: string; version: number; isPublished: boolean }[]> {
  return sql.query(
    `SELECT id AS "listingId", version, is_published AS "isPublished" FROM listings
     WHERE shop_id = $1 AND ($2::uuid IS NULL OR id > $2::uuid) ORDER BY id LIMIT $3`,
    [shopId, after, limit + 1],
  );
}

/** How many listings a shop has published, and how many of its orders are not at their end. */
export async function countsOf(sql: Sql, shopId: string): Promise<{ listings: number; openOrders: number }> {
  const [row] = await sql.query<{ listings: number; openOrders: number }>(
    `SELECT (SELECT count(*) FROM listings WHERE shop_id = $1 AND is_published) AS listings,
       (SELECT count(*) FROM orders WHERE shop_id = $1 AND status NOT IN ('completed', 'rejected', 'cancelled', 'expired')) AS "openOrders"`,
    [shopId],
  );
  return row ?? { listings: 0, openOrders: 0 };
}

/** How many listings the server keeps of a shop, withdrawn ones too. */
export async function countListings(sql: Sql, shopId: string): Promise<number> {
  const [row] = await sql.query<{ kept: number }>(
    'SELECT count(*) AS kept FROM listings WHERE shop_id = $1',
    [shopId],
  );
  return row?.kept ?? 0;
}

/** How many pictures a shop brought in. */
export async function countPictures(sql: Sql, shopId: string): Promise<number> {
  const [row] = await sql.query<{ kept: number }>(
    'SELECT count(*) AS kept FROM pictures WHERE shop_id = $1',
    [shopId],
  );
  return row?.kept ?? 0;
}

/** Keeps a picture under the hash of what was sent; the same picture again changes nothing. */
export async function addPicture(
  sql: Sql,
  shopId: string,
  picture: { hash: string; small: Uint8Array; large: Uint8Array },
  now: Date,
): Promise<void> {
  await sql.query(
    `INSERT INTO pictures (hash, shop_id, small, large, created_at, looked_at) VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (hash) DO NOTHING`,
    [picture.hash, shopId, picture.small, picture.large, now],
  );
}

/** Looks at no more than `most` pictures that were not looked at since `before`, and deletes those that no published listing and no product names. */
export async function dropUnusedPictures(
  sql: Sql,
  { before, now, most }: { before: Date; now: Date; most: number },
): Promise<void> {
  await sql.query(
    `WITH due AS (SELECT hash FROM pictures WHERE looked_at < $1 ORDER BY looked_at LIMIT $3),
     looked AS (
       SELECT due.hash, EXISTS (
           SELECT 1 FROM listings l WHERE l.is_published AND l.pictures <> '{}' AND l.pictures @> ARRAY[due.hash]
         ) OR EXISTS (SELECT 1 FROM products p WHERE p.pictures <> '{}' AND p.pictures @> ARRAY[due.hash]) AS is_used
       FROM due
     ),
     dropped AS (DELETE FROM pictures USING looked WHERE pictures.hash = looked.hash AND NOT looked.is_used)
     UPDATE pictures SET looked_at = $2 FROM looked WHERE pictures.hash = looked.hash AND looked.is_used`,
    [before, now, most],
  );
}

/** A picture in one of its sizes, as WebP; undefined for one that is not held. */
export async function readPicture(
  sql: Sql,
  hash: string,
  size: 'small' | 'large',
): Promise<Uint8Array | undefined> {
  const [row] = await sql.query<{ bytes: Uint8Array }>(
    `SELECT ${size} AS bytes FROM pictures WHERE hash = $1`,
    [hash],
  );
  return row?.bytes;
}

/** The products of a shop's listings that name this picture. */
export async function productsWithPicture(sql: Sql, shopId: string, hash: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    'SELECT DISTINCT product_id AS id FROM listings WHERE shop_id = $1 AND is_published AND $2 = ANY(pictures)',
    [shopId, hash],
  );
  return rows.map((row) => row.id);
}
