import type { Shop } from '../app/shop.ts';
import { asShown } from './import-jobs.ts';
import { importDto } from './imports.repo.ts';

const EVERY_MS = 200;

/** Tells all tills how an import stands. */
export function tellImport(shop: Shop, importId: string): void {
  const found = importDto(shop.db, importId);
  const now = found && asShown(shop, found);
  if (now)
    shop.events.publish({
      type: 'import-progress',
      importId,
      status: now.status,
      done: now.rowsDone,
      total: now.rowsTotal,
    });
}

/** A function that tells how the import stands, at most five times a second however often it is called. */
export function tellProgress(shop: Shop, importId: string): () => void {
  let told = 0;
  return () => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    tellImport(shop, importId);
  };
}
