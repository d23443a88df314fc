import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyBeforeMigration } from './copy-file.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-copy-'));
  file = path.join(folder, 'shop.sqlite');
});

function open(): Database.Database {
  const sqlite = new Database(file);
  sqlite.exec('CREATE TABLE IF NOT EXISTS goods (name TEXT) STRICT');
  sqlite.exec("INSERT INTO goods VALUES ('Napa')");
  return sqlite;
}

const copies = () => readdirSync(folder).filter((name) => name.includes('.before-'));

describe('the copy before a migration', () => {
  it('is whole, and the only one of its number however often the migration fails', () => {
    const sqlite = open();
    copyBeforeMigration(sqlite, file, 12, 1);
    for (const now of [2, 3, 4]) copyBeforeMigration(sqlite, file, 13, now);
    expect(copies()).toEqual(['shop.sqlite.before-0012-1.backup', 'shop.sqlite.before-0013-4.backup']);
    const copy = new Database(path.join(folder, 'shop.sqlite.before-0013-4.backup'), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT name FROM goods').pluck().all()).toEqual(['Napa']);
    copy.close();
    sqlite.close();
  });

  it('leaves nothing half-made where it fails, and keeps the one that was there', () => {
    const sqlite = open();
    copyBeforeMigration(sqlite, file, 13, 1);
    // A transaction is one of the things that VACUUM fails at, as a full disk is.
    sqlite.exec('BEGIN');
    expect(() => copyBeforeMigration(sqlite, file, 13, 2)).toThrow(/VACUUM/);
    sqlite.exec('COMMIT');
    expect(copies()).toEqual(['shop.sqlite.before-0013-1.backup']);
    sqlite.close();
  });

  it('clears away what a kill in the middle left', () => {
    const sqlite = open();
    writeFileSync(path.join(folder, 'shop.sqlite.before-0012-1.backup.part'), 'half');
    const copy = copyBeforeMigration(sqlite, file, 13, 2);
    expect(copies()).toEqual([path.basename(copy)]);
    expect(statSync(copy).size).toBeGreaterThan(0);
    sqlite.close();
  });
});
