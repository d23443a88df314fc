import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';
import type { Logger } from '../ports/ports.ts';
import { copyBeforeMigration } from './copy-file.ts';
import { openDatabase } from './open.ts';

/** One numbered file of the migrations folder. `hash` is SHA-256 of its text with LF line ends. */
export type Migration = { number: number; name: string; sql: string; hash: string };

/** The database was written by a newer version of the program; opening it could lose what this version does not know. */
export class DatabaseIsNewerError extends Error {
  override readonly name = 'DatabaseIsNewerError';
}

/** The migrations folder and the database disagree, or a migration failed; the file was left as it was. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** The migrations in order. Throws MigrationError on a gap, a repeated number or a file name that is not `0001_title.sql`. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1]);
    if (number !== index + 1) throw new MigrationError(`unexpected migration file: ${file}`);
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

function readApplied(sqlite: Database.Database): { number: number; name: string; hash: string }[] {
  sqlite.exec(
    'CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  );
  return sqlite
    .prepare<[], { number: number; name: string; hash: string }>(
      'SELECT number, name, hash FROM migrations ORDER BY number',
    )
    .all();
}

function checkHistory(
  applied: readonly { number: number; name: string; hash: string }[],
  known: readonly Migration[],
): void {
  for (const [index, row] of applied.entries()) {
    const migration = known[index];
    if (!migration)
      throw new DatabaseIsNewerError(`the database has ${row.name}, which this version does not know`);
    if (row.number !== migration.number || row.hash !== migration.hash) {
      throw new MigrationError(`migration ${row.name} was applied with another content or order`);
    }
  }
}

function apply(sqlite: Database.Database, due: readonly Migration[], now: number): void {
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.transaction(() => {
      const record = sqlite.prepare(
        'INSERT INTO migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)',
      );
      for (const migration of due) {
        sqlite.exec(migration.sql);
        record.run(migration.number, migration.name, migration.hash, now);
      }
      const broken = sqlite.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new MigrationError(`foreign keys broken after migration: ${broken.length}`);
    })();
  } catch (error) {
    throw error instanceof MigrationError
      ? error
      : new MigrationError(`migration failed: ${String(error)}`, { cause: error });
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
}

/**
 * Brings the database file up to date: refuses a newer one (DatabaseIsNewerError) and an edited or reordered history
 * (MigrationError), backs the file up beside itself before it changes anything, then applies what is missing in one
 * transaction with foreign keys off and checked at the end. Returns the backup's path, or null when nothing was due or the
 * file was new. `upTo` stops early, for tests of one migration.
 */
export function migrate(
  file: string,
  folder: string,
  logger: Logger,
  now: number,
  upTo = Number.POSITIVE_INFINITY,
): string | null {
  const isNew = file === ':memory:' || !existsSync(file);
  const db = openDatabase(file, logger);
  try {
    return migrateConnection(db.sqlite, folder, now, { backupBeside: isNew ? null : file, upTo });
  } finally {
    db.close();
  }
}

/** The same on an open connection; `backupBeside` names the file to copy first, null for none (new or in-memory). */
export function migrateConnection(
  sqlite: Database.Database,
  folder: string,
  now: number,
  options: { backupBeside: string | null; upTo?: number },
): string | null {
  const known = readMigrations(folder);
  const applied = readApplied(sqlite);
  checkHistory(applied, known);
  const due = known
    .slice(applied.length)
    .filter((migration) => migration.number <= (options.upTo ?? Number.POSITIVE_INFINITY));
  if (due.length === 0) return null;
  let backup: string | null = null;
  if (options.backupBeside !== null && applied.length > 0)
    backup = copyBeforeMigration(sqlite, options.backupBeside, applied.length + 1, now);
  apply(sqlite, due, now);
  return backup;
}
