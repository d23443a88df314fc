import fs, { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEmbedded } from './embedded.ts';

/** Counts the files synced from now on, also by modules that other tests of the same process have loaded. */
function countSynced(): () => number {
  const spy = vi.spyOn(fs, 'fsyncSync');
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
  return () => spy.mock.calls.length;
}

it('a commit of the embedded database is on the disk when it is answered', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-synced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const synced = countSynced();
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
