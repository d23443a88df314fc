import type { z } from 'zod';
import type { stockContract } from '../../shared/contract/stock.contract.ts';
import { type ErrorCode, Refusal } from '../../shared/errors/error-codes.ts';
import { compareRates } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import {
  allBatches,
  batchesMovedBy,
  batchesNumbered,
  findBatch,
  findStockProduct,
  insertBatch,
  insertMove,
  type StockBatch,
  setBatchRates,
} from './stock.repo.ts';
import { averageCost, isSameRate, settlements } from './stock-rules.ts';
import { beginCounting, type Movement, movementNow, refuseTooMuch, visibleBatch } from './stock-writer.ts';

type ReceiveInput = z.infer<NonNullable<(typeof stockContract.receive)['~orpc']['inputSchema']>>;
type ReceiveLine = ReceiveInput['lines'][number];

function checkLine(line: ReceiveLine, movement: Movement): void {
  const { productId } = line;
  if (line.expiry !== null && line.expiry < movement.businessDay)
    throw new Refusal('BATCH_NOT_SELLABLE', { productId, batchId: line.batchNo, reason: 'expired' });
  if (line.price && line.mrp && compareRates(line.price, line.mrp) > 0)
    throw new Refusal('ABOVE_MRP', { productId });
}

/** The batch these goods belong to: same product, number, expiry and MRP; a new, empty one where there is none. */
function batchFor({ db, ports }: Context, line: ReceiveLine, movement: Movement): StockBatch {
  const known = batchesNumbered(db, line.productId, line.batchNo, line.expiry).find((batch) =>
    isSameRate(batch.mrp, line.mrp),
  );
  if (known?.status === 'quarantined')
    throw new Refusal('BATCH_NOT_SELLABLE', {
      productId: line.productId,
      batchId: known.id,
      reason: 'quarantined',
    });
  if (known) {
    const cost = averageCost(known.onHand, known.cost, line.quantity, line.cost);
    setBatchRates(db, known.id, cost, line.price ?? known.price);
    return known;
  }
  const { productId, batchNo, expiry, cost, mrp, price } = line;
  const batch = {
    id: ports.ids.next(),
    productId,
    batchNo,
    expiry,
    cost,
    mrp,
    price,
    receivedAt: movement.at,
  };
  insertBatch(db, batch);
  return { ...batch, onHand: 0 as StockBatch['onHand'], status: 'ok' };
}

function receiveLine(context: Context, line: ReceiveLine, input: ReceiveInput, movement: Movement): void {
  const { db } = context;
  const product = findStockProduct(db, line.productId);
  if (!product) throw new Refusal('UNKNOWN_PRODUCT', { productId: line.productId });
  checkLine(line, movement);
  refuseTooMuch(context, product.id, line.quantity);
  beginCounting(context, product, input.deliveryId, movement);
  const batch = batchFor(context, line, movement);
  const { deliveryId: reference } = input;
  const move = { ...movement, productId: product.id, reference };
  insertMove(db, {
    ...move,
    batchId: batch.id,
    quantity: line.quantity,
    kind: 'receive',
    reason: input.note,
  });
  const owed = settlements(allBatches(db, product.id), batch.id, line.quantity);
  for (const { batchId, quantity } of owed) {
    const settling = { ...move, kind: 'adjust', reason: 'settles what was oversold' } as const;
    insertMove(db, { ...settling, batchId, quantity });
    insertMove(db, { ...settling, batchId: batch.id, quantity: 0 - quantity });
  }
}

const FIELD_OF: Partial<Record<ErrorCode, (reason: unknown) => keyof ReceiveLine>> = {
  BATCH_NOT_SELLABLE: (reason) => (reason === 'expired' ? 'expiry' : 'batchNo'),
  ABOVE_MRP: () => 'price',
  BAD_QUANTITY: () => 'quantity',
  UNKNOWN_PRODUCT: () => 'productId',
};

/** Runs `work`; its refusal says which line of the delivery, and which field of it, it is about. */
function namingLine(line: number, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, data }: Refusal = error;
    const field = FIELD_OF[code]?.('reason' in data ? data.reason : undefined);
    if (field === undefined) throw error;
    throw new Refusal(code, Object.assign({}, data, { line, field }));
  }
}

/**
 * Takes goods in without a purchase order; their product is counted from then on. The same deliveryId again changes nothing
 * and answers as before. Refuses UNKNOWN_PRODUCT, BAD_QUANTITY (beyond a billion), ABOVE_MRP (own price over MRP) and BATCH_NOT_SELLABLE (expired goods, or a
 * batch that is in quarantine), each with the line's place in the delivery and the field.
 */
export function receiveStock(context: Context, input: ReceiveInput): { batches: StockBatch[] } {
  const { db, events, actor } = context;
  const movement = movementNow(context);
  const isNew = db.transaction('stock.receive', () => {
    if (batchesMovedBy(db, input.deliveryId, 'receive').length > 0) return false;
    input.lines.forEach((line, index) => {
      namingLine(index, () => receiveLine(context, line, input, movement));
    });
    appendAudit(db, {
      at: movement.at,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'stock.receive',
      entity: 'delivery',
      entityId: input.deliveryId,
      details: {
        lines: input.lines.length,
        units: input.lines.reduce((sum, line) => sum + line.quantity, 0),
      },
    });
    return true;
  });
  if (isNew)
    events.publish({
      type: 'stock-changed',
      productIds: [...new Set(input.lines.map((line) => line.productId))],
    });
  const ids = new Set(batchesMovedBy(db, input.deliveryId, 'receive'));
  const batches = [...ids].flatMap((id) => findBatch(db, id) ?? []);
  return { batches: batches.map((batch) => visibleBatch(context, batch)) };
}
