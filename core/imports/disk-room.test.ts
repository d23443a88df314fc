import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { walBytes } from '../db/checkpoint.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { cancelImport } from './cancel-import.ts';
import { jobsIdle, wakeJobs } from './import-jobs.ts';
import { startImports } from './imports-worker.ts';
import { runImport } from './run-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const MB = 1024 * 1024;
const ROWS = 3000;
const GOODS = `name,price,stock\n${Array.from({ length: ROWS }, (_, index) => `Goods ${index},${index + 1},3`).join('\n')}\n`;
const OPTIONS = { categoryId: null, oversell: null, stripOf: null };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A shop on a disk whose free space `disk.free` says, counted down by `disk.each` each time it is asked for. */
function shopOnDisk() {
  const disk = { free: 10_000 * MB, each: 0 };
  const freeBytes = () => {
    disk.free -= disk.each;
    return disk.free;
  };
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'disk-room-')), 'shop.sqlite');
  const context = actAs(createTestShop({ file, ports: { freeBytes } }), 'owner');
  const imports = startImports(context);
  closing.push(async () => {
    await imports.stop();
    await context.reading.close();
    context.db.close();
    rmSync(path.dirname(file), { recursive: true, force: true });
  });
  return { context, disk, file };
}

async function uploaded(context: ReturnType<typeof shopOnDisk>['context']) {
  const importId = context.ports.ids.next();
  const { mapping } = await uploadImport(context, {
    importId,
    fileName: 'a.csv',
    content: Buffer.from(GOODS),
  });
  return { importId, mapping, options: OPTIONS };
}

describe('an import on a disk that is nearly full', () => {
  it('does not begin, and takes no file', async () => {
    const { context, disk } = shopOnDisk();
    const run = await uploaded(context);
    disk.free = 190 * MB;
    expect(() => runImport(context, run)).toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    expect(oneImport(context, run.importId).status).toBe('uploaded');
    await expect(uploaded(context)).rejects.toMatchObject({ code: 'DISK_FULL' });
    disk.free = 300 * MB;
    runImport(context, run);
    await jobsIdle(context);
    expect(oneImport(context, run.importId)).toMatchObject({ status: 'done', created: ROWS });
  });

  it('ends as a whole before it takes what sales need', async () => {
    const { context, disk } = shopOnDisk();
    const run = await uploaded(context);
    Object.assign(disk, { free: 220 * MB, each: 10 * MB });
    runImport(context, run);
    await jobsIdle(context);
    expect(oneImport(context, run.importId)).toMatchObject({ status: 'failed', failure: 'disk-full' });
    expect(disk.free).toBeGreaterThan(100 * MB);
    expect(context.db.sqlite.prepare('SELECT count(*) FROM products').pluck().get()).toBe(0);
  });

  it('ends before its point of no return where the rest would take what sales need', async () => {
    const { context, disk } = shopOnDisk();
    const run = await uploaded(context);
    runImport(context, run);
    disk.free = 130 * MB;
    await jobsIdle(context);
    expect(oneImport(context, run.importId)).toMatchObject({ status: 'failed', failure: 'disk-full' });
  });

  it('waits beyond its point of no return, and goes on once there is room', async () => {
    const { context, disk } = shopOnDisk();
    const run = await uploaded(context);
    runImport(context, run);
    const status = context.db.sqlite.prepare('SELECT status FROM imports').pluck();
    while (status.get() !== 'applying') await new Promise(setImmediate);
    disk.free = 60 * MB;
    await jobsIdle(context);
    expect(oneImport(context, run.importId)).toMatchObject({ status: 'applying', failure: 'disk-full' });
    await expect(cancelImport(context, run.importId)).rejects.toMatchObject({ code: 'IMPORT_STATE' });
    disk.free = 300 * MB;
    wakeJobs(context);
    await expect
      .poll(() => oneImport(context, run.importId), { timeout: 20_000 })
      .toMatchObject({ status: 'done', created: ROWS });
  });

  it('keeps the log short while it runs', async () => {
    const { context, file } = shopOnDisk();
    runImport(context, await uploaded(context));
    await jobsIdle(context);
    runImport(context, await uploaded(context));
    await jobsIdle(context);
    expect(walBytes(file)).toBeLessThan(16 * MB);
  });
});
