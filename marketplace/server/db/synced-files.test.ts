import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openEmbedded } from './embedded.ts';

const synced = vi.hoisted(() => ({ files: 0 }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const fsyncSync = (opened: number) => {
    synced.files += 1;
    fs.fsyncSync(opened);
  };
  return { ...fs, fsyncSync };
});

it('a commit of the embedded database is on the disk when it is answered', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-synced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const db = await openEmbedded(path.join(folder, 'database'));
  onTestFinished(() => db.close());
  expect(synced.files).toBeGreaterThan(500);
  await db.query('CREATE TABLE kept (number integer)');
  const before = synced.files;
  for (const number of [1, 2, 3, 4, 5]) await db.query('INSERT INTO kept VALUES ($1)', [number]);
  expect(synced.files - before).toBeGreaterThanOrEqual(5);
  const middle = synced.files;
  await db.transaction((sql) => sql.query('INSERT INTO kept VALUES (6)'));
  expect(synced.files).toBeGreaterThan(middle);
}, 240_000);
