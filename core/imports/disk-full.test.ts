import { describe, expect, it } from 'vitest';
import type { Context } from '../app/shop.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { cancelImport } from './cancel-import.ts';
import { failureOf } from './failure-of.ts';
import { jobsIdle, wakeJobs } from './import-jobs.ts';
import { startImports } from './imports-worker.ts';
import { runImport } from './run-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const ROWS = 3000;
const GOODS = `name,price,stock\n${Array.from({ length: ROWS }, (_, index) => `Goods ${index},${index + 1},3`).join('\n')}\n`;
const OPTIONS = { categoryId: null, oversell: null, stripOf: null };

async function uploaded(context: Context) {
  const importId = context.ports.ids.next();
  const file = { importId, fileName: 'goods.csv', content: Buffer.from(GOODS) };
  const { mapping } = await uploadImport(context, file);
  return { importId, mapping, options: OPTIONS };
}

/** Lets the file grow by so many pages and no more; none = as much as it likes. */
function room({ db }: Context, pages: number | null): void {
  const now = Number(db.sqlite.pragma('page_count', { simple: true }));
  db.sqlite.pragma(`max_page_count = ${pages === null ? 1_000_000_000 : now + pages}`);
}

const goodsIn = ({ db }: Context) =>
  db.sqlite.prepare('SELECT count(*) FROM products WHERE pending_import_id IS NULL').pluck().get();

describe('an import on a full disk', () => {
  it.each([0, 5, 60])('fails as a whole and says why, with room for %i pages', async (pages) => {
    const context = actAs(createTestShop(), 'owner');
    const imports = startImports(context);
    const run = await uploaded(context);
    room(context, pages);
    runImport(context, run);
    await jobsIdle(context);
    expect(goodsIn(context)).toBe(0);
    room(context, null);
    wakeJobs(context);
    await expect
      .poll(() => oneImport(context, run.importId), { timeout: 20_000 })
      .toMatchObject({ status: 'failed', failure: 'disk-full' });
    await expect
      .poll(() => context.db.sqlite.prepare('SELECT count(*) FROM products').pluck().get(), {
        timeout: 20_000,
      })
      .toBe(0);
    const again = await uploaded(context);
    runImport(context, again);
    await jobsIdle(context);
    expect(oneImport(context, again.importId)).toMatchObject({ status: 'done', created: ROWS });
    await imports.stop();
  });

  it('goes on beyond its point of no return once there is room', async () => {
    const context = actAs(createTestShop(), 'owner');
    const imports = startImports(context);
    const run = await uploaded(context);
    runImport(context, run);
    const status = context.db.sqlite.prepare('SELECT status FROM imports').pluck();
    while (status.get() !== 'applying') await new Promise(setImmediate);
    room(context, 0);
    await jobsIdle(context);
    expect(oneImport(context, run.importId).status).toBe('applying');
    room(context, null);
    wakeJobs(context);
    await expect
      .poll(() => oneImport(context, run.importId), { timeout: 20_000 })
      .toMatchObject({ status: 'done', created: ROWS, failure: null });
    expect(goodsIn(context)).toBe(ROWS);
    await imports.stop();
  });

  it('can be cancelled while it waits for the disk', async () => {
    const context = actAs(createTestShop(), 'owner');
    const imports = startImports(context);
    const run = await uploaded(context);
    runImport(context, run);
    context.db.sqlite.pragma('query_only = ON');
    await jobsIdle(context);
    expect(oneImport(context, run.importId).status).toBe('running');
    expect(await cancelImport(context, run.importId)).toMatchObject({ status: 'cancelled' });
    expect(oneImport(context, run.importId)).toMatchObject({ status: 'cancelled', failure: null });
    context.db.sqlite.pragma('query_only = OFF');
    wakeJobs(context);
    const stored = context.db.sqlite.prepare('SELECT status FROM imports').pluck();
    await expect.poll(() => stored.get(), { timeout: 20_000 }).toBe('cancelled');
    await imports.stop();
    expect(goodsIn(context)).toBe(0);
  });

  it('is told apart from a file that cannot be read and from a bug', () => {
    expect(failureOf(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))).toBe('disk-full');
    expect(failureOf(Object.assign(new Error('bad'), { code: 'SQLITE_IOERR_WRITE' }))).toBe('disk-fault');
    expect(failureOf(new Error('a bug'))).toBe('unexpected');
  });
});
