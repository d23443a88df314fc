import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchDisk } from '../testing/watch-disk.ts';
import { openEmbedded } from './embedded.ts';
import { syncTree } from './synced-files.ts';

it('a commit of the embedded database is on the disk when it is answered', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-synced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const steps = watchDisk();
  const synced = () => steps.filter(({ what }) => what === 'sync').length;
  const db = await openEmbedded(path.join(folder, 'database'));
  onTestFinished(() => db.close());
  expect(synced()).toBeGreaterThan(500);
  await db.query('CREATE TABLE kept (number integer)');
  const before = synced();
  for (const number of [1, 2, 3, 4, 5]) await db.query('INSERT INTO kept VALUES ($1)', [number]);
  expect(synced() - before).toBeGreaterThanOrEqual(5);
  const middle = synced();
  await db.transaction((sql) => sql.query('INSERT INTO kept VALUES (6)'));
  expect(synced()).toBeGreaterThan(middle);
}, 240_000);

it('a tree is put on the disk through files that may be written: Windows syncs no other', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-tree-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, 'base'));
  for (const name of ['PG_VERSION', 'base/1']) writeFileSync(path.join(folder, name), 'x');
  const steps = watchDisk();
  syncTree(folder);
  const synced = steps.map(({ place, flags }) => `${flags} ${path.relative(folder, place)}`);
  const folders = process.platform === 'win32' ? [] : ['r ', 'r base'];
  expect(synced.sort()).toEqual([...folders, 'r+ PG_VERSION', `r+ ${path.join('base', '1')}`]);
});
