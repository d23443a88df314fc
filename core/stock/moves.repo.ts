import type { StockMoveDto } from '../../shared/contract/stock.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** A page of the product's ledger, newest first: moves with an id below `before`. Balances are the caller's to add. */
export function pageOfMoves(
  db: ShopDb,
  productId: string,
  before: number,
  limit: number,
): Omit<StockMoveDto, 'balance'>[] {
  return db
    .statement<[string, number, number], Omit<StockMoveDto, 'balance'>>(
      `SELECT m.id, m.batch_id AS batchId, b.batch_no AS batchNo, m.quantity, m.kind, m.reference, m.reason, m.at,
              coalesce(u.name, '') AS userName
       FROM stock_moves m JOIN batches b ON b.id = m.batch_id LEFT JOIN users u ON u.id = m.user_id
       WHERE m.product_id = ? AND m.id < ? ORDER BY m.id DESC LIMIT ?`,
    )
    .all(productId, before, limit);
}

/** On hand of the product over all its batches. */
export function onHandOf(db: ShopDb, productId: string): number {
  const row = db
    .statement<[string], { onHand: number }>(
      'SELECT coalesce(sum(on_hand), 0) AS onHand FROM batches WHERE product_id = ?',
    )
    .get(productId);
  return row?.onHand ?? 0;
}

/** What moved from the move `from` on (inclusive). */
export function movedSince(db: ShopDb, productId: string, from: number): number {
  const row = db
    .statement<[string, number], { moved: number }>(
      'SELECT coalesce(sum(quantity), 0) AS moved FROM stock_moves WHERE product_id = ? AND id >= ?',
    )
    .get(productId, from);
  return row?.moved ?? 0;
}
