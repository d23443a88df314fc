import type { BatchDto } from '../../shared/contract/catalog.contract.ts';
import { MOST_BASE_UNITS } from '../../shared/contract/primitives.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { BaseUnits } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import { readSettings } from '../settings/index.ts';
import { noteAvailability } from './outbox.repo.ts';
import { allBatches, insertMove, markCounted, type StockBatch, type StockMove } from './stock.repo.ts';

/** Who, where and when of the movements one command makes. */
export type Movement = Pick<StockMove, 'at' | 'businessDay' | 'userId' | 'tillId'>;

/** The movement's frame of the current call. */
export function movementNow({ db, ports, actor }: Context): Movement {
  const at = ports.clock.now();
  return {
    at,
    businessDay: businessDayOf(at, readSettings(db).counter.dayStartHour),
    userId: actor.userId,
    tillId: actor.tillId,
  };
}

/**
 * Writes off as opening stock what was sold while nothing was counted, so that the count begins at zero: whoever makes a
 * product counted calls it, inside the transaction and before the first move.
 */
export function writeOffUncounted(
  db: ShopDb,
  productId: string,
  reference: string,
  movement: Movement,
): void {
  const { at, businessDay, userId, tillId } = movement;
  for (const { id: batchId, onHand } of allBatches(db, productId)) {
    if (onHand >= 0) continue;
    insertMove(db, {
      at,
      businessDay,
      userId,
      tillId,
      batchId,
      productId,
      quantity: 0 - onHand,
      kind: 'opening',
      reference,
      reason: 'sold before counting began',
    });
  }
}

/**
 * Stock of the product counts from now on, what was sold before is written off, and the marketplace hears of the change.
 * Call inside the transaction, before the first move.
 */
export function beginCounting(
  { db }: Context,
  product: { id: string; isCounted: boolean },
  reference: string,
  movement: Movement,
): void {
  noteAvailability(db, product.id, movement.at);
  if (product.isCounted) return;
  markCounted(db, product.id, movement.at);
  writeOffUncounted(db, product.id, reference, movement);
}

/** Throws BAD_QUANTITY when so much more would bring the product beyond what stock may have. */
export function refuseTooMuch({ db }: Context, productId: string, quantity: BaseUnits): void {
  const onHand = allBatches(db, productId).reduce((sum, batch) => sum + Math.max(0, batch.onHand), 0);
  if (onHand + quantity > MOST_BASE_UNITS) throw new Refusal('BAD_QUANTITY', { productId });
}

/** The batch as the caller may see it: without its cost unless the caller holds `cost.view`. */
export function visibleBatch({ actor }: Context, batch: StockBatch): StockBatch {
  return actor.permissions.has('cost.view') ? batch : { ...batch, cost: null };
}

/** The wire form of a batch, as the caller may see it. */
export function batchDto(context: Context, batch: StockBatch): BatchDto {
  const { productId: _, ...dto } = visibleBatch(context, batch);
  return dto;
}
