import type { ListingPack } from './listing.ts';

/**
 * What the marketplace tells everybody of a shop's stock, base units: `left` can be had for certain; with `isMore` there is more than that, and how much
 * more is the shop's own business.
 */
export type StockBand = { left: number; isMore: boolean };

type Packs = readonly Pick<ListingPack, 'baseQuantity'>[];

/** So many packs and fewer are called few: "only 3 left". */
export const FEW_PACKS = 3;

/** Of the pack whose price stands in lists up to so many are told exactly. */
const EXACT_PACKS = 20;

/**
 * Up to so many base units the public figure is exact: 20 of the first pack, and at least one more of the largest than are called few, so that "only 3
 * boxes left" is true of boxes too. 20 of the largest would let the whole stock of most shops be read where strips are sold by the box as well.
 */
export function exactUpTo(packs: Packs): number {
  const [first] = packs;
  const largest = Math.max(0, ...packs.map(({ baseQuantity }) => baseQuantity));
  return Math.max(EXACT_PACKS * (first?.baseQuantity ?? 0), (FEW_PACKS + 1) * largest);
}

/** What everybody may know of a listing of which `free` base units can still be promised. */
export function bandOf(free: number, packs: Packs): StockBand {
  const bound = exactUpTo(packs);
  return free > bound ? { left: bound, isMore: true } : { left: free, isMore: false };
}

/**
 * The same for who asks for so many base units: where there are that many, `left` says so, and that is all it says. Beyond the band it is a yes (`left` is
 * at least what was asked) or a no (`left` is the bound), never the rest: asking for a million would read the whole stock.
 */
export function bandAsked(free: number, packs: Packs, asked: number): StockBand {
  const band = bandOf(free, packs);
  return band.isMore && asked <= free ? { ...band, left: Math.max(band.left, asked) } : band;
}

/**
 * The most base units worth asking for by what a band told when `asked` were asked: what is left where that is all; less than what was refused; and any
 * number where nothing is known against it.
 */
export function mostToAsk({ left, isMore }: StockBand, asked = 0): number {
  if (!isMore) return left;
  return asked > left ? asked - 1 : Number.POSITIVE_INFINITY;
}
