import type { ProductLineInput } from '../contract/sales.contract.ts';
import { type BaseUnits, baseUnits, type Paisa, paisa, quantityFor, type Rate } from '../money/money.ts';
import { inTakingOrder, whyNotSellable } from './allocate.ts';
import type { CartProduct, CartRules } from './cart-types.ts';
import { isWholePacks } from './packs.ts';
import { rateOf } from './price-line.ts';

function costOf(rate: Rate, quantity: number): Paisa {
  const exact = BigInt(rate.amount) * BigInt(quantity);
  const per = BigInt(rate.per);
  return paisa(Number((exact + per - 1n) / per));
}

/**
 * The most base units that `money` buys in this pack, never costing more: batch by batch in the order the line takes them (or out of
 * its chosen batch), and beyond the stock at the last rate. 0 when it buys not even one; null when the goods have no price.
 */
export function quantityForMoney(
  product: CartProduct,
  packId: string,
  money: Paisa,
  rules: Pick<CartRules, 'businessDay'>,
  { batchId, batchesOf }: Pick<ProductLineInput, 'batchId' | 'batchesOf'> = { batchId: null },
): BaseUnits | null {
  const pack = product.packs.find((candidate) => candidate.id === packId);
  if (!pack) return null;
  const batches = inTakingOrder(product.batches, batchesOf)
    .filter((batch) => batchId === null || batch.id === batchId)
    .filter((batch) => whyNotSellable(batch, rules.businessDay) === null && batch.onHand > 0);
  let left: number = money;
  let quantity = 0;
  let last: Rate | null = null;
  for (const batch of batches) {
    last = rateOf(pack, batch);
    if (!last) return null;
    const taken = Math.min(batch.onHand, quantityFor(last, paisa(left)));
    quantity += taken;
    left = Math.max(0, left - costOf(last, taken));
    if (taken < batch.onHand) return whole(product, packId, quantity);
  }
  const newest = product.batches
    .filter((batch) => batch.price !== null || batch.mrp !== null)
    .toSorted((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1))[0];
  const beyond = last ?? rateOf(pack, newest);
  if (!beyond) return null;
  return whole(product, packId, quantity + quantityFor(beyond, paisa(left)));
}

/** Goods that are not broken are sold in whole packs. */
function whole(product: CartProduct, packId: string, quantity: number): BaseUnits {
  const pack = product.packs.find((candidate) => candidate.id === packId);
  if (!pack || isWholePacks(product, pack, quantity)) return baseUnits(quantity);
  return baseUnits(quantity - (quantity % pack.baseQuantity));
}
