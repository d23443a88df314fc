import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MarketDb, Sql } from './market-db.ts';

/** Why a database was not taken: its owner must act before the server can start. */
export class MigrationRefused extends Error {
  readonly code: 'NEWER' | 'EDITED' | 'MISNUMBERED';

  constructor(code: 'NEWER' | 'EDITED' | 'MISNUMBERED', message: string) {
    super(message);
    this.name = 'MigrationRefused';
    this.code = code;
  }
}

type Migration = { number: number; name: string; sql: string; hash: string };

const LOCK = 7_261_944;

/** The numbered migrations of a folder, in order. Throws MigrationRefused where a number is missing or doubled. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file))
    .sort();
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4));
    if (number !== index + 1) throw new MigrationRefused('MISNUMBERED', `migration ${file} is out of order`);
    const sql = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

async function applied(sql: Sql): Promise<{ number: number; name: string; hash: string }[]> {
  return sql.query('SELECT number, name, hash FROM market_migrations ORDER BY number');
}

/** How many migrations a database has; 0 for a new one. */
export async function migrationsDone(sql: Sql): Promise<number> {
  const [found] = await sql.query<{ isThere: boolean }>(
    `SELECT to_regclass('market_migrations') IS NOT NULL AS "isThere"`,
  );
  return found?.isThere ? (await applied(sql)).length : 0;
}

function check(
  migrations: readonly Migration[],
  rows: readonly { number: number; name: string; hash: string }[],
): void {
  for (const row of rows) {
    const known = migrations[row.number - 1];
    if (!known)
      throw new MigrationRefused('NEWER', `the database was made by a newer program (it has ${row.name})`);
    if (known.hash !== row.hash)
      throw new MigrationRefused('EDITED', `migration ${row.name} is not the one that was applied`);
  }
}

/** Applies the next migration where there is one; false where there is none. */
async function applyNext(sql: Sql, migrations: readonly Migration[]): Promise<boolean> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  await sql.query(
    'CREATE TABLE IF NOT EXISTS market_migrations (number integer PRIMARY KEY, name text NOT NULL, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
  );
  const rows = await applied(sql);
  check(migrations, rows);
  const next = migrations[rows.length];
  if (!next) return false;
  for (const statement of statementsOf(next.sql)) await sql.query(statement);
  await sql.query('INSERT INTO market_migrations (number, name, hash) VALUES ($1, $2, $3)', [
    next.number,
    next.name,
    next.hash,
  ]);
  return true;
}

/**
 * Brings the database to the newest migration, each in one transaction. Nodes that start together wait for each other. Refuses a
 * database of a newer program and one whose applied migrations differ from the files. Answers how many ran.
 */
export async function migrateMarket(db: MarketDb, folder: string): Promise<number> {
  const migrations = readMigrations(folder);
  let ran = 0;
  while (await db.transaction((sql) => applyNext(sql, migrations), { isLong: true })) ran += 1;
  return ran;
}

/** A script cut at the semicolons that end its lines, those within $$ … $$ left alone: a parameterised query takes one statement. */
export function statementsOf(script: string): string[] {
  const statements: string[] = [];
  let statement = '';
  let isQuoted = false;
  for (const line of script.split('\n')) {
    if (statement === '' && (line.trim() === '' || line.startsWith('--'))) continue;
    statement += `${line}\n`;
    if (line.split('$$').length % 2 === 0) isQuoted = !isQuoted;
    if (!isQuoted && line.trimEnd().endsWith(';')) {
      statements.push(statement.trim());
      statement = '';
    }
  }
  if (statement.trim() !== '') statements.push(statement.trim());
  return statements;
}
