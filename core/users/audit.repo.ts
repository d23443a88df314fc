import type { z } from 'zod';
import type { auditEntrySchema } from '../../shared/contract/users.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

type StoredEntry = Omit<z.infer<typeof auditEntrySchema>, 'details'> & { details: string };

/** A page of the audit trail, newest first, and how many entries there are. */
export function listAudit(db: ShopDb, page: { offset: number; limit: number }) {
  const total =
    db.statement<[], { total: number }>('SELECT coalesce(max(id), 0) AS total FROM audit').get()?.total ?? 0;
  // Ids have no gaps (the chain proves it), so a page is a range of ids and an old page costs no more than a new one.
  const items = db
    .statement<[number, number], StoredEntry>(
      `SELECT a.id, a.at, coalesce(u.name, '') AS userName, a.till_id AS tillId, a.action, a.entity, a.entity_id AS entityId, a.details, a.hash
       FROM audit a LEFT JOIN users u ON u.id = a.user_id
       WHERE a.id <= ? ORDER BY a.id DESC LIMIT ?`,
    )
    .all(total - page.offset, page.limit);
  return {
    items: items.map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> })),
    total,
  };
}

/** An entry of the audit trail as its file has it; `details` is JSON. */
export type ListedEntry = Pick<StoredEntry, 'id' | 'at' | 'userName' | 'tillId' | 'action' | 'details'>;

/** The newest entries of the audit trail. */
export function firstEntries(db: Reader, limit: number): ListedEntry[] {
  return db
    .statement<[number], ListedEntry>(
      `SELECT a.id, a.at, coalesce(u.name, '') AS userName, a.till_id AS tillId, a.action, a.details
       FROM audit a LEFT JOIN users u ON u.id = a.user_id ORDER BY a.id DESC LIMIT ?`,
    )
    .all(limit);
}
