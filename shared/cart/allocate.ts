import { type BaseUnits, baseUnits } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import type { CartBatch } from './cart-types.ts';

/** Why a batch may not be sold on `day`; null when it may. The day printed as expiry is the last one it is sold on. */
export function whyNotSellable(
  batch: Pick<CartBatch, 'expiry' | 'status'>,
  day: BusinessDay,
): 'expired' | 'quarantined' | null {
  if (batch.status !== 'ok') return 'quarantined';
  return batch.expiry !== null && batch.expiry < day ? 'expired' : null;
}

/** FEFO order: earliest expiry first, no expiry last, then the one received first; by id among equals, so that every side agrees. */
export function compareFefo(
  a: Pick<CartBatch, 'expiry' | 'receivedAt' | 'id'>,
  b: Pick<CartBatch, 'expiry' | 'receivedAt' | 'id'>,
): number {
  if (a.expiry !== b.expiry) {
    if (a.expiry === null) return 1;
    if (b.expiry === null) return -1;
    return a.expiry < b.expiry ? -1 : 1;
  }
  return a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** What is left of each batch while the lines of a cart take from it one after the other. */
export type Shelf = Map<string, number>;

/** A batch and how much of it a line takes. */
export type Take = { batch: CartBatch; quantity: BaseUnits };

function available(batch: CartBatch, shelf: Shelf): number {
  return Math.max(0, shelf.get(batch.id) ?? batch.onHand);
}

/**
 * Takes `quantity` base units from the batches in FEFO order, or from `chosen` alone when it is given, and lowers the shelf.
 * Never takes from an expired or quarantined batch. The takes and `shortage` add up to `quantity`.
 */
export function allocate(
  batches: readonly CartBatch[],
  quantity: BaseUnits,
  day: BusinessDay,
  shelf: Shelf,
  chosen: CartBatch | null = null,
): { takes: Take[]; shortage: BaseUnits } {
  const from = chosen ? [chosen] : batches.toSorted(compareFefo);
  const takes: Take[] = [];
  let missing: number = quantity;
  for (const batch of from) {
    if (missing === 0) break;
    if (whyNotSellable(batch, day) !== null) continue;
    const free = available(batch, shelf);
    const taken = Math.min(missing, free);
    if (taken === 0) continue;
    shelf.set(batch.id, free - taken);
    takes.push({ batch, quantity: baseUnits(taken) });
    missing -= taken;
  }
  return { takes, shortage: baseUnits(missing) };
}

/** Base units that may be sold on `day`: neither expired nor quarantined. */
export function sellableOn(batches: readonly CartBatch[], day: BusinessDay): BaseUnits {
  return baseUnits(
    batches.reduce((sum, batch) => sum + (whyNotSellable(batch, day) ? 0 : Math.max(0, batch.onHand)), 0),
  );
}
