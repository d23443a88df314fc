import { mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemPorts } from '../ports/system-ports.ts';
import { enqueueReceipt } from '../printing/index.ts';
import { addStoredSale } from '../printing/stored-sale-fixture.ts';
import { openShop } from './open-shop.ts';

const ROOT = path.join(import.meta.dirname, '../..');

describe('a shop that is opened', () => {
  it('prints what the last run left in the queue, and closes when that is done', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'dokani-open-'));
    const options = {
      file: path.join(folder, 'shop.db'),
      migrationsFolder: path.join(ROOT, 'migrations'),
      resourcesFolder: path.join(ROOT, 'resources'),
      printFolder: path.join(folder, 'prints'),
      training: false,
      appVersion: '0.0.0-test',
    };
    const first = await openShop(options, systemPorts());
    first.db.sqlite.exec("INSERT INTO tills (id, name, paired_at) VALUES (1, 'Till 1', 0)");
    const saleId = addStoredSale(first);
    const request = { jobId: first.ports.ids.next(), saleId, language: null, kickDrawer: false };
    enqueueReceipt(first.db, request, first.ports.clock.now());
    // Closed before the queue had its turn, as by a power cut.
    await first.close();
    expect(await readdir(folder)).not.toContain('prints');

    const second = await openShop(options, systemPorts());
    await expect
      .poll(async () => (await readdir(options.printFolder).catch(() => [])).length, { timeout: 10_000 })
      .toBe(2);
    await second.close();
    expect(second.db.sqlite.open).toBe(false);
  });
});
