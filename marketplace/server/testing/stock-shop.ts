import { v7 as uuidv7 } from 'uuid';
import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { listingFields } from './test-goods.ts';
import type { TestMarket } from './test-market.ts';
import { DHANMONDI, makeShop, type TestShopOptions } from './test-people.ts';

/** A shop of tests that has put goods in its window; `listings` are their ids in the order given. */
export async function stockShop(
  market: TestMarket,
  goods: readonly Partial<ListingFields>[],
  options: TestShopOptions = {},
) {
  const shop = await makeShop(market, options);
  const items = goods.map((changes) => ({
    listingId: uuidv7(),
    version: 1,
    fields: listingFields(changes),
  }));
  if (items.length > 0) await shop.call.sync.putListings({ items });
  if (options.lastSyncedAt !== undefined)
    await market.db.query('UPDATE shop_links SET last_synced_at = $2 WHERE shop_id = $1', [
      shop.shopId,
      options.lastSyncedAt === null ? null : new Date(options.lastSyncedAt),
    ]);
  return { ...shop, listings: items.map((item) => item.listingId) };
}

/** The place so many metres east of Dhanmondi (negative: west), on the sphere; good to a thousandth. */
export function metresEast(metres: number): Place {
  const metresPerDegree = 111_320 * Math.cos((DHANMONDI.lat * Math.PI) / 180);
  return { lat: DHANMONDI.lat, lng: DHANMONDI.lng + metres / metresPerDegree };
}
