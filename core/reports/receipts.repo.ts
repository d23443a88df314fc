import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { Reader } from '../db/reader.ts';
import { shareSql } from './receipt-share.repo.ts';
import type { ReceiptsQuery, TextMeaning } from './receipts-query.ts';

type Value = string | number;
type Clause = { sql: string; values: Value[] };

/** Head of a receipt in the list. */
export type ListedReceipt = {
  id: string;
  receiptCode: string;
  soldAt: number;
  tillId: number;
  userName: string;
  customerName: string | null;
  total: number;
  /** Paisa of it that belong to the figure asked for; null where that is not known. */
  share: number | null;
};

const MOST_PRODUCTS = 300;
const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function textClause(meaning: TextMeaning): Clause {
  const finds: Clause[] = [];
  const { receiptCode, receiptNumber, total, phoneDigits, name, customerName } = meaning;
  if (receiptCode !== null)
    finds.push({ sql: 'SELECT id FROM sales WHERE receipt_code = ?', values: [receiptCode] });
  if (receiptNumber !== null)
    finds.push({
      sql: 'SELECT id FROM sales WHERE till_id IN (SELECT id FROM tills) AND receipt_number = ?',
      values: [receiptNumber],
    });
  if (total !== null) finds.push({ sql: 'SELECT id FROM sales WHERE total = ?', values: [total] });
  if (phoneDigits !== null)
    finds.push({
      sql: 'SELECT id FROM sales WHERE customer_id IN (SELECT id FROM customers WHERE phone_key LIKE ?)',
      values: [like(phoneDigits)],
    });
  if (customerName !== null && customerName !== '')
    finds.push({
      sql: "SELECT id FROM sales WHERE customer_id IN (SELECT id FROM customers WHERE search_text LIKE ? ESCAPE '\\')",
      values: [like(customerName)],
    });
  if (name !== null) {
    const named = like(name);
    finds.push({
      sql: `SELECT sale_id FROM sale_lines WHERE product_id IN (SELECT id FROM products
              WHERE name_en LIKE ? ESCAPE '\\' OR name_bn LIKE ? ESCAPE '\\' OR generic LIKE ? ESCAPE '\\' LIMIT ${MOST_PRODUCTS})`,
      values: [named, named, named],
    });
    finds.push({
      sql: "SELECT sale_id FROM sale_lines WHERE product_id IS NULL AND name_en LIKE ? ESCAPE '\\'",
      values: [named],
    });
  }
  if (finds.length === 0) return { sql: '0', values: [] };
  return {
    sql: `s.id IN (${finds.map((find) => find.sql).join(' UNION ')})`,
    values: finds.flatMap((find) => find.values),
  };
}

function where(query: ReceiptsQuery, meaning: TextMeaning | null): Clause {
  const { fromDay, toDay, hour, tender, productId, categoryId, customerId, tillId } = query;
  const clauses: Clause[] = [];
  const add = (sql: string, value: Value | null) => {
    if (value !== null) clauses.push({ sql, values: [value] });
  };
  add('s.business_day >= ?', fromDay);
  add('s.business_day <= ?', toDay);
  add('(s.sold_at / 3600000 + 6) % 24 = ?', hour);
  add('EXISTS (SELECT 1 FROM payments p WHERE p.sale_id = s.id AND p.kind = ?)', tender);
  // Within some days it is quicker to ask each receipt; over all of history, to ask the product.
  const sold = 'SELECT 1 FROM sale_lines l WHERE l.sale_id = s.id AND l.product_id = ?';
  const everSold = 's.id IN (SELECT sale_id FROM sale_lines WHERE product_id = ?)';
  const without = (column: 'product_id' | 'category_id') =>
    `EXISTS (SELECT 1 FROM sale_lines l WHERE l.sale_id = s.id AND l.${column} IS NULL)`;
  if (productId === 'none') clauses.push({ sql: without('product_id'), values: [] });
  else add(fromDay === null ? everSold : `EXISTS (${sold})`, productId);
  if (categoryId === 'none') clauses.push({ sql: without('category_id'), values: [] });
  else add('EXISTS (SELECT 1 FROM sale_lines l WHERE l.sale_id = s.id AND l.category_id = ?)', categoryId);
  add('s.customer_id = ?', customerId);
  add('s.till_id = ?', tillId);
  if (query.withDiscount) clauses.push({ sql: 's.line_discount + s.bill_discount > 0', values: [] });
  if (query.figure === 'vat') clauses.push({ sql: 's.vat_included <> 0', values: [] });
  if (meaning) clauses.push(textClause(meaning));
  return {
    sql: clauses.length === 0 ? '1' : clauses.map((clause) => clause.sql).join(' AND '),
    values: clauses.flatMap((clause) => clause.values),
  };
}

