import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';
import type { SumsRow } from './figures.ts';

/** Sums over a span of days, both ends included; zeros where nothing was sold. */
export function readSums(reader: Reader, from: BusinessDay, to: BusinessDay): SumsRow {
  const row = reader
    .statement<[BusinessDay, BusinessDay, BusinessDay, BusinessDay], SumsRow>(
      `SELECT coalesce(sum(receipts), 0) AS receipts, coalesce(sum(lines), 0) AS lines, coalesce(sum(subtotal), 0) AS subtotal,
              coalesce(sum(discount), 0) AS discount, coalesce(sum(rounding), 0) AS rounding, coalesce(sum(net), 0) AS net,
              coalesce(sum(cost), 0) AS cost, coalesce(sum(net_without_cost), 0) AS netWithoutCost,
              coalesce(sum(vat_included), 0) AS vatIncluded,
              (SELECT coalesce(sum(amount), 0) FROM tender_totals WHERE business_day BETWEEN ? AND ? AND kind = 'baki') AS bakiGiven
       FROM day_totals WHERE business_day BETWEEN ? AND ?`,
    )
    .get(from, to, from, to);
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** The newest day on which something was sold; null where nothing ever was. */
export function readLastDay(reader: Reader): BusinessDay | null {
  const row = reader
    .statement<[], { day: BusinessDay | null }>('SELECT max(business_day) AS day FROM day_totals')
    .get();
  return row?.day ?? null;
}

/** One day of a span. */
export type DayRow = {
  day: BusinessDay;
  receipts: number;
  rounding: number;
  net: number;
  cost: number;
  netWithoutCost: number;
};

/** The days of a span on which something was sold, in order. */
export function listDays(reader: Reader, from: BusinessDay, to: BusinessDay): DayRow[] {
  return reader
    .statement<[BusinessDay, BusinessDay], DayRow>(
      `SELECT business_day AS day, receipts, rounding, net, cost, net_without_cost AS netWithoutCost
       FROM day_totals WHERE business_day BETWEEN ? AND ? ORDER BY business_day`,
    )
    .all(from, to);
}

/** What was taken by each kind of tender. */
export function listTenders(reader: Reader, day: BusinessDay) {
  return reader
    .statement<[BusinessDay], { kind: TenderKind; receipts: number; amount: number }>(
      'SELECT kind, receipts, amount FROM tender_totals WHERE business_day = ?',
    )
    .all(day);
}

/** What was sold in each hour. */
export function listHours(reader: Reader, day: BusinessDay) {
  return reader
    .statement<[BusinessDay], { hour: number; receipts: number; net: number }>(
      'SELECT hour, receipts, net FROM hour_totals WHERE business_day = ?',
    )
    .all(day);
}

/** What a product or category brought on a day; an empty id stands for quick items, or goods without a category. */
export type GoodsRow = {
  id: string;
  nameBn: string;
  nameEn: string;
  strength: string;
  dosageForm: string;
  baseUnit: string;
  quantity: number;
  net: number;
  cost: number;
  netWithoutCost: number;
  receipts: number;
};

/** The products that brought most, by their names of today. */
export function listTopProducts(reader: Reader, day: BusinessDay, limit: number): GoodsRow[] {
  return reader
    .statement<[BusinessDay, number], GoodsRow>(
      `SELECT t.product_id AS id, coalesce(p.name_bn, '') AS nameBn, coalesce(p.name_en, '') AS nameEn,
              coalesce(p.strength, '') AS strength, coalesce(p.dosage_form, '') AS dosageForm,
              coalesce(p.base_unit, 'piece') AS baseUnit, t.quantity, t.net, t.cost, t.net_without_cost AS netWithoutCost, t.receipts
       FROM (SELECT * FROM product_totals WHERE business_day = ? ORDER BY net DESC, product_id LIMIT ?) t
       LEFT JOIN products p ON p.id = t.product_id ORDER BY t.net DESC, t.product_id`,
    )
    .all(day, limit);
}

/** The categories that brought most. */
export function listTopCategories(reader: Reader, day: BusinessDay, limit: number): GoodsRow[] {
  return reader
    .statement<[BusinessDay, number], GoodsRow>(
      `SELECT t.category_id AS id, coalesce(c.name_bn, '') AS nameBn, coalesce(c.name_en, '') AS nameEn, '' AS strength, '' AS dosageForm, '' AS baseUnit, 0 AS quantity,
              t.net, t.cost, t.net_without_cost AS netWithoutCost, t.receipts
       FROM (SELECT * FROM category_totals WHERE business_day = ? ORDER BY net DESC, category_id LIMIT ?) t
       LEFT JOIN categories c ON c.id = t.category_id ORDER BY t.net DESC, t.category_id`,
    )
    .all(day, limit);
}

/** One line of a receipt, for the export. Money in paisa. */
export type ReceiptLineRow = {
  receiptCode: string;
  soldAt: number;
  tillName: string;
  userName: string;
  customerName: string | null;
  lineNo: number;
  nameBn: string;
  nameEn: string;
  strength: string;
  /** Of the product as it is today. */
  dosageForm: string;
  quantity: number;
  baseUnit: string;
  amount: number;
  discount: number;
  net: number;
  cost: number | null;
  /** Of the whole receipt, in its first row alone, so that each column adds up; null in the others. */
  rounding: number | null;
  total: number | null;
  /** JSON: what was paid by each kind of tender. */
  paid: string | null;
};

/** Every line of every receipt of the day, in the order they were sold. */
export function listReceiptLines(reader: Reader, day: BusinessDay): ReceiptLineRow[] {
  return reader
    .statement<[BusinessDay], ReceiptLineRow>(
      `SELECT s.receipt_code AS receiptCode, s.sold_at AS soldAt, s.till_name AS tillName, s.user_name AS userName,
              s.customer_name AS customerName, l.line_no AS lineNo, l.name_bn AS nameBn, l.name_en AS nameEn, l.strength,
              coalesce(p.dosage_form, '') AS dosageForm, l.quantity,
              l.base_unit AS baseUnit, l.amount, l.discount + l.bill_discount AS discount, l.net, l.cost,
              iif(l.line_no = 1, s.rounding, NULL) AS rounding, iif(l.line_no = 1, s.total, NULL) AS total,
              iif(l.line_no = 1, (SELECT json_group_object(kind, amount) FROM
                (SELECT kind, sum(amount) AS amount FROM payments WHERE sale_id = s.id GROUP BY kind)), NULL) AS paid
       FROM sales s JOIN sale_lines l ON l.sale_id = s.id LEFT JOIN products p ON p.id = l.product_id
       WHERE s.business_day = ? ORDER BY s.sold_at, s.receipt_code, l.line_no`,
    )
    .all(day);
}
