import { type BaseUnits, baseUnits } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { whyNotSellable } from './allocate.ts';
import type { CartBatch, CartProduct, CartRules, PricedLine } from './cart-types.ts';

/** Base units of a product that an order of the marketplace waits for; `draftId` is the order's own cart at the till, null before it has one. */
export type PromisedGoods = { productId: string; draftId: string | null; quantity: number };

/** What a cart is priced by where no order of the marketplace waits for anything. */
export const NOTHING_PROMISED: CartRules['promised'] = new Map();

/** Base units of each product that orders wait for, without the order whose own cart this is: ringing that up keeps the promise. */
export function promisedToOthers(
  goods: readonly PromisedGoods[],
  cartId: string | null,
): CartRules['promised'] {
  const promised = new Map<string, BaseUnits>();
  for (const { productId, draftId, quantity } of goods)
    if (draftId === null || draftId !== cartId)
      promised.set(productId, baseUnits((promised.get(productId) ?? 0) + quantity));
  return promised.size === 0 ? NOTHING_PROMISED : promised;
}

/** Base units that orders can be given on `day`, as the marketplace is told: neither expired nor quarantined, less what went out beyond a batch. */
export function shelfOn(batches: readonly CartBatch[], day: BusinessDay): BaseUnits {
  return baseUnits(batches.reduce((sum, batch) => sum + (whyNotSellable(batch, day) ? 0 : batch.onHand), 0));
}

/**
 * The lines, with `promised` on each that takes goods which other customers were promised online: lines of one product take from its shelf in
 * their order. Goods that are not counted are promised to nobody.
 */
export function warnOfPromised(
  lines: readonly PricedLine[],
  products: ReadonlyMap<string, CartProduct>,
  { promised, businessDay }: CartRules,
): readonly PricedLine[] {
  if (promised.size === 0) return lines;
  const taken = new Map<string, number>();
  return lines.map((line) => {
    if (line.input.kind === 'open') return line;
    const { productId } = line.input;
    const kept = promised.get(productId) ?? 0;
    const product = products.get(productId);
    if (kept === 0 || !product?.isCounted) return line;
    const all = (taken.get(productId) ?? 0) + line.quantity;
    taken.set(productId, all);
    if (all <= shelfOn(product.batches, businessDay) - kept) return line;
    return { ...line, warnings: [...line.warnings, 'promised'] };
  });
}
