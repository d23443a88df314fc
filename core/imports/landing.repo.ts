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

/** The product that the import made for this source key and has not shown yet. */
export function hiddenOfSourceKey(db: ShopDb, importId: string, sourceKey: string): string | undefined {
  return db
    .statement<[string, string], { id: string }>(
      'SELECT id FROM products WHERE source_key = ? AND pending_import_id = ?',
    )
    .get(sourceKey, importId)?.id;
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

/** How many products of the import were sold, moved or edited since it landed. */
export function productsInUse(db: ShopDb, importId: string): number {
  return (
    db
      .statement<[string], { found: number }>(
        `SELECT count(*) AS found FROM import_changes AS c
         JOIN imports AS i ON i.id = c.import_id JOIN products AS p ON p.id = c.product_id
         WHERE c.import_id = ? AND (p.version <> c.version_after
           OR EXISTS (SELECT 1 FROM sale_lines AS l JOIN sales AS s ON s.id = l.sale_id
                WHERE l.product_id = p.id AND (c.action = 'created' OR s.sold_at >= i.finished_at))
           OR EXISTS (SELECT 1 FROM stock_moves AS m
                WHERE m.product_id = p.id AND m.reference <> c.import_id
                  AND (c.action = 'created' OR m.at >= i.finished_at)))`,
      )
      .get(importId)?.found ?? 0
  );
}

/** What an import did to a product: `before` is null where it made it. */
export type ImportChange = { productId: string; before: string | null; versionAfter: number };

/** Everything that an import made or changed. */
export function changesOf(db: ShopDb, importId: string): ImportChange[] {
  return db
    .statement<[string], ImportChange>(
      `SELECT product_id AS productId, before, version_after AS versionAfter FROM import_changes
       WHERE import_id = ?`,
    )
    .all(importId);
}

/** True when the import has changed this product already. */
export function isChangedBy(db: ShopDb, importId: string, productId: string): boolean {
  return (
    db
      .statement("SELECT 1 FROM import_changes WHERE import_id = ? AND product_id = ? AND action = 'updated'")
      .get(importId, productId) !== undefined
  );
}

/**
 * Makes a product that an import created invisible, without category, and frees its barcodes and keys; a sweep removes it later.
 * Answers its number in the index; null when it is hidden already.
 */
export function hideCreated(db: ShopDb, importId: string, productId: string): number | null {
  const row = db
    .statement<[string, string], { seq: number }>(
      `UPDATE products SET pending_import_id = ?, source_key = NULL, pinned_position = NULL, category_id = NULL
       WHERE id = ? AND pending_import_id IS NULL RETURNING seq`,
    )
    .get(importId, productId);
  if (!row) return null;
  db.statement('DELETE FROM barcodes WHERE pack_id IN (SELECT id FROM packs WHERE product_id = ?)').run(
    productId,
  );
  return row.seq;
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

/** Invisible products of imports that are not running, at most `limit`: what a cancelled, failed or undone import left. */
export function leftoverProducts(db: ShopDb, limit: number): { seq: number; id: string }[] {
  return db
    .statement<[number], { seq: number; id: string }>(
      `SELECT p.seq, p.id FROM products AS p JOIN imports AS i ON i.id = p.pending_import_id
       WHERE p.pending_import_id IS NOT NULL AND i.status NOT IN ('running', 'applying', 'undoing')
         AND NOT EXISTS (SELECT 1 FROM stock_moves WHERE product_id = p.id) LIMIT ?`,
    )
    .all(limit);
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
