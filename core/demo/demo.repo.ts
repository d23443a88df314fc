import { type Paisa, paisa } from '../../shared/money/money.ts';
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

type PricedPack = { id: string; baseQuantity: number; price: Paisa; isDefault: boolean };

/** Products of which every pack has a price, in the order of the catalogue. */
export function listPriced(
  db: ShopDb,
): { id: string; drugClass: string; baseUnit: string; packs: PricedPack[] }[] {
  const packsOf = db.statement<
    [string],
    { id: string; baseQuantity: number; price: number; isDefault: number }
  >(
    'SELECT id, base_quantity AS baseQuantity, price, is_default AS isDefault FROM packs WHERE product_id = ? AND is_active = 1 ORDER BY position',
  );
  return db
    .statement<[], { id: string; drugClass: string; baseUnit: string }>(
      `SELECT id, drug_class AS drugClass, base_unit AS baseUnit FROM products p
       WHERE is_active = 1 AND NOT EXISTS (SELECT 1 FROM packs WHERE product_id = p.id AND price IS NULL) ORDER BY seq`,
    )
    .all()
    .map((product) => ({
      ...product,
      packs: packsOf.all(product.id).map(({ id, baseQuantity, price, isDefault }) => ({
        id,
        baseQuantity,
        price: paisa(price),
        isDefault: isDefault === 1,
      })),
    }));
}
