import type { ShopDb } from '../db/open.ts';
import type { Draft } from './draft.ts';
import type { Snapshot } from './snapshot.ts';

/** What an import decided to do with one product: show a new one with its stock, or change one that was there. */
export type Work =
  | { action: 'show'; productId: string; draft: Pick<Draft, 'row' | 'nameBn' | 'nameEn' | 'stock'> }
  | { action: 'update'; productId: string; draft: Draft; categoryId: string | null; before: Snapshot };

/** Keeps decisions for the time beyond the point of no return, the first of them at `position`. */
export function insertWork(db: ShopDb, importId: string, position: number, works: readonly Work[]): void {
  const insert = db.statement(
    `INSERT INTO import_work (import_id, position, product_id, draft, category_id, before)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const [index, work] of works.entries()) {
    const isUpdate = work.action === 'update';
    const categoryId = isUpdate ? work.categoryId : null;
    const before = isUpdate ? JSON.stringify(work.before) : null;
    insert.run(importId, position + index, work.productId, JSON.stringify(work.draft), categoryId, before);
  }
}

type WorkRow = {
  position: number;
  productId: string;
  draft: string;
  categoryId: string | null;
  before: string | null;
};

/** The next decisions to carry out, at most `limit`. */
export function nextWork(
  db: ShopDb,
  importId: string,
  limit: number,
): readonly (Work & { position: number })[] {
  const rows = db
    .statement<[string, number], WorkRow>(
      `SELECT position, product_id AS productId, draft, category_id AS categoryId, before
       FROM import_work WHERE import_id = ? ORDER BY position LIMIT ?`,
    )
    .all(importId, limit);
  return rows.map(({ position, productId, draft, categoryId, before }) => {
    const of = { position, productId, draft: JSON.parse(draft) as Draft };
    return before === null
      ? { ...of, action: 'show' as const }
      : { ...of, action: 'update' as const, categoryId, before: JSON.parse(before) as Snapshot };
  });
}

/** Forgets the decisions up to this position: they are carried out. */
export function dropWork(db: ShopDb, importId: string, upTo: number): void {
  db.statement('DELETE FROM import_work WHERE import_id = ? AND position <= ?').run(importId, upTo);
}

/** Forgets decisions of imports that ended before they were carried out, at most `limit`; answers how many. */
export function dropLeftoverWork(db: ShopDb, limit: number): number {
  return db
    .statement(
      `DELETE FROM import_work WHERE rowid IN (SELECT w.rowid FROM imports AS i JOIN import_work AS w ON w.import_id = i.id
         WHERE i.status NOT IN ('running', 'applying') LIMIT ?)`,
    )
    .run(limit).changes;
}
