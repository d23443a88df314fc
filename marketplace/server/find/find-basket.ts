import type { OfferDto, ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Market } from '../app/market.ts';
import { findBasket as readBasket } from './basket.repo.ts';
import { offerDtos } from './find-offers.ts';
import { BASKET_ANSWERS, lineCost, rankBasket } from './find-rules.ts';
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
 * has enough of it. Among equals the open, fresh, cheap and near ones come first.
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
    const offerOfProduct = new Map(own.map((offer) => [offer.product.id, offer]));
    const has = lines.filter((line) => offerOfProduct.has(line.productId));
    const total = has.reduce(
      (sum, line) => sum + lineCost(offerOfProduct.get(line.productId)?.packs ?? [], line.quantity),
      0,
    );
    return [
      {
        shop,
        has: has.length,
        total,
        offers: has.flatMap((line) => offerOfProduct.get(line.productId) ?? []),
        missing: lines.filter((line) => !offerOfProduct.has(line.productId)).map((line) => line.productId),
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
