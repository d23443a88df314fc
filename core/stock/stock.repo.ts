import type { BatchDto } from '../../shared/contract/catalog.contract.ts';
import type { STOCK_MOVE_KINDS } from '../../shared/contract/stock.contract.ts';
import type { Rate } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { BATCH_COLUMNS, type BatchRow, rateOf } from '../catalog/index.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

/** A batch with its product, cost included. */
export type StockBatch = BatchDto & { productId: string };

function batchOf(row: BatchRow): StockBatch {
  return {
    id: row.id,
    productId: row.productId,
    batchNo: row.batchNo,
    expiry: row.expiry,
    cost: rateOf(row.costAmount, row.costPer),
    mrp: rateOf(row.mrpAmount, row.mrpPer),
    price: rateOf(row.priceAmount, row.pricePer),
    onHand: row.onHand,
    status: row.status,
    receivedAt: row.receivedAt,
  };
}

/** What a stock movement needs of a product; undefined for an unknown one or one of an unfinished import. */
export function findStockProduct(
  db: ShopDb,
  productId: string,
): { id: string; isCounted: boolean; isPublished: boolean } | undefined {
  const row = db
    .statement<[string], { id: string; isCounted: number; isPublished: number }>(
      'SELECT id, is_counted AS isCounted, is_published AS isPublished FROM products WHERE id = ? AND pending_import_id IS NULL',
    )
    .get(productId);
  return row && { id: row.id, isCounted: row.isCounted === 1, isPublished: row.isPublished === 1 };
}

/**
 * The product's batches as the counter knows them: those with stock, and of the others the one received last (its price is
 * the newest known). Screen and checkout must see the same set, or they disagree on prices.
 */
export function counterBatches(db: ShopDb, productId: string): StockBatch[] {
  const rows = db
    .statement<[string], BatchRow>(
      `SELECT ${BATCH_COLUMNS} FROM batches b WHERE product_id = ? AND on_hand <> 0`,
    )
    .all(productId);
  const newest = db
    .statement<[string], BatchRow>(
      `SELECT ${BATCH_COLUMNS} FROM batches b WHERE product_id = ? AND on_hand = 0 ORDER BY received_at DESC, id DESC LIMIT 1`,
    )
    .get(productId);
  if (newest) rows.push(newest);
  return rows.map(batchOf);
}

/** Every batch the product ever had. */
export function allBatches(db: ShopDb, productId: string): StockBatch[] {
  return db
    .statement<[string], BatchRow>(`SELECT ${BATCH_COLUMNS} FROM batches b WHERE product_id = ?`)
    .all(productId)
    .map(batchOf);
}

/** The batch; undefined when there is none. */
export function findBatch(db: Reader, batchId: string): StockBatch | undefined {
  const row = db
    .statement<[string], BatchRow>(`SELECT ${BATCH_COLUMNS} FROM batches b WHERE id = ?`)
    .get(batchId);
  return row && batchOf(row);
}

/** Batches of the product with this number and expiry, whatever their MRP. */
export function batchesNumbered(
  db: ShopDb,
  productId: string,
  batchNo: string,
  expiry: BusinessDay | null,
): StockBatch[] {
  return db
    .statement<[string, string | null, string], BatchRow>(
      `SELECT ${BATCH_COLUMNS} FROM batches b WHERE product_id = ? AND expiry IS ? AND batch_no = ? ORDER BY received_at, id`,
    )
    .all(productId, expiry, batchNo)
    .map(batchOf);
}

/** Adds an empty batch; stock comes to it by moves. */
export function insertBatch(db: ShopDb, batch: Omit<StockBatch, 'onHand' | 'status'>): void {
  db.statement(
    `INSERT INTO batches (id, product_id, batch_no, expiry, cost_amount, cost_per, mrp_amount, mrp_per, price_amount, price_per, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    batch.id,
    batch.productId,
    batch.batchNo,
    batch.expiry,
    batch.cost?.amount ?? null,
    batch.cost?.per ?? null,
    batch.mrp?.amount ?? null,
    batch.mrp?.per ?? null,
    batch.price?.amount ?? null,
    batch.price?.per ?? null,
    batch.receivedAt,
  );
}

/** Sets what goods of the batch cost and sell for from now on. */
export function setBatchRates(db: ShopDb, batchId: string, cost: Rate | null, price: Rate | null): void {
  db.statement(
    'UPDATE batches SET cost_amount = ?, cost_per = ?, price_amount = ?, price_per = ? WHERE id = ?',
  ).run(cost?.amount ?? null, cost?.per ?? null, price?.amount ?? null, price?.per ?? null, batchId);
}

/** Puts a batch aside or back. */
export function setStatus(db: ShopDb, batchId: string, status: 'ok' | 'quarantined'): void {
  db.statement('UPDATE batches SET status = ? WHERE id = ?').run(status, batchId);
}

/** From now on the product's stock is counted. */
export function markCounted(db: ShopDb, productId: string, now: number): void {
  db.statement(
    'UPDATE products SET is_counted = 1, version = version + 1, updated_at = ? WHERE id = ? AND is_counted = 0',
  ).run(now, productId);
}

/** A signed movement of a batch's stock; `on_hand` follows by trigger. */
export type StockMove = {
  batchId: string;
  productId: string;
  quantity: number;
  kind: (typeof STOCK_MOVE_KINDS)[number];
  reference: string;
  reason: string;
  at: number;
  businessDay: BusinessDay;
  userId: string;
  tillId: number;
};

/** Enters a movement into the ledger. */
export function insertMove(db: ShopDb, move: StockMove): void {
  db.statement(
    `INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, reason, at, business_day, user_id, till_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    move.batchId,
    move.productId,
    move.quantity,
    move.kind,
    move.reference,
    move.reason,
    move.at,
    move.businessDay,
    move.userId,
    move.tillId,
  );
}

/** Ids of the batches that a delivery or adjustment moved, in its order; none when it never happened. */
export function batchesMovedBy(
  db: ShopDb,
  reference: string,
  kind: (typeof STOCK_MOVE_KINDS)[number],
): string[] {
  return db
    .statement<[string, string], { batchId: string }>(
      'SELECT batch_id AS batchId FROM stock_moves WHERE reference = ? AND kind = ? ORDER BY id',
    )
    .all(reference, kind)
    .map((row) => row.batchId);
}
