import type { MarketGoodsDto } from '../../shared/contract/marketplace.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** How many products are published. */
export function countPublished(db: ShopDb): number {
  return (
    db
      .statement<[], { n: number }>(
        'SELECT count(*) AS n FROM products WHERE is_published = 1 AND is_active = 1',
      )
      .get()?.n ?? 0
  );
}

/** How many goods of a category and below it, or of all, are not published, how many of those need a prescription, and how many are published. */
export function countPublishable(
  db: ShopDb,
  categoryId: string | null,
): { hidden: number; hiddenOnPrescription: number; published: number } {
  type Counts = ReturnType<typeof countPublishable>;
  return (
    db
      .statement<[{ categoryId: string | null }], Counts>(
        `WITH RECURSIVE below (id) AS (VALUES (@categoryId) UNION SELECT c.id FROM categories AS c JOIN below ON c.parent_id = below.id)
         SELECT count(*) FILTER (WHERE is_published = 0) AS hidden, count(*) FILTER (WHERE is_published = 1) AS published,
           count(*) FILTER (WHERE is_published = 0 AND drug_class IN ('rx', 'controlled')) AS hiddenOnPrescription
         FROM products WHERE is_active = 1 AND pending_import_id IS NULL
           AND (@categoryId IS NULL OR category_id IN (SELECT id FROM below))`,
      )
      .get({ categoryId }) ?? { hidden: 0, hiddenOnPrescription: 0, published: 0 }
  );
}

/** A step through the catalogue: the next products after `seq` that are to change, at most `limit`; of a category and those below it, or all. */
export function nextToChange(
  db: ShopDb,
  step: { seq: number; isPublished: boolean; categoryId: string | null; limit: number },
): { seq: number; id: string }[] {
  return db
    .statement<[Record<string, unknown>], { seq: number; id: string }>(
      `WITH RECURSIVE below (id) AS (VALUES (@categoryId) UNION SELECT c.id FROM categories AS c JOIN below ON c.parent_id = below.id)
       SELECT seq, id FROM products WHERE seq > @seq AND is_published <> @isPublished AND pending_import_id IS NULL
         AND (is_active = 1 OR @isPublished = 0) AND (@categoryId IS NULL OR category_id IN (SELECT id FROM below))
       ORDER BY seq LIMIT @limit`,
    )
    .all({ ...step, isPublished: step.isPublished ? 1 : 0 });
}

/** Publishes a product or takes it off; false where it is so already, is gone or belongs to an unfinished import. */
export function setPublished(db: ShopDb, productId: string, isPublished: boolean, now: number): boolean {
  return (
    db
      .statement(
        `UPDATE products SET is_published = @value, version = version + 1, updated_at = @now
         WHERE id = @productId AND is_published <> @value AND pending_import_id IS NULL`,
      )
      .run({ value: isPublished ? 1 : 0, now, productId }).changes === 1
  );
}

/** A category and those below it are published with all that comes into them, or no longer. */
export function setCategories(db: ShopDb, categoryId: string, isPublished: boolean): void {
  const below = `WITH RECURSIVE below (id) AS (VALUES (@categoryId) UNION SELECT c.id FROM categories AS c JOIN below ON c.parent_id = below.id)`;
  db.statement(
    isPublished
      ? `${below} INSERT OR IGNORE INTO market_categories (category_id) SELECT id FROM below`
      : `${below} DELETE FROM market_categories WHERE category_id IN (SELECT id FROM below)`,
  ).run({ categoryId });
}

/** Every category with its goods, those published, and whether new ones follow. */
export function publishedCategories(db: ShopDb): {
  id: string;
  parentId: string | null;
  nameBn: string;
  nameEn: string;
  products: number;
  published: number;
  isPublished: boolean;
}[] {
  type Row = Omit<ReturnType<typeof publishedCategories>[number], 'isPublished'> & { isPublished: number };
  return db
    .statement<[], Row>(
      `SELECT c.id, c.parent_id AS parentId, c.name_bn AS nameBn, c.name_en AS nameEn, count(p.seq) AS products,
         coalesce(sum(p.is_published), 0) AS published, c.id IN (SELECT category_id FROM market_categories) AS isPublished
       FROM categories AS c LEFT JOIN products AS p ON p.category_id = c.id AND p.is_active = 1 AND p.pending_import_id IS NULL
       WHERE c.pending_import_id IS NULL GROUP BY c.id ORDER BY c.name_en, c.id`,
    )
    .all()
    .map((row) => ({ ...row, isPublished: row.isPublished === 1 }));
}

/** True for a category that can be seen. */
export function categoryExists(db: ShopDb, id: string): boolean {
  return (
    db
      .statement<[string], { n: number }>(
        'SELECT count(*) AS n FROM categories WHERE id = ? AND pending_import_id IS NULL',
      )
      .get(id)?.n === 1
  );
}

type GoodsRow = Omit<MarketGoodsDto, 'isPublished' | 'isCounted' | 'packs'> & {
  isPublished: number;
  isCounted: number;
};

/** Goods as the page of publishing lists them: active ones, by name; only those of `seqs` where given. */
export function listGoods(
  db: ShopDb,
  filter: {
    seqs: readonly number[] | null;
    categoryId: string | null;
    show: 'all' | 'published' | 'hidden' | 'parked';
    offset: number;
    limit: number;
  },
): { items: Omit<MarketGoodsDto, 'packs'>[]; total: number } {
  const where = [
    'p.is_active = 1 AND p.pending_import_id IS NULL',
    ...(filter.seqs ? ['p.seq IN (SELECT value FROM json_each(@seqs))'] : []),
    ...(filter.categoryId ? ['p.category_id = @categoryId'] : []),
    ...(filter.show === 'published' ? ['p.is_published = 1'] : []),
    ...(filter.show === 'hidden' ? ['p.is_published = 0'] : []),
    ...(filter.show === 'parked' ? ["o.status = 'parked'"] : []),
  ].join(' AND ');
  const from = `FROM products AS p LEFT JOIN outbox AS o ON o.topic = 'availability' AND o.key = p.id WHERE ${where}`;
  const values = {
    seqs: JSON.stringify(filter.seqs ?? []),
    categoryId: filter.categoryId,
    offset: filter.offset,
    limit: filter.limit,
  };
  const rows = db
    .statement<[typeof values], GoodsRow>(
      `SELECT p.id AS productId, p.name_bn AS nameBn, p.name_en AS nameEn, p.strength, p.base_unit AS baseUnit,
         p.is_published AS isPublished, p.is_counted AS isCounted,
         (SELECT coalesce(sum(on_hand), 0) FROM batches WHERE product_id = p.id AND on_hand <> 0) AS onHand,
         (SELECT safety_stock FROM market_goods WHERE product_id = p.id) AS safetyStock,
         coalesce(o.status, 'none') AS state, coalesce(o.last_error, '') AS reason
       ${from} ORDER BY p.name_en, p.name_bn, p.seq LIMIT @limit OFFSET @offset`,
    )
    .all(values);
  const total =
    db.statement<[typeof values], { n: number }>(`SELECT count(*) AS n ${from}`).get(values)?.n ?? 0;
  return {
    items: rows.map((row) => ({
      ...row,
      isPublished: row.isPublished === 1,
      isCounted: row.isCounted === 1,
    })),
    total,
  };
}
