import type { BatchDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { BaseUnits } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { batchesMovedBy, findBatch, findStockProduct, insertMove, type StockBatch } from './stock.repo.ts';
import { batchDto, beginCounting, movementNow, refuseTooMuch } from './stock-writer.ts';

type AdjustInput = { adjustmentId: string; batchId: string; quantity: BaseUnits; reason: string };

function refuseBelowZero(batch: StockBatch, quantity: BaseUnits): void {
  if (quantity > 0 || batch.onHand + quantity >= 0) return;
  throw new Refusal('OUT_OF_STOCK', {
    productId: batch.productId,
    asked: 0 - quantity,
    onHand: batch.onHand,
    expired: 0,
    mayAcknowledge: false,
  });
}

/**
 * Corrects a batch by a signed quantity, with a reason, and notes who did it. The same adjustmentId again changes nothing.
 * Refuses NOT_FOUND_RECORD, BAD_QUANTITY (zero, or beyond a billion) and OUT_OF_STOCK (more taken away than there is).
 */
export function adjustBatch(context: Context, input: AdjustInput): BatchDto {
  const { db, actor, events } = context;
  const { adjustmentId, batchId, quantity, reason } = input;
  const movement = movementNow(context);
  const batch = db.transaction('stock.adjust', () => {
    const before = findBatch(db, batchId);
    const product = before && findStockProduct(db, before.productId);
    if (!before || !product) throw new Refusal('NOT_FOUND_RECORD', { entity: 'batch', id: batchId });
    if (batchesMovedBy(db, adjustmentId, 'adjust').length > 0) return before;
    if (quantity === 0) throw new Refusal('BAD_QUANTITY', { productId: product.id });
    refuseBelowZero(before, quantity);
    refuseTooMuch(context, product.id, quantity);
    beginCounting(context, product, adjustmentId, movement);
    const { productId } = before;
    insertMove(db, {
      ...movement,
      batchId,
      productId,
      quantity,
      kind: 'adjust',
      reference: adjustmentId,
      reason,
    });
    appendAudit(db, {
      at: movement.at,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'stock.adjust',
      entity: 'batch',
      entityId: batchId,
      details: { quantity, before: before.onHand, reason },
    });
    return findBatch(db, batchId) ?? before;
  });
  events.publish({ type: 'stock-changed', productIds: [batch.productId] });
  return batchDto(context, batch);
}
