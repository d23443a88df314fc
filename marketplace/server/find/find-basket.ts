import type { OfferDto, ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { packsFor } from '../../../shared/marketplace/packs-for.ts';
import type { Market } from '../app/market.ts';
import { findBasket as readBasket } from './basket.repo.ts';
import { offerDtos } from './find-offers.ts';
import { BASKET_ANSWERS, rankBasket } from './find-rules.ts';
import { aroundOf, momentWith } from './moment.ts';

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
  const offers = offerDtos(items, momentWith(market, staleMinutes));
  const byShop = Map.groupBy(offers, (offer) => offer.shop.id);
  const shops = [...byShop.values()].flatMap((own) => {
    const shop = own[0]?.shop;
    if (!shop) return [];
    const has = lines.flatMap((line) => {
      const offer = own.find(({ product }) => product.id === line.productId);
      const choice = offer ? packsFor(offer, line.quantity) : null;
      return offer && choice ? [{ offer, cost: choice.pack.price * choice.quantity }] : [];
    });
    if (has.length === 0) return [];
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
