import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { MIGRATIONS } from '../testing/global-setup.ts';
import { watchDisk } from '../testing/watch-disk.ts';
import { openEmbedded } from './embedded.ts';
import { migrateMarket, readMigrations } from './migrate.ts';
import { openBackedUp } from './open-backed-up.ts';

it('an embedded database of an older program is copied as it was before it is brought up to date, and only then', async () => {
  const base = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-backup-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const [older, folder] = [path.join(base, 'migrations'), path.join(base, 'database')];
  mkdirSync(older);
  for (const { name } of readMigrations(MIGRATIONS).slice(0, 2))
    cpSync(path.join(MIGRATIONS, name), path.join(older, name));
  for (const old of ['database.before-0001', 'database.before-0002']) mkdirSync(path.join(base, old));

  const first = await openBackedUp(folder, older);
  expect(await migrateMarket(first, older)).toBe(2);
  await first.query('CREATE TABLE kept AS SELECT 42 AS answer');
  await first.close();
  await (await openBackedUp(folder, older)).close();
  expect(existsSync(path.join(base, 'database.before-0003'))).toBe(false);

  const steps = watchDisk();
  const updated = await openBackedUp(folder, MIGRATIONS);
  // A power cut during the migrations finds the copy whole and under its name.
  const copy = path.join(base, 'database.before-0003');
  const named = steps.findIndex(({ what, place }) => what === 'rename' && place === copy);
  const synced = new Set(steps.slice(0, named).map(({ place }) => path.relative(`${copy}.half`, place)));
  const files = readdirSync(copy, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(500);
  expect(
    files
      .map((entry) => path.relative(copy, path.join(entry.parentPath, entry.name)))
      .filter((name) => !synced.has(name)),
  ).toEqual([]);
  if (process.platform !== 'win32')
    expect(steps[named + 1]).toEqual({ what: 'sync', place: base, flags: 'r' });
  expect(await migrateMarket(updated, MIGRATIONS)).toBe(readMigrations(MIGRATIONS).length - 2);
  await updated.query('DROP TABLE kept');
  await updated.close();
  expect(readdirSync(base).sort()).toEqual([
    'database',
    'database.before-0002',
    'database.before-0003',
    'marketplace.lock',
    'migrations',
  ]);

  const backup = await openEmbedded(copy);
  expect(await backup.query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  expect(await backup.query('SELECT count(*) AS done FROM market_migrations')).toEqual([{ done: 2 }]);
  await backup.close();
}, 240_000);
