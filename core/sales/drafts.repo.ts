import type { DraftDto } from '../../shared/contract/sales.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** A stored cart with who saved it last and where. */
export type DraftRow = { draft: DraftDto; tillId: number; userName: string; updatedAt: number };

type Stored = { content: string; tillId: number; userName: string | null; updatedAt: number };

const SELECT = `SELECT d.content, d.till_id AS tillId, u.name AS userName, d.updated_at AS updatedAt
  FROM drafts d LEFT JOIN users u ON u.id = d.user_id`;

function rowOf(row: Stored): DraftRow {
  return {
    draft: JSON.parse(row.content) as DraftDto,
    tillId: row.tillId,
    userName: row.userName ?? '',
    updatedAt: row.updatedAt,
  };
}

/** The stored cart; undefined when there is none. */
export function findDraft(db: ShopDb, id: string): DraftRow | undefined {
  const row = db.statement<[string], Stored>(`${SELECT} WHERE d.id = ?`).get(id);
  return row && rowOf(row);
}

/** Open carts of the till and held carts of all tills, last changed first. */
export function draftsFor(db: ShopDb, tillId: number): DraftRow[] {
  return db
    .statement<[number], Stored>(
      `${SELECT} WHERE d.state = 'held' OR d.till_id = ? ORDER BY d.updated_at DESC, d.id DESC`,
    )
    .all(tillId)
    .map(rowOf);
}

/** Stores the cart in place of what was stored before. */
export function putDraft(
  db: ShopDb,
  draft: DraftDto,
  by: { tillId: number; userId: string; now: number },
): void {
  db.statement(
    `INSERT INTO drafts (id, till_id, user_id, state, revision, content, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET till_id = excluded.till_id, user_id = excluded.user_id, state = excluded.state,
       revision = excluded.revision, content = excluded.content, updated_at = excluded.updated_at`,
  ).run(draft.id, by.tillId, by.userId, draft.state, draft.revision, JSON.stringify(draft), by.now);
}

/** Forgets the cart; true when there was one. */
export function deleteDraft(db: ShopDb, id: string): boolean {
  return db.statement('DELETE FROM drafts WHERE id = ?').run(id).changes === 1;
}
