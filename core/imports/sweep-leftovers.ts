import type { Shop } from '../app/shop.ts';
import { unindexProducts } from '../catalog/index.ts';
import { shortenLog } from './disk-room.ts';
import { isStopping } from './import-jobs.ts';
import { inTurns } from './in-slices.ts';
import { deleteCategories, deleteProduct, importsWithLeftovers, leftoverProducts } from './landing.repo.ts';
import { dropLeftoverWork } from './work.repo.ts';

const PRODUCTS_AT_ONCE = 16;
const WORK_AT_ONCE = 100;

/** Removes what imports that did not land left behind, a few products at a time. Nothing of it was ever visible. */
export async function sweepLeftovers(shop: Shop, categoryIds: readonly string[] = []): Promise<void> {
  const { db } = shop;
  const dropSome = () => dropLeftoverWork(db, WORK_AT_ONCE) === WORK_AT_ONCE && !isStopping(shop);
  await inTurns(db, 'imports.sweep-work', dropSome, () => shortenLog(shop));
  for (const importId of importsWithLeftovers(db)) await sweepProducts(shop, importId);
  db.transaction('imports.sweep-categories', () => deleteCategories(db, categoryIds));
}

async function sweepProducts(shop: Shop, importId: string): Promise<void> {
  const { db } = shop;
  let after = 0;
  await inTurns(
    db,
    'imports.sweep',
    () => {
      const rows = leftoverProducts(db, importId, after, PRODUCTS_AT_ONCE);
      const unused = rows.filter(({ hasMoves }) => hasMoves === 0);
      if (unused.length > 0)
        unindexProducts(
          db,
          unused.map(({ seq }) => seq),
        );
      for (const { id } of unused) deleteProduct(db, id);
      after = rows.at(-1)?.seq ?? after;
      return rows.length === PRODUCTS_AT_ONCE && !isStopping(shop);
    },
    () => shortenLog(shop),
  );
}
