import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemPorts } from '../ports/system-ports.ts';
import { DatabaseIsNewerError, MigrationError, migrate, readMigrations } from './migrate.ts';
import { openDatabase } from './open.ts';

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url));
const { logger } = systemPorts();
let folder: string;
let file: string;
let migrations: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-migrate-'));
  file = path.join(folder, 'shop.db');
  migrations = path.join(folder, 'migrations');
  cpSync(MIGRATIONS, migrations, { recursive: true });
});

function addMigration(sql: string): string {
  const number = readMigrations(migrations).length + 1;
  const name = `${String(number).padStart(4, '0')}_test.sql`;
  writeFileSync(path.join(migrations, name), sql);
  return name;
}

function withShop<Result>(work: (sqlite: Database.Database) => Result): Result {
  const db = openDatabase(file, logger);
  try {
    return work(db.sqlite);
  } finally {
    db.close();
  }
}

const insertProduct =
  "INSERT INTO products (id, name_bn, name_en, base_unit, created_at, updated_at) VALUES ('p1', 'নাপা', 'Napa', 'tablet', 1, 1)";

describe('migrate', () => {
  it('makes a new file without a backup, and does nothing the second time', () => {
    expect(migrate(file, migrations, logger, 1)).toBeNull();
    expect(migrate(file, migrations, logger, 2)).toBeNull();
    const tables = withShop((sqlite) =>
      sqlite
        .prepare(
          "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'",
        )
        .all(),
    );
    expect(tables).toContainEqual({ name: 'sales', strict: 1 });
    expect(tables.filter((table) => (table as { strict: number }).strict === 0)).toEqual([]);
  });

  it('backs the file up before it changes anything', () => {
    migrate(file, migrations, logger, 1);
    withShop((sqlite) => sqlite.exec(insertProduct));
    addMigration('DELETE FROM products;');
    const backup = migrate(file, migrations, logger, 2);
    expect(withShop((sqlite) => sqlite.prepare('SELECT count(*) AS n FROM products').get())).toEqual({
      n: 0,
    });
    const copy = new Database(String(backup), { readonly: true });
    expect(copy.prepare('SELECT name_bn AS name FROM products').all()).toEqual([{ name: 'নাপা' }]);
    copy.close();
  });

  it('keeps children when a migration rebuilds their parent', () => {
    migrate(file, migrations, logger, 1);
    withShop((sqlite) => {
      sqlite.exec(insertProduct);
      sqlite.exec("INSERT INTO packs (id, product_id, unit, base_quantity) VALUES ('k1', 'p1', 'strip', 10)");
    });
    addMigration(
      'CREATE TABLE copy_of AS SELECT * FROM products; DROP TABLE products; ALTER TABLE copy_of RENAME TO products; CREATE UNIQUE INDEX products_id_again ON products (id);',
    );
    migrate(file, migrations, logger, 2);
    expect(withShop((sqlite) => sqlite.prepare('SELECT id FROM packs').all())).toEqual([{ id: 'k1' }]);
  });

  it('leaves the file as it was when a migration fails half-way', () => {
    migrate(file, migrations, logger, 1);
    withShop((sqlite) => sqlite.exec(insertProduct));
    addMigration('DELETE FROM products; SELECT * FROM there_is_no_such_table;');
    expect(() => migrate(file, migrations, logger, 2)).toThrow(MigrationError);
    expect(withShop((sqlite) => sqlite.prepare('SELECT count(*) AS n FROM products').get())).toEqual({
      n: 1,
    });
  });

  it('refuses a migration that leaves foreign keys broken', () => {
    migrate(file, migrations, logger, 1);
    addMigration(
      "INSERT INTO packs (id, product_id, unit, base_quantity) VALUES ('k1', 'nobody', 'strip', 10);",
    );
    expect(() => migrate(file, migrations, logger, 2)).toThrow(/foreign keys/);
    expect(withShop((sqlite) => sqlite.prepare('SELECT count(*) AS n FROM packs').get())).toEqual({ n: 0 });
  });

  it('refuses a database of a newer program', () => {
    addMigration('CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT;');
    migrate(file, migrations, logger, 1);
    expect(() => migrate(file, MIGRATIONS, logger, 2)).toThrow(DatabaseIsNewerError);
  });

  it('notices an edited migration, a gap and a stray file', () => {
    migrate(file, migrations, logger, 1);
    const first = path.join(migrations, '0001_shop.sql');
    writeFileSync(first, `${readFileSync(first, 'utf8')}\n-- edited\n`);
    expect(() => migrate(file, migrations, logger, 2)).toThrow(/another content/);
    copyFileSync(first, path.join(migrations, '0099_gap.sql'));
    expect(() => readMigrations(migrations)).toThrow(/unexpected/);
  });

  it('does not mind Windows line ends', () => {
    migrate(file, migrations, logger, 1);
    for (const name of readdirSync(migrations)) {
      const target = path.join(migrations, name);
      writeFileSync(target, readFileSync(target, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect(migrate(file, migrations, logger, 2)).toBeNull();
    expect(existsSync(file)).toBe(true);
  });
});

describe('every open', () => {
  it('has full synchronisation, foreign keys and WAL on a reopened file too', () => {
    migrate(file, migrations, logger, 1);
    for (let round = 0; round < 2; round += 1) {
      withShop((sqlite) => {
        expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
        expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
        expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
      });
    }
  });
});
