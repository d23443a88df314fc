import type { ShopDb } from '../db/open.ts';

/** Notes, inside the transaction that moved the stock, that the marketplace must hear of a published product; others are left alone. */
export function noteAvailability(db: ShopDb, productId: string, now: number): void {
  db.statement(
    `INSERT INTO outbox (topic, key, version, status, retry_at, changed_at)
     SELECT 'availability', id, 1, 'due', ?, ? FROM products WHERE id = ? AND is_published = 1
     ON CONFLICT (topic, key) DO UPDATE SET version = version + 1, status = 'due', attempts = 0,
       retry_at = excluded.retry_at, changed_at = excluded.changed_at, last_error = ''`,
  ).run(now, now, productId);
}
