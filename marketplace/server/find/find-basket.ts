import { free } from '../../../shared/marketplace/availability.ts';
import type { OfferDto, ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { packsFor } from '../../../shared/marketplace/packs-for.ts';
import type { Market } from '../app/market.ts';
import { findBasket as readBasket } from './basket.repo.ts';
import { offerDto } from './find-offers.ts';
import { BASKET_ANSWERS, rankBasket } from './find-rules.ts';
import { aroundOf, momentWith } from './moment.ts';
import type { FoundOffer } from './offer-rows.repo.ts';

/** What a shop has of a basket. */
export type BasketDto = {
  shop: ShopCardDto;
  has: number;
  total: number;
  offers: OfferDto[];
  missing: string[];
};

/** Adds up lines of the same product: a shop must have enough for all of them together. */
function joined(lines: readonly { productId: string; quantity: number }[]) {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines)
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}

/** The packs to take of an offer by what the shop really has, and what the page then needs to know to choose the same; null where it has too little. */
function chosen(row: FoundOffer, quantity: number, moment: Parameters<typeof offerDto>[1]) {
  const left = free(row.available, row.reserved);
  const choice = packsFor({ packs: row.packs, left, isMore: false }, quantity);
  if (!choice) return null;
  const { pack, quantity: count } = choice;
  return { offer: offerDto(row, moment, pack.baseQuantity * count), cost: pack.price * count };
}

/**
 * Shops around a place that have several products, those with all of them first; quantities in base units, and a shop has a line only when it
 * has enough of it in whole packs. Among equals the open, fresh, cheap and near ones come first.
 */
export async function findBasket(
  market: Market,
  asked: {
    place: Place;
    radiusM: number;
    isOpenNow: boolean;
    lines: readonly { productId: string; quantity: number }[];
  },
): Promise<{ items: BasketDto[] }> {
  const lines = joined(asked.lines);
  const { items, staleMinutes } = await readBasket(market.db, aroundOf(market, asked), lines);
  const moment = momentWith(market, staleMinutes);
  const byShop = Map.groupBy(items, (row) => row.shop.id);
  const shops = [...byShop.values()].flatMap((own) => {
    const has = lines.flatMap((line) => {
      const row = own.find(({ product }) => product.id === line.productId);
      return (row && chosen(row, line.quantity, moment)) ?? [];
    });
    const shop = has[0]?.offer.shop;
    if (!shop) return [];
    const hasOf = new Set(has.map(({ offer }) => offer.product.id));
    return [
      {
        shop,
        has: has.length,
        total: has.reduce((sum, { cost }) => sum + cost, 0),
        offers: has.map(({ offer }) => offer),
        missing: lines.map(({ productId }) => productId).filter((id) => !hasOf.has(id)),
        distanceM: shop.distanceM ?? 0,
        isOpen: shop.isOpen,
        isStale: shop.isStale,
      },
    ];
  });
  const ranked = rankBasket(shops, asked.radiusM).slice(0, BASKET_ANSWERS);
  return {
    items: ranked.map(({ shop, has, total, offers, missing }) => ({ shop, has, total, offers, missing })),
  };
}
