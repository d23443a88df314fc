import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { Fulfilment } from '../../../shared/marketplace/order.ts';
import type { CartLine } from '../../../shared/marketplace/orders.contract.ts';
import type { Sql } from '../db/market-db.ts';
import { findPromo, type PromoTerms, promoRefused, requireUsable } from '../promos/index.ts';
import { findShop, type OrderShop, readListings } from './cart.repo.ts';
import { type PricedLine, priceLine, type Totals, totalsOf } from './cart-rules.ts';

/** What is to be priced. */
export type CartAsked = {
  shopId: string;
  lines: readonly CartLine[];
  fulfilment: Fulfilment;
  place: Place | null;
  promoCode: string;
};

/** A cart at the server's own prices. */
export type PricedCart = {
  shop: OrderShop;
  lines: PricedLine[];
  totals: Totals;
  promo: (PromoTerms & { code: string }) | null;
};

function requireDelivery(shop: OrderShop, asked: CartAsked, subtotal: number): void {
  if (asked.fulfilment !== 'delivery') return;
  const distanceM = Math.round(shop.distance_m ?? 0);
  const radiusM = shop.delivers ? shop.delivery_radius_m : 0;
  const isOutside = shop.distance_m !== null && shop.distance_m > radiusM;
  if (!shop.delivers || isOutside) throw new MarketRefusal('OUT_OF_ZONE', { distanceM, radiusM });
  if (subtotal < shop.delivery_minimum)
    throw new MarketRefusal('BELOW_MINIMUM', { minimum: shop.delivery_minimum });
}

/**
 * What a cart costs now (`now` UTC ms) at an approved shop. Throws NOT_FOUND_RECORD, NOT_LISTED, PROMO_REFUSED, OUT_OF_ZONE,
 * BELOW_MINIMUM. Says nothing on whether there is enough.
 */
export async function priceCart(sql: Sql, asked: CartAsked, now: number): Promise<PricedCart> {
  const shop = await findShop(sql, asked.shopId, asked.place);
  if (shop?.status !== 'approved')
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'shop', id: asked.shopId });
  const listings = await readListings(
    sql,
    asked.shopId,
    asked.lines.map((line) => line.listingId),
  );
  const code = asked.promoCode.toUpperCase();
  const promo = code === '' ? null : await findPromo(sql, asked.shopId, code);

  const lines = asked.lines.map((line) => priceLine(line, listings.get(line.listingId)));
  const totals = totalsOf(
    lines.map((line) => line.amount),
    promo,
    asked.fulfilment === 'delivery' ? shop.delivery_fee : 0,
  );
  requireDelivery(shop, asked, totals.subtotal);
  if (code !== '') {
    if (!promo) throw promoRefused('unknown');
    requireUsable(promo, totals.subtotal, now);
  }
  return { shop, lines, totals, promo };
}
