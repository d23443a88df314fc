import type { ShopDb } from '../db/open.ts';
import type { KnownCategory } from './known-products.repo.ts';

/** Adds a category that stays invisible until the import is finished. */
export function insertPendingCategory(db: ShopDb, importId: string, category: KnownCategory): void {
  db.statement(
    'INSERT INTO categories (id, parent_id, name_bn, name_en, pending_import_id) VALUES (?, ?, ?, ?, ?)',
  ).run(category.id, category.parentId, category.nameBn, category.nameEn, importId);
}

/** Makes the import's categories visible and remembers which it made. */
export function showCategories(db: ShopDb, importId: string, categoryIds: readonly string[]): void {
  db.statement('UPDATE categories SET pending_import_id = NULL WHERE pending_import_id = ?').run(importId);
  db.statement('UPDATE imports SET category_ids = ? WHERE id = ?').run(JSON.stringify(categoryIds), importId);
}

/** Makes a product of the import visible. */
export function showProduct(db: ShopDb, importId: string, productId: string): void {
  db.statement('UPDATE products SET pending_import_id = NULL WHERE id = ? AND pending_import_id = ?').run(
    productId,
    importId,
  );
}

/** What one move of an import brought. */
export type ImportMove = { batchId: string; productId: string; quantity: number };

/** The moves that an import made with a product. */
export function movesOf(db: ShopDb, importId: string, productId: string): ImportMove[] {
  return db
    .statement<[string, string], ImportMove>(
      `SELECT batch_id AS batchId, product_id AS productId, quantity FROM stock_moves
       WHERE product_id = ? AND reference = ? AND kind = 'import'`,
    )
    .all(productId, importId);
}

/** The ids of the import's products after this one, in their order, at most `limit`. */
export function changedAfter(db: ShopDb, importId: string, after: string, limit: number): string[] {
  return db
    .statement<[string, string, number], { id: string }>(
      `SELECT product_id AS id FROM import_changes WHERE import_id = ? AND product_id > ?
       ORDER BY product_id LIMIT ?`,
    )
    .all(importId, after, limit)
    .map(({ id }) => id);
}

/**
 * Which of these products were sold, moved or edited by others since the import changed them. Of one that the import made, any sale
 * counts. Imports of old know no last move of theirs; for them the end of the import counts.
 */
export function inUseAmong(db: ShopDb, importId: string, ids: readonly string[]): Set<string> {
  const rows = db
    .statement<[string, string], { id: string }>(
      `SELECT p.id FROM json_each(?) AS wanted
       CROSS JOIN import_changes AS c ON c.import_id = ? AND c.product_id = wanted.value
       JOIN imports AS i ON i.id = c.import_id JOIN products AS p ON p.id = c.product_id
       WHERE p.version <> c.version_after
         OR (c.action = 'created' AND EXISTS (SELECT 1 FROM sale_lines WHERE product_id = p.id))
         OR EXISTS (SELECT 1 FROM stock_moves AS m WHERE m.product_id = p.id AND m.reference <> c.import_id
              AND (c.action = 'created' OR m.id > c.last_move OR (c.last_move IS NULL AND m.at >= i.finished_at)))`,
    )
    .all(JSON.stringify(ids), importId);
  return new Set(rows.map(({ id }) => id));
}

/** What an import did to a product: `before` is null where it made it. */
export type ImportChange = { productId: string; before: string | null; versionAfter: number };

/** The import's products after this one that no undo has looked at, in the order of their ids, at most `limit`. */
export function changesToUndo(db: ShopDb, importId: string, after: string, limit: number): ImportChange[] {
  return db
    .statement<[string, string, number], ImportChange>(
      `SELECT product_id AS productId, before, version_after AS versionAfter FROM import_changes
       WHERE import_id = ? AND product_id > ? AND undone IS NULL ORDER BY product_id LIMIT ?`,
    )
    .all(importId, after, limit);
}

/** Notes what an undo did with a product. */
export function markUndone(db: ShopDb, importId: string, productId: string, what: 'taken' | 'kept'): void {
  db.statement('UPDATE import_changes SET undone = ? WHERE import_id = ? AND product_id = ?').run(
    what,
    importId,
    productId,
  );
  if (what === 'kept') db.statement('UPDATE imports SET kept = kept + 1 WHERE id = ?').run(importId);
}

