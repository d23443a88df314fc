import type { BaseUnit } from '../../shared/catalog/units.ts';
import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
import type { Paisa } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';
import { DEFAULT_SETTINGS } from '../settings/index.ts';
import type { StoredLine, StoredPart, StoredSale } from './receipt-rules.ts';

type SaleRow = Omit<StoredSale, 'lines' | 'payments' | 'customer'> & {
  receiptLanguage: ReceiptLanguage;
  customerName: string | null;
  customerPhone: string | null;
  balanceBefore: Paisa | null;
  balanceAfter: Paisa | null;
  shopText: string | null;
  receiptText: string | null;
};

type LineRow = Omit<StoredLine, 'parts' | 'batches' | 'baseUnit'> & {
  lineNo: number;
  baseUnit: BaseUnit;
  parts: string;
};

type BatchRow = { lineNo: number; batchNo: string; expiry: string | null };

type PaymentRow = { kind: TenderKind; amount: Paisa; received: Paisa; reference: string | null };

/** What a receipt's head said when its sale was rung up; empty in a shop that was never set up. */
export type Letterhead = Partial<Pick<ShopSettings, 'shop' | 'receipt'>>;

/** The sale as it was rung up, the language its receipt was asked for in, and its letterhead; undefined when there is none. */
export function findStoredSale(
  db: ShopDb,
  saleId: string,
): { sale: StoredSale; language: ReceiptLanguage; letterhead: Letterhead } | undefined {
  const row = db
    .statement<[string], SaleRow>(
      `SELECT receipt_code AS receiptCode, till_name AS tillName, user_name AS userName, sold_at AS soldAt,
        bill_discount AS billDiscount, rounding, total, vat_included AS vatIncluded, receipt_language AS receiptLanguage,
        customer_name AS customerName, customer_phone AS customerPhone, balance_before AS balanceBefore,
        balance_after AS balanceAfter, l.shop AS shopText, l.receipt AS receiptText
      FROM sales LEFT JOIN letterheads l ON l.id = sales.letterhead_id WHERE sales.id = ?`,
    )
    .get(saleId);
  if (!row) return undefined;
  const {
    receiptLanguage,
    customerName,
    customerPhone,
    balanceBefore,
    balanceAfter,
    shopText,
    receiptText,
    ...sale
  } = row;
  const customer =
    customerName === null
      ? null
      : {
          name: customerName,
          phone: customerPhone ?? '',
          balanceBefore: balanceBefore ?? (0 as Paisa),
          balanceAfter: balanceAfter ?? (0 as Paisa),
        };
  return {
    sale: { ...sale, customer, lines: storedLines(db, saleId), payments: storedPayments(db, saleId) },
    language: receiptLanguage,
    letterhead: shopText === null || receiptText === null ? {} : letterheadOf(shopText, receiptText),
  };
}

function letterheadOf(shop: string, receipt: string): Letterhead {
  return {
    shop: { ...DEFAULT_SETTINGS.shop, ...(JSON.parse(shop) as object) },
    receipt: { ...DEFAULT_SETTINGS.receipt, ...(JSON.parse(receipt) as object) },
  };
}

/** The receipt number of a sale; undefined when there is none. */
export function findReceiptCode(db: ShopDb, saleId: string): string | undefined {
  return db
    .statement<[string], { code: string }>('SELECT receipt_code AS code FROM sales WHERE id = ?')
    .get(saleId)?.code;
}

function storedLines(db: ShopDb, saleId: string): StoredLine[] {
  const batches = db
    .statement<[string], BatchRow>(
      `SELECT line_no AS lineNo, batch_no AS batchNo, expiry FROM sale_line_batches WHERE sale_id = ?
      GROUP BY line_no, batch_no, expiry ORDER BY line_no, expiry, batch_no`,
    )
    .all(saleId);
  return db
    .statement<[string], LineRow>(
      `SELECT line_no AS lineNo, name_bn AS nameBn, name_en AS nameEn, strength, drug_class AS drugClass,
        base_unit AS baseUnit, parts, amount, discount
      FROM sale_lines WHERE sale_id = ? ORDER BY line_no`,
    )
    .all(saleId)
    .map(({ lineNo, parts, ...line }) => ({
      ...line,
      parts: JSON.parse(parts) as StoredPart[],
      batches: batches.filter((batch) => batch.lineNo === lineNo),
    }));
}

function storedPayments(db: ShopDb, saleId: string): PaymentRow[] {
  return db
    .statement<[string], PaymentRow>(
      'SELECT kind, amount, received, trx_id AS reference FROM payments WHERE sale_id = ? ORDER BY position',
    )
    .all(saleId);
}
