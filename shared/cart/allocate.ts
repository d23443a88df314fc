import type { BatchesOf } from '../contract/sales.contract.ts';
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

/** True for a batch of the offer: `near-expiry` has what expires by its day, `regular` everything else. */
export function isOfOffer({ expiry }: Pick<CartBatch, 'expiry'>, { offer, until }: BatchesOf): boolean {
  const isNear = expiry !== null && expiry <= until;
  return isNear === (offer === 'near-expiry');
}

/** The batches in the order a line takes from them: FEFO, those of the offer it was ordered of first. */
export function inTakingOrder<Batch extends CartBatch>(
  batches: readonly Batch[],
  batchesOf: BatchesOf | undefined,
): Batch[] {
  const sorted = batches.toSorted(compareFefo);
  if (!batchesOf) return sorted;
  const isMeant = (batch: Batch) => isOfOffer(batch, batchesOf);
  return [...sorted.filter(isMeant), ...sorted.filter((batch) => !isMeant(batch))];
}

/** What is left of each batch while the lines of a cart take from it one after the other. */
export type Shelf = Map<string, number>;

/** A batch and how much of it a line takes. */
export type Take = { batch: CartBatch; quantity: BaseUnits };

function available(batch: CartBatch, shelf: Shelf): number {
  return Math.max(0, shelf.get(batch.id) ?? batch.onHand);
}

/**
 * Takes `quantity` base units from the batches in FEFO order, those of the offer it was ordered of first, and lowers the shelf.
 * Never takes from an expired or quarantined batch. The takes and `shortage` add up to `quantity`.
 */
export function allocate(
  batches: readonly CartBatch[],
  quantity: BaseUnits,
  day: BusinessDay,
  shelf: Shelf,
  batchesOf?: BatchesOf,
): { takes: Take[]; shortage: BaseUnits } {
  const takes: Take[] = [];
  let missing: number = quantity;
  for (const batch of inTakingOrder(batches, batchesOf)) {
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
