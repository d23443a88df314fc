import type { Hours, Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { OwnShopDto, ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import type { Paisa } from '../../../shared/money/money.ts';
import type { Sql } from '../db/market-db.ts';

type ShopRow = {
  id: string;
  status: OwnShopDto['status'];
  status_reason: string;
  is_paused: boolean;
  has_key: boolean;
  last_synced_at: Date | null;
  version: number;
  name_bn: string;
  name_en: string;
  kind: ShopKind;
  phone: string;
  address: string;
  division: string;
  district: string;
  upazila: string;
  lat: number;
  lng: number;
  hours: Hours;
  delivers: boolean;
  delivery_radius_m: number;
  delivery_fee: number;
  delivery_minimum: number;
  drug_licence: string;
  answer_minutes: number;
};

/** Columns and tables of a shop as its seller sees it, for `ownShopOf`. */
export const OWN_SHOP = `s.id, s.status, s.status_reason, s.is_paused, l.key_hash IS NOT NULL AS has_key, l.last_synced_at, s.version,
  s.name_bn, s.name_en, s.kind, s.phone, s.address, s.division, s.district, s.upazila, ST_Y(s.place::geometry) AS lat,
  ST_X(s.place::geometry) AS lng, s.hours, s.delivers, s.delivery_radius_m, s.delivery_fee, s.delivery_minimum, s.drug_licence,
  s.answer_minutes`;

/** A row of OWN_SHOP as it goes out. */
export function ownShopOf(row: ShopRow): OwnShopDto {
  return {
    id: row.id,
    status: row.status,
    statusReason: row.status_reason,
    isPaused: row.is_paused,
    hasKey: row.has_key,
    lastSyncedAt: row.last_synced_at?.getTime() ?? null,
    version: row.version,
    profile: {
      nameBn: row.name_bn,
      nameEn: row.name_en,
      kind: row.kind,
      phone: row.phone,
      address: row.address,
      division: row.division,
      district: row.district,
      upazila: row.upazila,
      place: { lat: row.lat, lng: row.lng },
      hours: row.hours,
      delivers: row.delivers,
      deliveryRadiusM: row.delivery_radius_m,
      deliveryFee: row.delivery_fee as Paisa,
      deliveryMinimum: row.delivery_minimum as Paisa,
      drugLicence: row.drug_licence,
      answerMinutes: row.answer_minutes,
    },
  };
}

/** A shop as its seller sees it. */
export async function findOwnShop(sql: Sql, shopId: string): Promise<OwnShopDto | undefined> {
  const [row] = await sql.query<ShopRow>(
    `SELECT ${OWN_SHOP} FROM shops s JOIN shop_links l ON l.shop_id = s.id WHERE s.id = $1`,
    [shopId],
  );
  return row && ownShopOf(row);
}

/** The shops of a seller, oldest first. */
export async function listOwnShops(sql: Sql, ownerId: string): Promise<OwnShopDto[]> {
  const rows = await sql.query<ShopRow>(
    `SELECT ${OWN_SHOP} FROM shops s JOIN shop_links l ON l.shop_id = s.id WHERE s.owner_id = $1 ORDER BY s.created_at, s.id LIMIT 100`,
    [ownerId],
  );
  return rows.map(ownShopOf);
}

/** Makes registrations of one seller wait for each other until the transaction ends, so that they are counted. */
export async function lockOwner(sql: Sql, ownerId: string): Promise<void> {
  await sql.query('SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE', [ownerId]);
}

/** Who owns a shop. */
export async function findOwner(sql: Sql, shopId: string): Promise<string | undefined> {
  const [row] = await sql.query<{ owner_id: string }>('SELECT owner_id FROM shops WHERE id = $1', [shopId]);
  return row?.owner_id;
}

const profileParameters = (profile: ShopProfile) => [
  profile.nameBn,
  profile.nameEn,
  profile.kind,
  profile.phone,
  profile.address,
  profile.division,
  profile.district,
  profile.upazila,
  profile.place.lng,
  profile.place.lat,
  JSON.stringify(profile.hours),
  profile.delivers,
  profile.deliveryRadiusM,
  profile.deliveryFee,
  profile.deliveryMinimum,
  profile.drugLicence,
  profile.answerMinutes,
];

/** Keeps a new shop, pending; false where the id is taken. */
export async function insertShop(
  sql: Sql,
  shop: { id: string; ownerId: string; profile: ShopProfile; now: number },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO shops (id, owner_id, created_at, name_bn, name_en, kind, phone, address, division, district, upazila, place, hours, delivers,
       delivery_radius_m, delivery_fee, delivery_minimum, drug_licence, answer_minutes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ST_SetSRID(ST_MakePoint($12, $13), 4326)::geography, $14, $15, $16, $17, $18, $19,
       $20)
     ON CONFLICT (id) DO NOTHING RETURNING 1`,
    [shop.id, shop.ownerId, new Date(shop.now), ...profileParameters(shop.profile)],
  );
  if (rows.length === 0) return false;
  await sql.query('INSERT INTO shop_links (shop_id) VALUES ($1)', [shop.id]);
  return true;
}

/** Where a shop lay when it was approved last; where it lies, for one that never was. */
export async function findApprovedPlace(sql: Sql, shopId: string): Promise<Place | undefined> {
  const [row] = await sql.query<Place>(
    `SELECT ST_Y(p.place::geometry) AS lat, ST_X(p.place::geometry) AS lng
     FROM shops s CROSS JOIN LATERAL (SELECT coalesce(s.approved_place, s.place) AS place) AS p WHERE s.id = $1`,
    [shopId],
  );
  return row;
}

/**
 * Writes what a shop says of itself over the version it was read at, with the status it has then, and whether it is paused where that is said.
 * False where it changed meanwhile.
 */
export async function updateShop(
  sql: Sql,
  shop: {
    id: string;
    version: number;
    profile: ShopProfile;
    isPaused?: boolean;
    status: OwnShopDto['status'];
  },
): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE shops SET version = version + 1, is_paused = coalesce($3, is_paused), approved_place = coalesce(approved_place, place),
       name_bn = $4, name_en = $5, kind = $6, phone = $7, address = $8, division = $9, district = $10, upazila = $11,
       place = ST_SetSRID(ST_MakePoint($12, $13), 4326)::geography, hours = $14, delivers = $15, delivery_radius_m = $16,
       delivery_fee = $17, delivery_minimum = $18, drug_licence = $19, answer_minutes = $20, status = $21
     WHERE id = $1 AND version = $2 RETURNING 1`,
    [shop.id, shop.version, shop.isPaused ?? null, ...profileParameters(shop.profile), shop.status],
  );
  return rows.length > 0;
}

/** Replaces the hash of a shop's key. */
export async function setShopKey(sql: Sql, shopId: string, hash: Buffer, now: number): Promise<void> {
  await sql.query('UPDATE shop_links SET key_hash = $2, key_made_at = $3 WHERE shop_id = $1', [
    shopId,
    hash,
    new Date(now),
  ]);
}
