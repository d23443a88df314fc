import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findProducts } from '../catalog/find-products.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { jobsIdle } from './import-jobs.ts';
import { importDtos } from './imports.repo.ts';
import { runImport } from './run-import.ts';
import { startImports } from './sweep-leftovers.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const ROWS = 3_000;
const GOODS = `id,name,price,barcode,category,stock,alias\n${Array.from(
  { length: ROWS },
  (_, index) => `${index},Goods number ${index},${index + 1},K${index},Group ${index % 7},3,alias${index}`,
).join('\n')}\n`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-cut-off-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A process that imports the goods and is gone, without a goodbye, once `done` rows or more are in. It looks at the stored count after
 * every chunk, because progress events are told at most five times a second and a fast machine is done in between.
 */
function importer(file: string, done: number): string {
  const from = (name: string) => JSON.stringify(pathToFileURL(path.join(import.meta.dirname, name)).href);
  return `
    const { createTestShop, actAs } = await import(${from('../testing/test-shop.ts')});
    const { uploadImport } = await import(${from('upload-import.ts')});
    const { runImport } = await import(${from('run-import.ts')});
    const { importDto } = await import(${from('imports.repo.ts')});
    const context = actAs(createTestShop({ file: ${JSON.stringify(file)} }), 'owner');
    const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
    const importId = context.ports.ids.next();
    const { mapping } = await uploadImport(context, { importId, fileName: 'goods.csv', content: Buffer.concat(chunks) });
    runImport(context, { importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
    for (let rows = 0; rows < ${done}; rows = importDto(context.db, importId).rowsDone)
      await new Promise(setImmediate);
    process.kill(process.pid, 'SIGKILL');
  `;
}

/** Runs the importer until it is killed. */
async function killAt(file: string, done: number): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', importer(file, done)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(GOODS);
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
}

describe('an import that is killed', () => {
  it.each([1, 600, 1_500])('leaves nothing half-imported (killed after %i rows)', async (done) => {
    const file = path.join(folder, `shop-${done}.db`);
    await killAt(file, done);
    const shop = createTestShop({ file });
    const context = actAs(shop, 'owner');
    expect(importDtos(shop.db).map((item) => item.status)).toEqual(['running']);
    expect(shop.db.sqlite.prepare('SELECT count(*) FROM products').pluck().get()).toBeGreaterThan(0);
    expect(findProducts(context, { text: 'goods', limit: 5 })).toEqual([]);

    startImports(shop);
    await jobsIdle(shop);
    expect(importDtos(shop.db)[0]).toMatchObject({
      status: 'failed',
      failure: 'interrupted',
      canUndo: false,
    });
    for (const table of [
      'products',
      'packs',
      'barcodes',
      'product_aliases',
      'categories',
      'batches',
      'stock_moves',
      'search_entry',
      'search_term',
    ])
      expect([table, shop.db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]).toEqual([
        table,
        0,
      ]);
    expect(shop.db.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');

    const importId = shop.ports.ids.next();
    const { mapping } = await uploadImport(context, {
      importId,
      fileName: 'goods.csv',
      content: Buffer.from(GOODS),
    });
    runImport(context, { importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
    await jobsIdle(shop);
    expect(oneImport(context, importId)).toMatchObject({ status: 'done', created: ROWS });
    expect(shop.db.sqlite.pragma('synchronous', { simple: true })).toBe(2);
    shop.db.close();
  });
});
