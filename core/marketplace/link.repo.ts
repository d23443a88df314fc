import type { OwnShopDto } from '../../shared/marketplace/shops.contract.ts';
import type { ShopDb } from '../db/open.ts';
import { offerPicturesAgain } from './queue.repo.ts';

/** The shop's link to a marketplace. */
export type MarketLink = {
  address: string;
  email: string;
  /** As the marketplace last said it; while orders are held there, with the owner's own word on taking orders. */
  shop: OwnShopDto;
  isPaused: boolean;
  /** The marketplace is to take no orders because the sync was paused here; kept before it is told, so it may have heard or not. */
  isHeldThere: boolean;
  /** The marketplace said that it heard so. */
  isHoldTold: boolean;
  isMedicineOrderable: boolean;
  feedAfter: number;
  needsCompare: boolean;
  clockAheadMs: number;
  serverListings: number;
  lastSuccessAt: number | null;
  connectedAt: number;
};

type LinkRow = Omit<
  MarketLink,
  'shop' | 'isPaused' | 'isHeldThere' | 'isHoldTold' | 'isMedicineOrderable' | 'needsCompare'
> & {
  shop: string;
  isPaused: number;
  isHeldThere: number;
  isHoldTold: number;
  isMedicineOrderable: number;
  needsCompare: number;
};

/** The link; null where the shop is not connected. */
export function readLink(db: ShopDb): MarketLink | null {
  const row = db
    .statement<[], LinkRow>(
      `SELECT address, email, shop, is_paused AS isPaused, is_held_there AS isHeldThere, is_hold_told AS isHoldTold,
         is_medicine_orderable AS isMedicineOrderable, feed_after AS feedAfter, needs_compare AS needsCompare, clock_ahead_ms AS clockAheadMs, server_listings AS serverListings,
         last_success_at AS lastSuccessAt, connected_at AS connectedAt FROM market_link`,
    )
    .get();
  if (!row) return null;
  return {
    ...row,
    shop: JSON.parse(row.shop) as OwnShopDto,
    isPaused: row.isPaused === 1,
    isHeldThere: row.isHeldThere === 1,
    isHoldTold: row.isHoldTold === 1,
    isMedicineOrderable: row.isMedicineOrderable === 1,
    needsCompare: row.needsCompare === 1,
  };
}

/** Connects the shop, in place of any link before: pictures that were not taken there are offered here. */
export function putLink(
  db: ShopDb,
  link: Pick<MarketLink, 'address' | 'email' | 'shop' | 'connectedAt'>,
): void {
  deleteLink(db);
  offerPicturesAgain(db);
  db.statement('INSERT INTO market_link (id, address, email, shop, connected_at) VALUES (1, ?, ?, ?, ?)').run(
    link.address,
    link.email,
    JSON.stringify(link.shop),
    link.connectedAt,
  );
}

/** Ends the link. */
export function deleteLink(db: ShopDb): void {
  db.statement('DELETE FROM market_link').run();
}

/** Notes what the marketplace says of the shop. */
export function noteShop(db: ShopDb, shop: OwnShopDto): void {
  db.statement('UPDATE market_link SET shop = ?').run(JSON.stringify(shop));
}

/** Notes what the marketplace said when greeted. */
export function noteHello(
  db: ShopDb,
  hello: { shop: OwnShopDto; isMedicineOrderable: boolean; clockAheadMs: number; listings: number },
): void {
  db.statement(
    'UPDATE market_link SET shop = ?, is_medicine_orderable = ?, clock_ahead_ms = ?, server_listings = ?',
  ).run(JSON.stringify(hello.shop), hello.isMedicineOrderable ? 1 : 0, hello.clockAheadMs, hello.listings);
}

/** Notes that the marketplace answered. */
export function noteSuccess(db: ShopDb, at: number): void {
  db.statement('UPDATE market_link SET last_success_at = ?').run(at);
}

/** Stops or goes on with sending. */
export function setPaused(db: ShopDb, isPaused: boolean): void {
  db.statement('UPDATE market_link SET is_paused = ?').run(isPaused ? 1 : 0);
}

/** Notes whether the marketplace is to take no orders because the sync was paused here, and whether it said that it heard so. */
export function setHeldThere(db: ShopDb, hold: { isHeld: boolean; isTold: boolean }): void {
  db.statement('UPDATE market_link SET is_held_there = ?, is_hold_told = ?').run(
    hold.isHeld ? 1 : 0,
    hold.isTold ? 1 : 0,
  );
}

/** Keeps the place in the feed of orders. */
export function setFeedAfter(db: ShopDb, after: number): void {
  db.statement('UPDATE market_link SET feed_after = ?').run(after);
}

/** Whether versions must be compared before anything is sent. */
export function setNeedsCompare(db: ShopDb, needsCompare: boolean): void {
  db.statement('UPDATE market_link SET needs_compare = ?').run(needsCompare ? 1 : 0);
}
