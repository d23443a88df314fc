import type { z } from 'zod';
import type { auditEntrySchema } from '../../shared/contract/users.contract.ts';
import type { Reader } from '../db/reader.ts';

/** An entry as it is stored; `details` is JSON, with names in place of the ids of sellers. */
export type StoredEntry = Omit<z.infer<typeof auditEntrySchema>, 'details'> & { details: string };

/** From this moment on and before that one, UTC ms; null where a side is open. */
export type AuditSpan = { from: number | null; until: number | null };

/** The trail itself holds no names; whoever reads it sees the seller by the name of today. */
const DETAILS = `CASE WHEN json_extract(a.details, '$.sellerId') IS NULL THEN a.details ELSE json_set(json_remove(a.details, '$.sellerId'),
  '$.seller', coalesce((SELECT s.name FROM users s WHERE s.id = json_extract(a.details, '$.sellerId')), '')) END`;
const ENTRIES = `SELECT a.id, a.at, coalesce(u.name, '') AS userName, a.till_id AS tillId, a.action, a.entity,
  a.entity_id AS entityId, ${DETAILS} AS details, a.hash FROM audit a LEFT JOIN users u ON u.id = a.user_id`;

/**
 * Entries after the entry `before` (null: from the newest on), newest first. The whole trail comes in the order it was written in, which
 * nobody's clock changes; a span of it in the order of its moments. Either way a page deep down costs no more than the first.
 */
export function readEntries(
  db: Reader,
  { from, until }: AuditSpan,
  { before, limit }: { before: number | null; limit: number },
): StoredEntry[] {
  if (from === null && until === null) {
    return db
      .statement<[number, number], StoredEntry>(`${ENTRIES} WHERE a.id < ? ORDER BY a.id DESC LIMIT ?`)
      .all(before ?? Number.MAX_SAFE_INTEGER, limit);
  }
  const last = before === null ? null : momentOf(db, before);
  return db
    .statement<[object], StoredEntry>(
      `${ENTRIES} WHERE a.at >= @from AND (a.at, a.id) < (@at, @id) ORDER BY a.at DESC, a.id DESC LIMIT @limit`,
    )
    .all({ from: from ?? 0, at: last ?? until ?? Number.MAX_SAFE_INTEGER, id: before ?? 0, limit });
}

/** When an entry was written; 0, which is before all others, for one that there is not. */
function momentOf(db: Reader, id: number): number {
  return db.statement<[number], { at: number }>('SELECT at FROM audit WHERE id = ?').get(id)?.at ?? 0;
}
