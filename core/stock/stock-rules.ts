import {
  amountAt,
  type BaseUnits,
  baseUnits,
  compareRates,
  paisa,
  type Rate,
} from '../../shared/money/money.ts';
import type { StockBatch } from './stock.repo.ts';

/** True when the two rates are the same price, however they are written; null is equal to null only. */
export function isSameRate(a: Rate | null, b: Rate | null): boolean {
  if (a === null || b === null) return a === b;
  return compareRates(a, b) === 0;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/**
 * Cost of a batch that gets more of the same goods: the average of both, weighted by quantity, kept as an exact pair.
 * An unknown side leaves the other; nothing on hand (or less) leaves the new one.
 */
export function averageCost(
  onHand: BaseUnits,
  cost: Rate | null,
  added: BaseUnits,
  addedCost: Rate | null,
): Rate | null {
  if (addedCost === null) return cost;
  if (cost === null || onHand <= 0 || isSameRate(cost, addedCost)) return addedCost;
  const amount = amountAt(cost, onHand) + amountAt(addedCost, added);
  const per = onHand + added;
  const common = divisor(amount, per) || 1;
  return { amount: paisa(amount / common), per: baseUnits(per / common) };
}

/**
 * How a delivery settles what was sold before it was entered: pairs of (batch that is below zero, base units), taking no more
 * than `arrived`. Without this the shelf would offer goods that are already gone.
 */
export function settlements(
  batches: readonly StockBatch[],
  arrivedIn: string,
  arrived: BaseUnits,
): { batchId: string; quantity: BaseUnits }[] {
  const owed: { batchId: string; quantity: BaseUnits }[] = [];
  let left: number = arrived;
  for (const batch of batches) {
    if (batch.onHand >= 0 || batch.id === arrivedIn || left === 0) continue;
    const quantity = Math.min(left, 0 - batch.onHand);
    owed.push({ batchId: batch.id, quantity: baseUnits(quantity) });
    left -= quantity;
  }
  return owed;
}
