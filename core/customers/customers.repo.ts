import type { z } from 'zod';
import type { CustomerDto, khataEntrySchema } from '../../shared/contract/customers.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import type { CustomerQuery } from './customer-rules.ts';

type KhataEntryDto = z.infer<typeof khataEntrySchema>;

const CUSTOMER = `c.id, c.name, c.phone,
  (SELECT coalesce(sum(k.amount), 0) FROM khata_entries k WHERE k.customer_id = c.id) AS balance`;

/** One customer with what is owed. */
export function findCustomer(db: ShopDb, id: string): CustomerDto | undefined {
  return db.statement<[string], CustomerDto>(`SELECT ${CUSTOMER} FROM customers c WHERE c.id = ?`).get(id);
}

/** Who has this phone number, in the form of `phoneKey`. */
export function findCustomerByPhone(db: ShopDb, key: string): CustomerDto | undefined {
  return db
    .statement<[string], CustomerDto>(`SELECT ${CUSTOMER} FROM customers c WHERE c.phone_key = ?`)
    .get(key);
}

/** What the customer owes in paisa; negative when the shop owes. 0 for an unknown customer. */
export function readBalance(db: ShopDb, customerId: string): Paisa {
  const row = db
    .statement<[string], { balance: number }>(
      'SELECT coalesce(sum(amount), 0) AS balance FROM khata_entries WHERE customer_id = ?',
    )
    .get(customerId);
  return paisa(row?.balance ?? 0);
}

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Customers that match, the best first: the beginning of a number or word before its middle, then whoever came last. */
export function searchCustomers(db: Reader, query: CustomerQuery, limit: number): CustomerDto[] {
  const recent =
    'coalesce((SELECT max(s.sold_at) FROM sales s WHERE s.customer_id = c.id), c.created_at) DESC';
  if (query.kind === 'all') return bestCustomers(db, '1', [], `${recent}, c.name`, [], limit);
  if (query.kind === 'phone') {
    const matches = "c.phone_key LIKE ? ESCAPE '\\'";
    const { digits } = query;
    return bestCustomers(
      db,
      matches,
      [contains(digits)],
      `instr(c.phone_key, ?), ${recent}`,
      [digits],
      limit,
    );
  }
  const matches = query.words.map(() => "c.search_text LIKE ? ESCAPE '\\'").join(' AND ');
  const order = `c.search_text LIKE ? ESCAPE '\\' DESC, ${recent}`;
  const first = contains(` ${query.words[0] ?? ''}`);
  return bestCustomers(db, matches, query.words.map(contains), order, [first], limit);
}

/** Only the chosen ones are asked what they owe: a khata is long, and this is read at every key that is typed. */
function bestCustomers(
  db: Reader,
  matches: string,
  matched: readonly string[],
  order: string,
  ordered: readonly string[],
  limit: number,
): CustomerDto[] {
  return db
    .statement<(string | number)[], CustomerDto>(
      `WITH best AS MATERIALIZED (
         SELECT c.id, c.name, c.phone, row_number() OVER (ORDER BY ${order}) AS place FROM customers c
         WHERE ${matches} ORDER BY place LIMIT ?)
       SELECT ${CUSTOMER} FROM best c ORDER BY c.place`,
    )
    .all(...ordered, ...matched, limit);
}

/** Adds a customer. */
export function insertCustomer(
  db: ShopDb,
  customer: { id: string; name: string; phone: string; phoneKey: string; searchText: string; now: number },
): void {
  db.statement(
    'INSERT INTO customers (id, name, phone, phone_key, search_text, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(customer.id, customer.name, customer.phone, customer.phoneKey, customer.searchText, customer.now);
}

/** Stores name and phone; receipts already rung up keep the old ones. */
export function saveCustomer(
  db: ShopDb,
  customer: { id: string; name: string; phone: string; phoneKey: string; searchText: string },
): void {
  db.statement('UPDATE customers SET name = ?, phone = ?, phone_key = ?, search_text = ? WHERE id = ?').run(
    customer.name,
    customer.phone,
    customer.phoneKey,
    customer.searchText,
    customer.id,
  );
}

/** The khata in the order it was written, each entry with the balance after it. */
export function listKhata(db: ShopDb, customerId: string): KhataEntryDto[] {
  return db
    .statement<[string], KhataEntryDto>(
      `SELECT k.id, k.kind, k.amount, sum(k.amount) OVER (ORDER BY k.at, k.rowid) AS balance, k.sale_id AS saleId,
              s.receipt_code AS receiptCode, k.at, k.note
       FROM khata_entries k LEFT JOIN sales s ON s.id = k.sale_id
       WHERE k.customer_id = ? ORDER BY k.at, k.rowid`,
    )
    .all(customerId);
}
