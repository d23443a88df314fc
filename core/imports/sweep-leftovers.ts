import type { Shop } from '../app/shop.ts';
import { unindexProducts } from '../catalog/index.ts';
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
