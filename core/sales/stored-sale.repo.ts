import type { SaleDto } from '../../shared/contract/sales.contract.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import type { SaleRow } from './sales.repo.ts';

type Line = SaleDto['lines'][number];
type LineRow = Omit<Line, 'parts' | 'batches'> & { parts: string };
type BatchRow = Line['batches'][number] & { lineNo: number };
type Tender = SaleDto['tenders'][number];

function readHead(db: ShopDb, saleId: string): SaleRow | undefined {
  return db
    .statement<[string], SaleRow>(
      `SELECT id, till_id AS tillId, receipt_number AS receiptNumber, receipt_code AS receiptCode, till_name AS tillName,
              user_id AS userId, user_name AS userName, customer_id AS customerId, customer_name AS customerName,
              customer_phone AS customerPhone, balance_before AS balanceBefore, balance_after AS balanceAfter, sold_at AS soldAt,
              business_day AS businessDay, subtotal, line_discount AS lineDiscount, bill_discount AS billDiscount, rounding,
              total, vat_included AS vatIncluded, cost, receipt_language AS receiptLanguage, note
       FROM sales WHERE id = ?`,
    )
    .get(saleId);
}

function readLines(db: ShopDb, saleId: string): LineRow[] {
  return db
    .statement<[string], LineRow>(
      `SELECT line_no AS lineNo, product_id AS productId, name_bn AS nameBn, name_en AS nameEn, strength,
              drug_class AS drugClass, base_unit AS baseUnit, parts, quantity, amount, discount,
              bill_discount AS billDiscount, net, cost
       FROM sale_lines WHERE sale_id = ? ORDER BY line_no`,
    )
    .all(saleId);
}

function readBatches(db: ShopDb, saleId: string): BatchRow[] {
  return db
    .statement<[string], BatchRow>(
      `SELECT line_no AS lineNo, batch_id AS batchId, batch_no AS batchNo, expiry, quantity
       FROM sale_line_batches WHERE sale_id = ?`,
    )
    .all(saleId);
}

/** A line's batches, earliest expiry first; what was asked for in several packs is one entry per batch. */
function batchesOf(lineNo: number, rows: readonly BatchRow[]): Line['batches'] {
  const merged = new Map<string, Line['batches'][number]>();
  for (const { lineNo: at, batchId, batchNo, expiry, quantity } of rows) {
    if (at !== lineNo) continue;
    const before = merged.get(batchId)?.quantity ?? 0;
    merged.set(batchId, { batchId, batchNo, expiry, quantity: baseUnits(before + quantity) });
  }
  const order = ({ expiry, batchId }: Line['batches'][number]) => `${expiry ?? '9999'} ${batchId}`;
  return [...merged.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** How a sale was paid, in the order it was entered. */
export function readTenders(db: Reader, saleId: string): Tender[] {
  return db
    .statement<[string], Tender>(
      'SELECT kind, amount, received, trx_id AS trxId FROM payments WHERE sale_id = ? ORDER BY position',
    )
    .all(saleId);
}

function customerOf(head: SaleRow): SaleDto['customer'] {
  if (head.customerId === null) return null;
  return {
    id: head.customerId,
    name: head.customerName ?? '',
    phone: head.customerPhone ?? '',
    balanceBefore: head.balanceBefore ?? paisa(0),
    balanceAfter: head.balanceAfter ?? paisa(0),
  };
}

/** The sale as it was rung up; costs are null unless `withCost`. Undefined for an unknown id. */
export function readSale(db: ShopDb, saleId: string, withCost: boolean): SaleDto | undefined {
  const head = readHead(db, saleId);
  if (!head) return undefined;
  const batches = readBatches(db, saleId);
  const tenders = readTenders(db, saleId);
  const change = tenders.reduce(
    (sum, { kind, received, amount }) => sum + (kind === 'cash' ? received - amount : 0),
    0,
  );
  return {
    id: head.id,
    receiptCode: head.receiptCode,
    receiptNumber: head.receiptNumber,
    tillId: head.tillId,
    tillName: head.tillName,
    userId: head.userId,
    userName: head.userName,
    soldAt: head.soldAt,
    businessDay: head.businessDay,
    subtotal: head.subtotal,
    lineDiscount: head.lineDiscount,
    billDiscount: head.billDiscount,
    rounding: head.rounding,
    total: head.total,
    vatIncluded: head.vatIncluded,
    receiptLanguage: head.receiptLanguage,
    note: head.note,
    lines: readLines(db, saleId).map((line) => ({
      ...line,
      parts: JSON.parse(line.parts) as Line['parts'],
      batches: batchesOf(line.lineNo, batches),
      cost: withCost ? line.cost : null,
    })),
    tenders,
    change: change as Paisa,
    customer: customerOf(head),
  };
}
