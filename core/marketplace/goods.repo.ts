import { createHash } from 'node:crypto';
import { type BaseUnits, baseUnits } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';
import type { OfferPolicy } from './listing-rules.ts';

/** How the shop offers its goods; without a choice of its own: no safety stock, no mark-down. */
export function readPolicy(db: ShopDb): OfferPolicy {
  const row = db
    .statement<[], { safetyStock: number; days: number | null; percentBp: number | null }>(
      'SELECT safety_stock AS safetyStock, near_expiry_days AS days, near_expiry_percent_bp AS percentBp FROM market_policy',
    )
    .get();
  const { safetyStock = 0, days = null, percentBp = null } = row ?? {};
  return {
    safetyStock: baseUnits(safetyStock),
    nearExpiry: days === null || percentBp === null ? null : { days, percentBp },
  };
}

/** Keeps how the shop offers its goods. */
export function putPolicy(db: ShopDb, policy: OfferPolicy): void {
  db.statement(
    `INSERT INTO market_policy (id, safety_stock, near_expiry_days, near_expiry_percent_bp) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET safety_stock = excluded.safety_stock, near_expiry_days = excluded.near_expiry_days,
       near_expiry_percent_bp = excluded.near_expiry_percent_bp`,
  ).run(policy.safetyStock, policy.nearExpiry?.days ?? null, policy.nearExpiry?.percentBp ?? null);
}

/** What is special about one of the goods. */
type Special = {
  /** Its own; null: the shop's. */
  safetyStock: BaseUnits | null;
  /** The id under which it is offered: the product's, unless another shop has that. */
  listing: string;
  /** The id under which its short-dated batches were offered. */
  nearExpiryListing: string | null;
};

/** What is special about one of the goods; nothing where nothing was said. */
export function findSpecial(db: ShopDb, productId: string): Special {
  return (
    db
      .statement<[string], Special>(
        `SELECT safety_stock AS safetyStock, coalesce(listing, product_id) AS listing, near_expiry_listing AS nearExpiryListing
         FROM market_goods WHERE product_id = ?`,
      )
      .get(productId) ?? { safetyStock: null, listing: productId, nearExpiryListing: null }
  );
}

/** Gives one of the goods a safety stock of its own; null: the shop's. */
export function setSafetyStock(db: ShopDb, productId: string, safetyStock: BaseUnits | null): void {
  db.statement(
    `INSERT INTO market_goods (product_id, safety_stock) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET safety_stock = excluded.safety_stock`,
  ).run(productId, safetyStock);
}

/** Keeps the id under which the short-dated batches of a product are offered. */
export function setNearExpiryListing(db: ShopDb, productId: string, listingId: string): void {
  db.statement(
    `INSERT INTO market_goods (product_id, near_expiry_listing) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET near_expiry_listing = excluded.near_expiry_listing`,
  ).run(productId, listingId);
}

/** Keeps the id under which a product is offered in place of its own. */
export function setListing(db: ShopDb, productId: string, listingId: string): void {
  db.statement(
    `INSERT INTO market_goods (product_id, listing) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET listing = excluded.listing`,
  ).run(productId, listingId);
}

/** The product behind a listing: its own id, or the one that is offered under it, whole or with its short-dated batches. */
export function productOfListing(db: ShopDb, listingId: string): string {
  return (
    db
      .statement<[{ listingId: string }], { productId: string }>(
        'SELECT product_id AS productId FROM market_goods WHERE near_expiry_listing = @listingId OR listing = @listingId',
      )
      .get({ listingId })?.productId ?? listingId
  );
}

/** Whether a listing offers short-dated batches. */
export function isNearExpiryListing(db: ShopDb, listingId: string): boolean {
  const found = db
    .statement<[string], 1>('SELECT 1 FROM market_goods WHERE near_expiry_listing = ?')
    .get(listingId);
  return found !== undefined;
}

/** Names from the root category down. */
export function categoryPath(db: ShopDb, categoryId: string | null): { nameBn: string; nameEn: string }[] {
  if (categoryId === null) return [];
  return db
    .statement<[string], { nameBn: string; nameEn: string }>(
      `WITH RECURSIVE up (id, depth) AS (SELECT ?, 0 UNION SELECT c.parent_id, up.depth + 1 FROM up JOIN categories AS c ON c.id = up.id
         WHERE c.parent_id IS NOT NULL AND up.depth < 5)
       SELECT c.name_bn AS nameBn, c.name_en AS nameEn FROM up JOIN categories AS c ON c.id = up.id ORDER BY up.depth DESC`,
    )
    .all(categoryId);
}

/** SHA-256 of the product's pictures, in order, with where each lies. */
export function pictureHashes(db: ShopDb, productId: string): { hash: string; pictureId: string }[] {
  return db
    .statement<[string], { id: string; content: Buffer }>(
      'SELECT id, content FROM product_pictures WHERE product_id = ? ORDER BY position, id LIMIT 6',
    )
    .all(productId)
    .map(({ id, content }) => ({ pictureId: id, hash: createHash('sha256').update(content).digest('hex') }));
}
