import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../testing/global-setup.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { MigrationRefused, migrateMarket, statementsOf } from './migrate.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copyOf(name: string): string {
  const copy = path.join(folder, name);
  cpSync(MIGRATIONS, copy, { recursive: true });
  return copy;
}

describe('migrations of the marketplace', () => {
  it('run once, however many nodes start together', async () => {
    const db = await createTestDatabase();
    expect(await Promise.all([migrateMarket(db, MIGRATIONS), migrateMarket(db, MIGRATIONS)])).toEqual([0, 0]);
  });

  it('refuse an edited file, a newer database and a hole in the numbers', async () => {
    const db = await createTestDatabase();
    const edited = copyOf('edited');
    writeFileSync(path.join(edited, '0001_market.sql'), 'SELECT 1;\n');
    await expect(migrateMarket(db, edited)).rejects.toMatchObject({ code: 'EDITED' });
    const older = path.join(folder, 'older');
    cpSync(MIGRATIONS, older, { recursive: true, filter: (file) => !file.endsWith('.sql') });
    await expect(migrateMarket(db, older)).rejects.toMatchObject({ code: 'NEWER' });
    const holed = copyOf('holed');
    writeFileSync(path.join(holed, '0099_late.sql'), 'SELECT 1;\n');
    await expect(migrateMarket(db, holed)).rejects.toThrow(MigrationRefused);
  });

  it('leave nothing of a file that fails', async () => {
    const db = await createTestDatabase();
    const failing = copyOf('failing');
    const next = String((await db.query('SELECT 1 FROM market_migrations')).length + 1).padStart(4, '0');
    writeFileSync(path.join(failing, `${next}_fails.sql`), 'CREATE TABLE half (id int);\nSELECT 1 / 0;\n');
    await expect(migrateMarket(db, failing)).rejects.toThrow('division by zero');
    expect(await db.query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  });

  it('are cut at the ends of statements, not inside functions', () => {
    expect(statementsOf('-- note\nSELECT 1;\nCREATE FUNCTION f() AS $$\nBEGIN;\nEND $$;\nSELECT 2')).toEqual([
      'SELECT 1;',
      'CREATE FUNCTION f() AS $$\nBEGIN;\nEND $$;',
      'SELECT 2',
    ]);
  });
});
