import type { TillDto } from '../../shared/contract/users.contract.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

type StoredTill = Omit<TillDto, 'isActive'> & { isActive: number };

const COLUMNS = 'id, name, paired_at AS pairedAt, is_active AS isActive';

function toTill(row: StoredTill): TillDto {
  return { ...row, isActive: row.isActive === 1 };
}

/** All tills, in the order of their numbers. */
export function listAllTills(db: ShopDb): TillDto[] {
  return db.statement<[], StoredTill>(`SELECT ${COLUMNS} FROM tills ORDER BY id`).all().map(toTill);
}

/** Names of all tills by number. */
export function tillNames(db: Reader): Map<number, string> {
  const rows = db.statement<[], { id: number; name: string }>('SELECT id, name FROM tills').all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** One till. */
export function findTill(db: ShopDb, id: number): TillDto | undefined {
  const row = db.statement<[number], StoredTill>(`SELECT ${COLUMNS} FROM tills WHERE id = ?`).get(id);
  return row && toTill(row);
}

/** The active till whose token has this hash. */
export function findTillByTokenHash(db: ShopDb, tokenHash: string): TillDto | undefined {
  const row = db
    .statement<[string], StoredTill>(`SELECT ${COLUMNS} FROM tills WHERE token_hash = ? AND is_active = 1`)
    .get(tokenHash);
  return row && toTill(row);
}

/** Adds a till with the next free number. Numbers are never given twice, as receipts carry them. */
export function insertTill(
  db: ShopDb,
  till: { name: string; tokenHash: string | null; now: number },
): TillDto {
  const row = db
    .statement<[string, string | null, number], { id: number }>(
      'INSERT INTO tills (id, name, token_hash, paired_at) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM tills), ?, ?, ?) RETURNING id',
    )
    .get(till.name, till.tokenHash, till.now);
  return { id: row?.id ?? 0, name: till.name, pairedAt: till.now, isActive: true };
}

/** Names till 1, adding it where it is missing. */
export function nameFirstTill(db: ShopDb, name: string, now: number): void {
  db.statement(
    'INSERT INTO tills (id, name, paired_at) VALUES (1, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name',
  ).run(name, now);
}

/** Puts a till out of use: its token opens nothing any more. */
export function retireTill(db: ShopDb, id: number): void {
  db.statement('UPDATE tills SET is_active = 0, token_hash = NULL WHERE id = ?').run(id);
}

/** Stores a pairing code by its hash, and drops those that are over. */
export function insertPairingCode(
  db: ShopDb,
  code: { codeHash: string; expiresAt: number; createdBy: string },
  now: number,
): void {
  db.statement('DELETE FROM pairing_codes WHERE expires_at < ?').run(now);
  db.statement('INSERT INTO pairing_codes (code_hash, expires_at, created_by) VALUES (?, ?, ?)').run(
    code.codeHash,
    code.expiresAt,
    code.createdBy,
  );
}

/** Uses a pairing code up. The person who made it, or undefined when it is unknown, used or over. */
export function takePairingCode(db: ShopDb, codeHash: string, now: number): string | undefined {
  return db
    .statement<[string, number], { createdBy: string }>(
      'DELETE FROM pairing_codes WHERE code_hash = ? AND expires_at >= ? RETURNING created_by AS createdBy',
    )
    .get(codeHash, now)?.createdBy;
}
