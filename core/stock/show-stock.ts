import { compareFefo } from '../../shared/cart/allocate.ts';
import type { BatchDto } from '../../shared/contract/catalog.contract.ts';
import type { StockMoveDto } from '../../shared/contract/stock.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { baseUnits } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { movedSince, onHandOf, pageOfMoves } from './moves.repo.ts';
import { allBatches, findStockProduct } from './stock.repo.ts';
import { batchDto } from './stock-writer.ts';

function mustExist({ db }: Context, productId: string): void {
  if (!findStockProduct(db, productId))
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
}

/** All batches of the product: those with stock in FEFO order, then the empty ones, newest first. Refuses NOT_FOUND_RECORD. */
export function listBatches(context: Context, input: { productId: string }): { items: BatchDto[] } {
  mustExist(context, input.productId);
  const batches = allBatches(context.db, input.productId);
  const stocked = batches.filter((batch) => batch.onHand !== 0).toSorted(compareFefo);
  const empty = batches.filter((batch) => batch.onHand === 0).toSorted((a, b) => b.receivedAt - a.receivedAt);
  return { items: [...stocked, ...empty].map((batch) => batchDto(context, batch)) };
}

/** The product's ledger, newest first, each with what was on hand after it. Refuses NOT_FOUND_RECORD. */
export function listMoves(
  context: Context,
  input: { productId: string; before?: number | undefined; limit: number },
): { items: StockMoveDto[] } {
  mustExist(context, input.productId);
  const { db } = context;
  const before = input.before ?? Number.MAX_SAFE_INTEGER;
  let balance = onHandOf(db, input.productId);
  if (input.before !== undefined) balance -= movedSince(db, input.productId, before);
  const items = pageOfMoves(db, input.productId, before, input.limit).map((move) => {
    const after = balance;
    balance -= move.quantity;
    return { ...move, balance: baseUnits(after) };
  });
  return { items };
}
