import type { ShopDb } from '../db/open.ts';

/** Drops print jobs of made-up sales: nobody waits for that paper, and no drawer is to open. */
export function dropPrintJobs(db: ShopDb): void {
  db.statement('DELETE FROM print_jobs').run();
}

/** Ends all sessions. */
export function dropSessions(db: ShopDb): void {
  db.statement('DELETE FROM sessions').run();
}

/** Pins these products to the counter, in this order. */
export function pinProducts(db: ShopDb, productIds: readonly string[]): void {
  for (const [position, id] of productIds.entries())
    db.statement('UPDATE products SET pinned_position = ? WHERE id = ?').run(position, id);
}
