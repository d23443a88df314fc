import type { ShopDb } from '../db/open.ts';
import type { Guard } from './guess-rules.ts';

/** The guard under this key. */
export function readGuard(db: ShopDb, key: string): Guard | undefined {
  return db
    .statement<[string], Guard>(
      'SELECT failed, last_failed_at AS lastFailedAt, locked_until AS lockedUntil FROM guess_guards WHERE key = ?',
    )
    .get(key);
}

/** Stores the guard under this key. */
export function writeGuard(db: ShopDb, key: string, guard: Guard): void {
  db.statement(
    `INSERT INTO guess_guards (key, failed, last_failed_at, locked_until) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET failed = excluded.failed, last_failed_at = excluded.last_failed_at, locked_until = excluded.locked_until`,
  ).run(key, guard.failed, guard.lastFailedAt, guard.lockedUntil);
}

/** Forgets all wrong guesses under this key. */
export function removeGuard(db: ShopDb, key: string): void {
  db.statement('DELETE FROM guess_guards WHERE key = ?').run(key);
}

/** Removes guards that no longer count, so that guesses at made-up users do not fill the table. */
export function removeOldGuards(db: ShopDb, before: number): void {
  db.statement('DELETE FROM guess_guards WHERE last_failed_at < ? AND locked_until < ?').run(before, before);
}
