import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import type { Market } from '../app/market.ts';
import { findShops } from './around.repo.ts';
import { shopExtras, shopRows, withDescendants } from './cards.repo.ts';
import { shopCard } from './cards.ts';
import { offerDtos } from './find-offers.ts';
import { aroundOf, momentOf } from './moment.ts';
import { findShelf } from './offers.repo.ts';
import { resolvedBefore } from './text-memory.ts';

/** A text on a shelf means so many products at most: a shop has few of those that sound alike. */
const MOST_ON_SHELF = 300;

function refuse(shopId: string): never {
  throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'shop', id: shopId });
}

/** An approved shop with its hours; throws NOT_FOUND_RECORD for any other. */
export async function showShop(market: Market, { shopId, place }: { shopId: string; place: Place | null }) {
  const [[row], extras, moment] = await Promise.all([
    shopRows(market.db, [shopId], place),
    shopExtras(market.db, shopId),
    momentOf(market),
  ]);
  if (!row || !extras) refuse(shopId);
  return { shop: shopCard(row, moment), hours: row.hours, deliveryRadiusM: row.deliveryRadiusM, ...extras };
}

/** Shops around a place, the nearest first. */
export async function listShops(
  market: Market,
  asked: {
    place: Place;
    radiusM: number;
    isOpenNow: boolean;
    kind: ShopKind | null;
    offset: number;
    limit: number;
  },
) {
  const around = aroundOf(market, { ...asked, shopKind: asked.kind });
  const [{ items, total }, moment] = await Promise.all([
    findShops(market.db, around, asked),
    momentOf(market),
  ]);
  return { items: items.map((row) => shopCard(row, moment)), total };
}

/** What one approved shop offers, by name or what was typed; throws NOT_FOUND_RECORD. */
export async function showShelf(
  market: Market,
  asked: { shopId: string; text: string; categoryId: string | null; offset: number; limit: number },
) {
  const { db } = market;
  const [[shop], moment] = await Promise.all([shopRows(db, [asked.shopId], null), momentOf(market)]);
  if (!shop) refuse(asked.shopId);
  const categories = asked.categoryId === null ? null : await withDescendants(db, asked.categoryId);
  const products =
    asked.text === '' ? null : await resolvedBefore(market, asked.text, MOST_ON_SHELF, categories);
  const ids = products?.map((product) => product.id) ?? null;
  const { items, total } = await findShelf(db, asked.shopId, ids, categories, asked);
  return { items: offerDtos(items, moment), total };
}
