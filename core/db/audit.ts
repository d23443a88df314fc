import { createHash } from 'node:crypto';
import type { ShopDb } from './open.ts';

/** What an entry says; `details` must hold no names, phones, PINs or tokens. */
export type AuditEntry = {
  at: number;
  userId: string | null;
  tillId: number | null;
  action: string;
  entity: string;
  entityId: string;
  details: Record<string, unknown>;
};

const GENESIS = '0'.repeat(64);

type AuditRow = Omit<AuditEntry, 'details'> & {
  id: number;
  details: string;
  previousHash: string;
  hash: string;
};

function hashOf(previousHash: string, row: Omit<AuditRow, 'previousHash' | 'hash'>): string {
  const content = JSON.stringify([
    row.id,
    row.at,
    row.userId,
    row.tillId,
    row.action,
    row.entity,
    row.entityId,
    row.details,
  ]);
  return createHash('sha256').update(previousHash).update('\n').update(content).digest('hex');
}

/** Appends an entry to the hash chain. Call it inside the transaction that does what it reports. */
export function appendAudit(db: ShopDb, entry: AuditEntry): void {
  const last = db
    .statement<[], { id: number; hash: string }>('SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1')
    .get();
  const previousHash = last?.hash ?? GENESIS;
  const row = { ...entry, id: (last?.id ?? 0) + 1, details: JSON.stringify(entry.details) };
  db.statement(
    'INSERT INTO audit (id, at, user_id, till_id, action, entity, entity_id, details, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    row.id,
    row.at,
    row.userId,
    row.tillId,
    row.action,
    row.entity,
    row.entityId,
    row.details,
    previousHash,
    hashOf(previousHash, row),
  );
}

/** Recomputes the chain from its first entry. `brokenAt` is the id of the first entry that does not fit, null when intact. */
export function verifyAuditChain(sqlite: ShopDb['sqlite']): { entries: number; brokenAt: number | null } {
  const rows = sqlite
    .prepare<[], AuditRow>(
      'SELECT id, at, user_id AS userId, till_id AS tillId, action, entity, entity_id AS entityId, details, previous_hash AS previousHash, hash FROM audit ORDER BY id',
    )
    .iterate();
  let previousHash = GENESIS;
  let entries = 0;
  for (const row of rows) {
    entries += 1;
    const { previousHash: claimed, hash, ...content } = row;
    if (row.id !== entries || claimed !== previousHash || hash !== hashOf(previousHash, content)) {
      return { entries, brokenAt: row.id };
    }
    previousHash = hash;
  }
  return { entries, brokenAt: null };
}
