/**
 * What makes an offer worse, in lengths of the radius asked: a closed shop is as bad as one a whole radius farther, a stale report half of one;
 * a name that answers the text less well weighs most. What is out of stock comes after everything else. Sorted by distance a stale report weighs as
 * much; sorted by price it comes after every fresh one, because the price may be another by now.
 */
export const WORSE = { closed: 1, stale: 0.5, otherName: 4 };

/** Of the products that a text may mean, those are offered whose score is at least this share of the best. */
const MEANT = 0.75;
/** So many products a text may mean at most. */
export const MOST_MEANT = 60;
/** Where nothing was typed and no product chosen, so many of the nearest shops are looked through. */
export const NEAREST_SHOPS = 150;
/** Of each of them so many goods: whoever wants more of a shop looks into it, types or chooses a category. */
export const GOODS_OF_A_SHOP = 200;
/** So many shops are weighed for a basket. */
export const BASKET_SHOPS = 40;
/** So many shops a basket answers. */
export const BASKET_ANSWERS = 20;

/** The products that a text means: those near the best in score, which becomes 1. */
export function meant<Product extends { score: number }>(products: readonly Product[]): Product[] {
  const best = products[0]?.score ?? 0;
  return products
    .filter((product) => product.score >= MEANT * best)
    .slice(0, MOST_MEANT)
    .map((product) => ({ ...product, score: Math.min(1, product.score / best) }));
}

/** What a shop has of a basket. */
export type BasketShop = { has: number; total: number; distanceM: number; isOpen: boolean; isStale: boolean };

/**
 * Orders shops for a basket: those with more of its lines first; among equals open and fresh ones, then by price against the cheapest and distance
 * against the radius, each counted once.
 */
export function rankBasket<Shop extends BasketShop>(shops: readonly Shop[], radiusM: number): Shop[] {
  const cheapest = new Map<number, number>();
  for (const { has, total } of shops) cheapest.set(has, Math.min(total, cheapest.get(has) ?? Infinity));
  const worse = (shop: Shop) => {
    const least = Math.max(1, cheapest.get(shop.has) ?? 1);
    return (
      shop.total / least +
      shop.distanceM / radiusM +
      (shop.isOpen ? 0 : WORSE.closed) +
      (shop.isStale ? WORSE.stale : 0)
    );
  };
  return shops.toSorted((a, b) => b.has - a.has || worse(a) - worse(b) || a.distanceM - b.distanceM);
}
