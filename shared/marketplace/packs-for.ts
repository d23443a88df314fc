import type { ListingPack } from './listing.ts';

/**
 * The pack, and how many of it, that gives at least `wanted` base units for the least money and that the shop has; null where it has
 * too little. Of two that cost the same, the one that gives less too much.
 */
export function packsFor<Pack extends Pick<ListingPack, 'baseQuantity' | 'price'>>(
  offer: { packs: readonly Pack[]; left: number },
  wanted: number,
): { pack: Pack; quantity: number } | null {
  const choices = offer.packs
    .map((pack) => ({ pack, quantity: Math.ceil(wanted / pack.baseQuantity) }))
    .filter(({ pack, quantity }) => quantity * pack.baseQuantity <= offer.left);
  const cost = ({ pack, quantity }: (typeof choices)[number]) => pack.price * quantity;
  const units = ({ pack, quantity }: (typeof choices)[number]) => pack.baseQuantity * quantity;
  return choices.toSorted((a, b) => cost(a) - cost(b) || units(a) - units(b))[0] ?? null;
}
