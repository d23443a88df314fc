import { free } from '../../../shared/marketplace/availability.ts';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import type { Hours, Place } from '../../../shared/marketplace/market-primitives.ts';
import type { CartLine } from '../../../shared/marketplace/orders.contract.ts';
import type { Sql } from '../db/market-db.ts';
import { type PricedListing, stricter } from './cart-rules.ts';

/** A shop as an order needs it; `distanceM` is null without a place. */
export type OrderShop = {
  id: string;
  status: string;
  is_paused: boolean;
  phone: string;
  hours: Hours;
  delivers: boolean;
  delivery_radius_m: number;
  delivery_fee: number;
  delivery_minimum: number;
  answer_minutes: number;
  distance_m: number | null;
};

/** A shop, with the distance of `place` from it in metres. */
export async function findShop(sql: Sql, shopId: string, place: Place | null): Promise<OrderShop | null> {
  const [row] = await sql.query<OrderShop>(
    `SELECT id, status, is_paused, phone, hours, delivers, delivery_radius_m, delivery_fee, delivery_minimum, answer_minutes,
       ST_Distance(place, ST_SetSRID(ST_MakePoint($3::float8, $2::float8), 4326)::geography) AS distance_m
     FROM shops WHERE id = $1`,
    [shopId, place?.lat ?? null, place?.lng ?? null],
  );
  return row ?? null;
}

/** Those of the listings that the shop publishes, by id; `drugClass` is the stricter of the shop's word and the catalogue's. */
export async function readListings(
  sql: Sql,
  shopId: string,
  listingIds: readonly string[],
): Promise<Map<string, PricedListing>> {
  const rows = await sql.query<{
    id: string;
    product_id: string;
    name_bn: string;
    name_en: string;
    strength: string;
    near_expiry: string | null;
    drug_class: string;
    product_class: string;
    packs: ListingPack[];
    available: number;
    reserved: number;
  }>(
    `SELECT l.id, l.product_id, l.name_bn, l.name_en, p.strength, to_char(l.near_expiry, 'YYYY-MM-DD') AS near_expiry, l.drug_class,
       p.drug_class AS product_class, l.packs, l.available, l.reserved
     FROM listings l JOIN products p ON p.id = l.product_id WHERE l.shop_id = $1 AND l.id = ANY($2::uuid[]) AND l.is_published`,
    [shopId, [...listingIds]],
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        productId: row.product_id,
        nameBn: row.name_bn,
        nameEn: row.name_en,
        strength: row.strength,
        nearExpiry: row.near_expiry,
        drugClass: stricter(row.drug_class, row.product_class),
        packs: row.packs,
        free: free(row.available, row.reserved),
      },
    ]),
  );
}

/** A line of a kept cart. */
export type KeptLine = CartLine & { shopId: string };

/** The cart an account left, parted into what can be had and what is gone: no longer offered, or in no approved shop. */
export async function readCart(
  sql: Sql,
  accountId: string,
): Promise<{ items: KeptLine[]; gone: KeptLine[] }> {
  const rows = await sql.query<KeptLine & { isOffered: boolean }>(
    `SELECT c.shop_id AS "shopId", c.listing_id AS "listingId", c.pack_id AS "packId", c.quantity,
       coalesce(l.is_published AND s.status = 'approved', false) AS "isOffered"
     FROM cart_lines c LEFT JOIN listings l ON l.shop_id = c.shop_id AND l.id = c.listing_id
       LEFT JOIN shops s ON s.id = c.shop_id
     WHERE c.account_id = $1 ORDER BY c.position`,
    [accountId],
  );
  const linesWhere = (wanted: boolean) =>
    rows.flatMap(({ isOffered, ...line }) => (isOffered === wanted ? [line] : []));
  return { items: linesWhere(true), gone: linesWhere(false) };
}

/** Replaces the cart of an account. */
export async function saveCart(sql: Sql, accountId: string, lines: readonly KeptLine[]): Promise<void> {
  // Two devices that save at once take turns.
  await sql.query('SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE', [accountId]);
  await sql.query('DELETE FROM cart_lines WHERE account_id = $1', [accountId]);
  if (lines.length === 0) return;
  await sql.query(
    `INSERT INTO cart_lines (account_id, shop_id, listing_id, pack_id, quantity, position)
     SELECT $1, l."shopId", l."listingId", l."packId", least(10000, sum(l.quantity)), min(l.position)
     FROM jsonb_to_recordset($2::text::jsonb)
       AS l ("shopId" uuid, "listingId" uuid, "packId" uuid, quantity integer, position integer)
     GROUP BY l."shopId", l."listingId", l."packId"`,
    [accountId, JSON.stringify(lines.map((line, position) => ({ ...line, position })))],
  );
}

/** Takes what was ordered out of the kept cart. */
export async function dropFromCart(
  sql: Sql,
  accountId: string,
  shopId: string,
  listingIds: readonly string[],
): Promise<void> {
  await sql.query(
    'DELETE FROM cart_lines WHERE account_id = $1 AND shop_id = $2 AND listing_id = ANY($3::uuid[])',
    [accountId, shopId, [...listingIds]],
  );
}
