import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { CartLine } from '../../../shared/marketplace/orders.contract.ts';
import { bandOf } from '../../../shared/marketplace/stock-band.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { discountOf, type PromoTerms } from '../promos/index.ts';

/** A listing as a price is taken from it. */
export type PricedListing = {
  id: string;
  productId: string;
  nameBn: string;
  nameEn: string;
  strength: string;
  nearExpiry: string | null;
  drugClass: string;
  packs: readonly ListingPack[];
  /** Base units that can still be promised: for the server alone, a customer gets the band of it. */
  free: number;
};

/** A line with the server's own price; `baseUnits` is what it takes of the stock. */
export type PricedLine = CartLine & {
  listing: PricedListing;
  pack: ListingPack;
  amount: Paisa;
  baseUnits: number;
};

/** The sums of an order, paisa. */
export type Totals = { subtotal: Paisa; discount: Paisa; deliveryFee: Paisa; total: Paisa };

const MOST_PAISA = 100_000_000_000_000;

const STRICTNESS = ['none', 'otc', 'rx', 'controlled'];

/** The stricter of what the shop calls its medicine and what the catalogue calls it: no shop sells it more freely than the others by another name. */
export function stricter(ofListing: string, ofProduct: string): string {
  return STRICTNESS.indexOf(ofProduct) > STRICTNESS.indexOf(ofListing) ? ofProduct : ofListing;
}

/** The line at the listing's price. Throws NOT_LISTED where the shop does not offer that pack, or not for so much money. */
export function priceLine(line: CartLine, listing: PricedListing | undefined): PricedLine {
  const pack = listing?.packs.find((offered) => offered.packId === line.packId);
  if (!listing || !pack || pack.price > MOST_PAISA / line.quantity)
    throw new MarketRefusal('NOT_LISTED', { listingId: line.listingId });
  return {
    ...line,
    listing,
    pack,
    amount: paisa(pack.price * line.quantity),
    baseUnits: pack.baseQuantity * line.quantity,
  };
}

/** Adds up amounts; the discount is taken off the goods, not off the delivery. */
export function totalsOf(amounts: readonly number[], terms: PromoTerms | null, deliveryFee: number): Totals {
  const subtotal = paisa(amounts.reduce((sum, amount) => sum + amount, 0));
  const discount = discountOf(terms, subtotal);
  return {
    subtotal,
    discount,
    deliveryFee: paisa(deliveryFee),
    total: paisa(subtotal - discount + deliveryFee),
  };
}

/** Base units that the lines ask of each listing. */
export function askedOf(
  lines: readonly PricedLine[],
): Map<string, { listing: PricedListing; asked: number }> {
  const asked = new Map<string, { listing: PricedListing; asked: number }>();
  for (const { listing, baseUnits } of lines)
    asked.set(listing.id, { listing, asked: (asked.get(listing.id)?.asked ?? 0) + baseUnits });
  return asked;
}

/** The listings of which the lines ask for more than there is: what is asked and what everybody may know to be left, base units. */
export function shortages(
  lines: readonly PricedLine[],
): { listingId: string; asked: number; left: number }[] {
  return [...askedOf(lines).values()]
    .filter(({ listing, asked }) => asked > listing.free)
    .map(({ listing, asked }) => ({
      listingId: listing.id,
      asked,
      left: bandOf(listing.free, listing.packs).left,
    }));
}
