import type { Shop } from '../app/shop.ts';
import { unindexProducts } from '../catalog/index.ts';
import { enqueueJob, stopJobs } from './import-jobs.ts';
import { endImport, runningImports } from './imports.repo.ts';
import { deleteCategories, deleteProduct, leftoverProducts } from './landing.repo.ts';

const AT_ONCE = 40;

/** Removes what imports that did not land left behind, a few products at a time. Nothing of it was ever visible. */
export async function sweepLeftovers(shop: Shop, categoryIds: readonly string[] = []): Promise<void> {
  const { db } = shop;
  for (;;) {
    const rows = leftoverProducts(db, AT_ONCE);
    if (rows.length === 0) break;
    db.unhurriedTransaction('imports.sweep', () => {
      unindexProducts(
        db,
        rows.map((row) => row.seq),
      );
      for (const { id } of rows) deleteProduct(db, id);
    });
    await new Promise(setImmediate);
  }
  db.transaction('imports.sweep-categories', () => deleteCategories(db, categoryIds));
}

/** At start-up: marks imports that were cut off as failed and removes what they left. `stop` ends all imports and waits. */
export function startImports(shop: Shop): { stop(): Promise<void> } {
  const cut = runningImports(shop.db);
  for (const id of cut) endImport(shop.db, id, 'failed', 'interrupted', shop.ports.clock.now());
  void enqueueJob(shop, 'sweep', () => sweepLeftovers(shop));
  return { stop: () => stopJobs(shop) };
}
