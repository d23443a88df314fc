import type { z } from 'zod';
import type { CustomerDto, khataEntrySchema } from '../../shared/contract/customers.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';

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

/** Adds a customer. */
export function insertCustomer(
  db: ShopDb,
  customer: { id: string; name: string; phone: string; phoneKey: string; searchText: string; now: number },
): void {
  db.statement(
    'INSERT INTO customers (id, name, phone, phone_key, search_text, created_at, seen_at) VALUES (@id, @name, @phone, @phoneKey, @searchText, @now, @now)',
  ).run(customer);
}

/** The customer bought something at `at`; call it in the transaction of the sale. */
export function noteSeen(db: ShopDb, customerId: string, at: number): void {
  db.statement('UPDATE customers SET seen_at = ? WHERE id = ? AND seen_at < ?').run(at, customerId, at);
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

/** A page of the khata, newest first: what was written before the entry `before`. Balances are the caller's to add. */
export function pageOfKhata(
  db: ShopDb,
  customerId: string,
  before: string | null,
  limit: number,
): Omit<KhataEntryDto, 'balance'>[] {
  return db
    .statement<[object], Omit<KhataEntryDto, 'balance'>>(
      `SELECT k.id, k.kind, k.amount, k.sale_id AS saleId, s.receipt_code AS receiptCode, k.at, k.note
       FROM khata_entries k LEFT JOIN sales s ON s.id = k.sale_id
       WHERE k.customer_id = @customerId
         AND (@before IS NULL OR (k.at, k.rowid) < (SELECT at, rowid FROM khata_entries WHERE id = @before))
       ORDER BY k.at DESC, k.rowid DESC LIMIT @limit`,
    )
    .all({ customerId, before, limit });
}

/** What the entries of the customer's khata from `entryId` on add up to, itself included. 0 for an unknown entry. */
export function owedSince(db: ShopDb, customerId: string, entryId: string): number {
  const row = db
    .statement<[object], { amount: number }>(
      `SELECT coalesce(sum(k.amount), 0) AS amount FROM khata_entries k
       WHERE k.customer_id = @customerId AND (k.at, k.rowid) >= (SELECT at, rowid FROM khata_entries WHERE id = @entryId)`,
    )
    .get({ customerId, entryId });
  return row?.amount ?? 0;
}