/** Of one till the numbers say what came last, even where its clock was set back in between. */
function orderOf({ tillId, fromDay, toDay }: ReceiptsQuery): string {
  return tillId !== null && fromDay === null && toDay === null
    ? 's.receipt_number DESC'
    : 's.business_day DESC, s.sold_at DESC, s.rowid DESC';
}

/** SQL and values of a page of the list, newest first; `explain` tests read it too. */
export function pageSql(query: ReceiptsQuery, meaning: TextMeaning | null): Clause {
  const { sql, values } = where(query, meaning);
  const share = shareSql(query);
  return {
    sql: `SELECT s.id, s.receipt_code AS receiptCode, s.sold_at AS soldAt, s.till_id AS tillId, s.user_name AS userName,
            s.customer_name AS customerName, s.total, ${share.sql} AS share
          FROM sales s WHERE ${sql} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`,
    values: [...share.values, ...values, query.limit, query.offset],
  };
}

/** A page of receipts, newest first. */
export function readPage(db: Reader, query: ReceiptsQuery, meaning: TextMeaning | null): ListedReceipt[] {
  const { sql, values } = pageSql(query, meaning);
  return db.statement<Value[], ListedReceipt>(sql).all(...values);
}

type Sums = { total: number; amount: number };

/** How many receipts fit and what their shares in the figure asked for add up to. */
export function readSums(db: Reader, query: ReceiptsQuery, meaning: TextMeaning | null): Sums {
  const { sql, values } = where(query, meaning);
  const share = shareSql(query);
  const row = db
    .statement<Value[], Sums>(
      `SELECT count(*) AS total, coalesce(sum(${share.sql}), 0) AS amount FROM sales s WHERE ${sql}`,
    )
    .get(...share.values, ...values);
  return row ?? { total: 0, amount: 0 };
}

/** The same for whole days, from the maintained totals. */
export function readSumsOfDays(db: Reader, query: ReceiptsQuery): Sums {
  const row = db
    .statement<[string, string], Sums>(
      `SELECT coalesce(sum(receipts), 0) AS total, coalesce(sum(net), 0) AS amount FROM day_totals
       WHERE business_day BETWEEN ? AND ?`,
    )
    .get(query.fromDay ?? '0000-01-01', query.toDay ?? '9999-12-31');
  return row ?? { total: 0, amount: 0 };
}

/** A line's goods as they were called, and the form that the product has today. */
export type NamedGoods = { nameBn: string; nameEn: string; strength: string; dosageForm: string };

/** Names of a receipt's goods, in their order. */
export function namesOf(db: Reader, saleId: string): NamedGoods[] {
  return db
    .statement<[string], NamedGoods>(
      `SELECT l.name_bn AS nameBn, l.name_en AS nameEn, l.strength, coalesce(p.dosage_form, '') AS dosageForm
       FROM sale_lines l LEFT JOIN products p ON p.id = l.product_id WHERE l.sale_id = ? ORDER BY l.line_no`,
    )
    .all(saleId);
}

/** What a receipt was paid with, one row a kind of tender, in the order they were entered; paisa. */
export function paymentsOf(db: Reader, saleId: string): { kind: TenderKind; amount: number }[] {
  return db
    .statement<[string], { kind: TenderKind; amount: number }>(
      'SELECT kind, sum(amount) AS amount FROM payments WHERE sale_id = ? GROUP BY kind ORDER BY min(position)',
    )
    .all(saleId);
}
