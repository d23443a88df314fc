import { amountAt, type BaseUnits, baseUnits, paisa, type Rate } from '../money/money.ts';
import type { CartBatch } from './cart-types.ts';

/**
 * What goods without a cost of their own cost: the moving average of the product's batches on hand, weighted by quantity; with
 * nothing on hand the cost received last; null where no batch has a cost.
 */
export function movingAverageCost(batches: readonly CartBatch[]): Rate | null {
  const costed = batches.flatMap((batch) => (batch.cost ? [{ ...batch, cost: batch.cost }] : []));
  const onHand = costed.filter((batch) => batch.onHand > 0);
  const units = onHand.reduce((sum, batch) => sum + batch.onHand, 0);
  if (units > 0) {
    const value = onHand.reduce((sum, batch) => sum + amountAt(batch.cost, batch.onHand), 0);
    return { amount: paisa(value), per: baseUnits(units) };
  }
  return costed.toSorted((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1))[0]?.cost ?? null;
}

/** What `quantity` units out of `batch` cost: at the batch's own cost, else at `average`; null when neither is known. */
export function costOf(batch: CartBatch | null, average: Rate | null, quantity: BaseUnits) {
  const rate = batch?.cost ?? average;
  return rate ? amountAt(rate, quantity) : null;
}