/** How far a step beyond the point of no return is, told in rows of the file; it goes on, so a failure is over. */
export function setShare(db: ShopDb, importId: string, done: number, total: number): void {
  db.statement(
    'UPDATE imports SET rows_done = CAST(rows_total * min(?, ?) / max(?, 1) AS INTEGER), failure = NULL WHERE id = ?',
  ).run(done, total, total, importId);
}

/** True while there is a category of this id. */
export function isCategory(db: ShopDb, id: string): boolean {
  return db.statement('SELECT 1 FROM categories WHERE id = ?').get(id) !== undefined;
}

/** Makes a product that an import created invisible, without category, and frees its barcodes and keys; a sweep removes it later. */
export function hideCreated(db: ShopDb, importId: string, productId: string): void {
  db.statement(
    `UPDATE products SET pending_import_id = ?, source_key = NULL, pinned_position = NULL, category_id = NULL
     WHERE id = ? AND pending_import_id IS NULL`,
  ).run(importId, productId);
  db.statement('DELETE FROM barcodes WHERE pack_id IN (SELECT id FROM packs WHERE product_id = ?)').run(
    productId,
  );
}

/** The categories that an import made. */
export function categoriesOf(db: ShopDb, importId: string): string[] {
  const row = db
    .statement<[string], { categoryIds: string }>(
      'SELECT category_ids AS categoryIds FROM imports WHERE id = ?',
    )
    .get(importId);
  return row ? (JSON.parse(row.categoryIds) as string[]) : [];
}

/** Imports that are not running and have invisible products: what a cancelled, failed or undone one left. */
export function importsWithLeftovers(db: ShopDb): string[] {
  return db
    .statement<[], { id: string }>(
      `SELECT id FROM imports AS i WHERE status NOT IN ('running', 'applying', 'undoing')
         AND EXISTS (SELECT 1 FROM products WHERE pending_import_id = i.id)`,
    )
    .all()
    .map(({ id }) => id);
}

/** The import's invisible products after `seq`, at most `limit`; one with stock moves has to stay for its ledger. */
export function leftoverProducts(
  db: ShopDb,
  importId: string,
  seq: number,
  limit: number,
): { seq: number; id: string; hasMoves: 0 | 1 }[] {
  return db
    .statement<[string, number, number], { seq: number; id: string; hasMoves: 0 | 1 }>(
      `SELECT seq, id, EXISTS (SELECT 1 FROM stock_moves WHERE product_id = products.id) AS hasMoves
       FROM products WHERE pending_import_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    .all(importId, seq, limit);
}

/** Deletes a product that never took part in anything, with all that hangs on it. */
export function deleteProduct(db: ShopDb, id: string): void {
  db.statement('DELETE FROM barcodes WHERE pack_id IN (SELECT id FROM packs WHERE product_id = ?)').run(id);
  for (const table of ['packs', 'product_aliases', 'product_specifications', 'product_pictures', 'batches'])
    db.statement(`DELETE FROM ${table} WHERE product_id = ?`).run(id);
  db.statement('DELETE FROM products WHERE id = ?').run(id);
}

/** Deletes the invisible categories of imports that are not running, and of these the ones that nothing uses any more. */
export function deleteCategories(db: ShopDb, ids: readonly string[]): void {
  db.statement(
    `DELETE FROM categories WHERE pending_import_id IS NOT NULL
       AND pending_import_id NOT IN (SELECT id FROM imports WHERE status IN ('running', 'applying'))
       AND NOT EXISTS (SELECT 1 FROM products WHERE category_id = categories.id)`,
  ).run();
  const remove = db.statement(
    `DELETE FROM categories WHERE id = @id AND NOT EXISTS (SELECT 1 FROM products WHERE category_id = @id)
       AND NOT EXISTS (SELECT 1 FROM categories AS c WHERE c.parent_id = @id)`,
  );
  for (const id of ids.toReversed()) remove.run({ id });
}
