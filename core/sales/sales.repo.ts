import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { BaseUnits, Paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';
import type { Payment } from './tender-rules.ts';

/** True when the sale has been rung up. */
export function saleExists(db: ShopDb, saleId: string): boolean {
  return db.statement<[string]>('SELECT 1 FROM sales WHERE id = ?').get(saleId) !== undefined;
}

/** Takes the till's next receipt number; a rolled back transaction gives it back, so there is never a gap. */
export function takeReceiptNumber(db: ShopDb, tillId: number): number {
  const row = db
    .statement<[number], { number: number }>(
      'UPDATE tills SET next_receipt_number = next_receipt_number + 1 WHERE id = ? RETURNING next_receipt_number - 1 AS number',
    )
    .get(tillId);
  if (!row) throw new Error(`no till ${tillId}`);
  return row.number;
}

/** The receipt on which a transaction id was used before. Cards have their own, short approval codes. */
export function findTrxUse(db: ShopDb, kind: TenderKind, trxId: string): { receiptCode: string } | undefined {
  return db
    .statement<[string, number], { receiptCode: string }>(
      `SELECT s.receipt_code AS receiptCode FROM payments p JOIN sales s ON s.id = p.sale_id
       WHERE p.trx_id = ? AND (p.kind = 'card') = ? LIMIT 1`,
    )
    .get(trxId, kind === 'card' ? 1 : 0);
}

/** The head of a sale as it is stored. */
export type SaleRow = {
  id: string;
  tillId: number;
  receiptNumber: number;
  receiptCode: string;
  tillName: string;
  userId: string;
  userName: string;
  customerId: string | null;
  customerName: string | null;
  customerPhone: string | null;
  balanceBefore: Paisa | null;
  balanceAfter: Paisa | null;
  soldAt: number;
  businessDay: BusinessDay;
  subtotal: Paisa;
  lineDiscount: Paisa;
  billDiscount: Paisa;
  rounding: Paisa;
  total: Paisa;
  vatIncluded: Paisa;
  cost: Paisa;
  receiptLanguage: ReceiptLanguage;
  note: string;
};

/** Stores the head of a sale under the letterhead of now. */
export function insertSale(db: ShopDb, sale: SaleRow): void {
  db.statement(
    `INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, customer_id, customer_name,
       customer_phone, balance_before, balance_after, sold_at, business_day, subtotal, line_discount, bill_discount, rounding,
       total, vat_included, cost, receipt_language, note, letterhead_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(id) FROM letterheads))`,
  ).run(
    sale.id,
    sale.tillId,
    sale.receiptNumber,
    sale.receiptCode,
    sale.tillName,
    sale.userId,
    sale.userName,
    sale.customerId,
    sale.customerName,
    sale.customerPhone,
    sale.balanceBefore,
    sale.balanceAfter,
    sale.soldAt,
    sale.businessDay,
    sale.subtotal,
    sale.lineDiscount,
    sale.billDiscount,
    sale.rounding,
    sale.total,
    sale.vatIncluded,
    sale.cost,
    sale.receiptLanguage,
    sale.note,
  );
}

/** A line as it is stored; `parts` is JSON. */
export type SaleLineRow = {
  lineNo: number;
  productId: string | null;
  categoryId: string | null;
  nameBn: string;
  nameEn: string;
  strength: string;
  drugClass: string;
  baseUnit: string;
  parts: string;
  quantity: BaseUnits;
  amount: Paisa;
  discount: Paisa;
  billDiscount: Paisa;
  net: Paisa;
  vatRateBp: number;
  vatIncluded: Paisa;
  cost: Paisa | null;
  acknowledged: string;
};

/** Stores a line of a sale. */
export function insertSaleLine(db: ShopDb, saleId: string, line: SaleLineRow): void {
  db.statement(
    `INSERT INTO sale_lines (sale_id, line_no, product_id, category_id, name_bn, name_en, strength, drug_class, base_unit, parts,
       quantity, amount, discount, bill_discount, net, vat_rate_bp, vat_included, cost, acknowledged)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    saleId,
    line.lineNo,
    line.productId,
    line.categoryId,
    line.nameBn,
    line.nameEn,
    line.strength,
    line.drugClass,
    line.baseUnit,
    line.parts,
    line.quantity,
    line.amount,
    line.discount,
    line.billDiscount,
    line.net,
    line.vatRateBp,
    line.vatIncluded,
    line.cost,
    line.acknowledged,
  );
}

/** What a line took of one batch in one pack, with the cost frozen. */
export type SaleLineBatchRow = {
  lineNo: number;
  batchId: string;
  packId: string;
  batchNo: string;
  expiry: BusinessDay | null;
  quantity: number;
  amount: number;
  cost: number | null;
};

/** Stores what a line took of a batch. */
export function insertSaleLineBatch(db: ShopDb, saleId: string, taken: SaleLineBatchRow): void {
  db.statement(
    `INSERT INTO sale_line_batches (sale_id, line_no, batch_id, pack_id, batch_no, expiry, quantity, amount, cost)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    saleId,
    taken.lineNo,
    taken.batchId,
    taken.packId,
    taken.batchNo,
    taken.expiry,
    taken.quantity,
    taken.amount,
    taken.cost,
  );
}

/** Stores a payment of a sale. */
export function insertPayment(db: ShopDb, saleId: string, position: number, payment: Payment): void {
  db.statement(
    'INSERT INTO payments (sale_id, position, kind, amount, received, trx_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(saleId, position, payment.kind, payment.amount, payment.received, payment.trxId);
}

/** Writes what a sale left unpaid into the customer's khata. */
export function insertBaki(
  db: ShopDb,
  id: string,
  sale: SaleRow & { customerId: string },
  amount: Paisa,
): void {
  db.statement(
    `INSERT INTO khata_entries (id, customer_id, kind, amount, sale_id, at, business_day, user_id, till_id)
     VALUES (?, ?, 'baki', ?, ?, ?, ?, ?, ?)`,
  ).run(id, sale.customerId, amount, sale.id, sale.soldAt, sale.businessDay, sale.userId, sale.tillId);
}
