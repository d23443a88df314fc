import type { CategoryDto } from '../../shared/contract/catalog.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

/** A category as its row has it. */
export type CategoryRow = Omit<CategoryDto, 'products'>;

/** All visible categories with the number of active products directly in each. */
export function categoryRows(db: ShopDb): CategoryDto[] {
  return db
    .statement<[], CategoryDto>(
      `SELECT c.id, c.parent_id AS parentId, c.name_bn AS nameBn, c.name_en AS nameEn, count(p.seq) AS products
       FROM categories AS c LEFT JOIN products AS p
         ON p.category_id = c.id AND p.is_active = 1 AND p.pending_import_id IS NULL
       WHERE c.pending_import_id IS NULL GROUP BY c.id ORDER BY c.name_en, c.id`,
    )
    .all();
}

/** Adds or replaces a category. */
export function putCategory(db: ShopDb, category: CategoryRow): void {
  db.statement(
    `INSERT INTO categories (id, parent_id, name_bn, name_en) VALUES (@id, @parentId, @nameBn, @nameEn)
     ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, name_bn = excluded.name_bn, name_en = excluded.name_en`,
  ).run({ id: category.id, parentId: category.parentId, nameBn: category.nameBn, nameEn: category.nameEn });
}

/** Names of all categories by id. */
export function categoryNames(db: Reader): Map<string, { nameBn: string; nameEn: string }> {
  const rows = db
    .statement<[], { id: string; nameBn: string; nameEn: string }>(
      'SELECT id, name_bn AS nameBn, name_en AS nameEn FROM categories',
    )
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}
