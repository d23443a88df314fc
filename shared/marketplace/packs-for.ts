import type { ListingPack } from './listing.ts';

/**
 * The pack, and how many of it, that gives at least `wanted` base units for the least money and that the shop has; null where it has
 * too little. Of two that cost the same, the one that gives less too much. Where there is more than `left` (`isMore`) and `left` is not enough, the shop is
 * taken to have it: the server says at the quote.
 */
export function packsFor<Pack extends Pick<ListingPack, 'baseQuantity' | 'price'>>(
  offer: { packs: readonly Pack[]; left: number; isMore: boolean },
  wanted: number,
): { pack: Pack; quantity: number } | null {
  const all = offer.packs.map((pack) => ({ pack, quantity: Math.ceil(wanted / pack.baseQuantity) }));
  const sure = all.filter(({ pack, quantity }) => quantity * pack.baseQuantity <= offer.left);
  const choices = sure.length === 0 && offer.isMore ? all : sure;
  const cost = ({ pack, quantity }: (typeof choices)[number]) => pack.price * quantity;
  const units = ({ pack, quantity }: (typeof choices)[number]) => pack.baseQuantity * quantity;
  return choices.toSorted((a, b) => cost(a) - cost(b) || units(a) - units(b))[0] ?? null;
}
