import {
  MARKET_API,
  type MarketApi,
  OLDEST_SHOP_API,
} from '../../../shared/marketplace/market-api-version.ts';
import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import type { ShopContext } from '../app/market.ts';
import { readSettings } from '../settings/index.ts';
import { findOwnShop } from '../shops/index.ts';
import { countListings, countPictures, countsOf, noteReport } from './ingest.repo.ts';
import { quotaOf } from './listing-rules.ts';

/** Who the server takes a shop's program for, and the server's time; counts as a report. */
export async function greetShop(context: ShopContext): Promise<{
  now: number;
  shop: OwnShopDto;
  isMedicineOrderable: boolean;
  listings: number;
  openOrders: number;
  room: number;
  pictureRoom: number;
  api: MarketApi;
}> {
  const { db, shopId } = context;
  const now = context.ports.clock.now();
  await noteReport(db, shopId, new Date(now));
  const [shop, { isMedicineOrderable }, counts, kept, pictures] = await Promise.all([
    findOwnShop(db, shopId),
    readSettings(db),
    countsOf(db, shopId),
    countListings(db, shopId),
    countPictures(db, shopId),
  ]);
  if (!shop) throw new Error('a shop that has a key has no row');
  const api = { version: MARKET_API, oldestShop: OLDEST_SHOP_API };
  const quota = quotaOf(shop.status === 'approved');
  const room = Math.max(0, quota.listings - kept);
  const pictureRoom = Math.max(0, quota.pictures - pictures);
  return { now, shop, isMedicineOrderable, ...counts, room, pictureRoom, api };
}
