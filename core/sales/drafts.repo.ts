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

/** How many held carts a list shows; more than a shop puts aside in weeks. */
const HELD_SHOWN = 200;

/** Open carts of the till and the newest held carts of all tills, last changed first. */
export function draftsFor(db: ShopDb, tillId: number): DraftRow[] {
  return db
    .statement<[number, number], Stored>(
      `${SELECT} WHERE d.id IN (SELECT id FROM drafts WHERE state = 'open' AND till_id = ? UNION ALL
         SELECT id FROM (SELECT id FROM drafts WHERE state = 'held' ORDER BY updated_at DESC, id DESC LIMIT ?))
       ORDER BY d.updated_at DESC, d.id DESC`,
    )
    .all(tillId, HELD_SHOWN)
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

/** Forgets the cart; what it was, null when there was none. */
export function deleteDraft(db: ShopDb, id: string): DraftDto['state'] | null {
  return (
    db
      .statement<[string], { state: DraftDto['state'] }>('DELETE FROM drafts WHERE id = ? RETURNING state')
      .get(id)?.state ?? null
  );
}

/** Ids of a few held carts that nobody touched since `before`, the oldest first; those of an order are its own affair. */
export function staleHeld(db: ShopDb, before: number, limit: number): string[] {
  return db
    .statement<[number, number], { id: string }>(
      `SELECT d.id FROM drafts d WHERE d.state = 'held' AND d.updated_at < ?
         AND NOT EXISTS (SELECT 1 FROM market_orders o WHERE o.draft_id = d.id) ORDER BY d.updated_at, d.id LIMIT ?`,
    )
    .all(before, limit)
    .map(({ id }) => id);
}
