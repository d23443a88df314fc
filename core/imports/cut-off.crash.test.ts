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
import { startImports } from './imports-worker.ts';
import { runImport } from './run-import.ts';
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

/** The goods dearer by one taka, and as many new ones. */
const DEARER = `id,name,price,stock\n${Array.from(
  { length: ROWS },
  (_, index) => `${index},Goods number ${index},${index + 2},\n${ROWS + index},Fresh ${index},5,4`,
).join('\n')}\n`;

/** A process that imports the dearer goods (and takes them back) and is gone as soon as `until` counts `least` or more. */
async function killBeyond(
  file: string,
  isUndo: boolean,
  until: string,
  least: number,
  meanwhile = '',
): Promise<void> {
  const from = (name: string) => JSON.stringify(pathToFileURL(path.join(import.meta.dirname, name)).href);
  const script = `
    const { createTestShop, actAs } = await import(${from('../testing/test-shop.ts')});
    const { uploadImport } = await import(${from('upload-import.ts')});
    const { runImport } = await import(${from('run-import.ts')});
    const { undoImport } = await import(${from('undo-import.ts')});
    const { jobsIdle } = await import(${from('import-jobs.ts')});
    const shop = createTestShop({ file: ${JSON.stringify(file)} });
    const context = actAs(shop, 'owner');
    const chunks = []; for await (const chunk of process.stdin) chunks.push(chunk);
    const [goods, dearer] = Buffer.concat(chunks).toString().split('\\f');
    const start = async (text) => {
      const importId = context.ports.ids.next();
      const { mapping } = await uploadImport(context, { importId, fileName: 'goods.csv', content: Buffer.from(text) });
      runImport(context, { importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
      return importId;
    };
    await start(goods); await jobsIdle(context);
    shop.clock.advance(60_000);
    const id = await start(dearer);
    if (${isUndo}) { await jobsIdle(context); void undoImport(context, id); }
    const count = context.db.sqlite.prepare(${JSON.stringify(until)}).pluck();
    while (count.get() < ${least}) await new Promise(setImmediate);
    context.db.transaction('meanwhile', () => context.db.sqlite.exec(${JSON.stringify(meanwhile)}));
    process.kill(process.pid, 'SIGKILL');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(`${GOODS}\f${DEARER}`);
  expect(await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))).toBe('SIGKILL');
}

const UPDATED = "SELECT count(*) FROM import_changes WHERE action = 'updated'";
const SHOWN = "SELECT count(*) FROM products WHERE name_en LIKE 'Fresh %' AND pending_import_id IS NULL";
const UNDONE = "SELECT count(*) FROM stock_moves WHERE kind = 'import-undo'";

function stateOf(shop: ReturnType<typeof createTestShop>) {
  const one = (sql: string) => shop.db.sqlite.prepare(sql).pluck().get();
  return {
    status: importDtos(shop.db)[0]?.status,
    visible: one('SELECT count(*) FROM products WHERE pending_import_id IS NULL'),
    prices: one(
      'SELECT sum(price) FROM packs JOIN products p ON p.id = product_id WHERE pending_import_id IS NULL',
    ),
    stock: one('SELECT sum(on_hand) FROM batches'),
    integrity: shop.db.sqlite.pragma('integrity_check', { simple: true }),
  };
}

const GOODS_PRICES = (100 * ROWS * (ROWS + 1)) / 2;
const OLD = { visible: ROWS, prices: GOODS_PRICES, stock: ROWS * 3, integrity: 'ok' };
const NEW = { visible: ROWS * 2, prices: GOODS_PRICES + ROWS * 600, stock: ROWS * 7, integrity: 'ok' };

describe('beyond the point of no return', () => {
  it.each([
    ['while prices change', false, UPDATED, 1, { status: 'done', ...NEW }],
    ['late while prices change', false, UPDATED, 2_000, { status: 'done', ...NEW }],
    ['while new goods appear', false, SHOWN, 700, { status: 'done', ...NEW }],
    ['while it is taken back', true, UNDONE, 1, { status: 'undone', ...OLD }],
    ['late while it is taken back', true, UNDONE, 2_000, { status: 'undone', ...OLD }],
  ])('a kill %s is made good at the next start', async (name, isUndo, until, least, expected) => {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.db`);
    await killBeyond(file, isUndo, until, least);
    const shop = createTestShop({ file });
    expect(stateOf(shop)).not.toMatchObject({ prices: expected.prices });
    startImports(shop);
    await jobsIdle(shop);
    await jobsIdle(shop);
    expect(stateOf(shop)).toEqual(expected);
    expect(importDtos(shop.db)[0]).toMatchObject({ created: ROWS, updated: ROWS, unchanged: 0 });
    shop.db.close();
  });
});

/** What the product form and the category form write: another price for goods that had their turn and that have not, another name. */
const MEANWHILE = `
  UPDATE packs SET price = 99900 WHERE product_id IN
    (SELECT id FROM products WHERE name_en IN ('Fresh 0', 'Goods number 0', 'Goods number ${ROWS - 1}'));
  UPDATE products SET version = version + 1 WHERE name_en IN ('Fresh 0', 'Goods number 0', 'Goods number ${ROWS - 1}');
  UPDATE categories SET name_en = 'Renamed' WHERE name_en = 'Group 0';`;

describe('beyond the point of no return of a busy shop', () => {
  it.each([
    ['while prices change', false, UPDATED, 40, 'done', 99_900],
    ['while it is taken back', true, UNDONE, 40, 'undone', undefined],
  ])(
    'a kill %s overwrites nothing that was set by hand',
    async (name, isUndo, until, least, status, fresh) => {
      const file = path.join(folder, `busy-${name.replaceAll(' ', '-')}.db`);
      await killBeyond(file, isUndo, until, least, MEANWHILE);
      const shop = createTestShop({ file });
      startImports(shop);
      await jobsIdle(shop);
      await jobsIdle(shop);
      const price = shop.db.sqlite
        .prepare(
          `SELECT price FROM packs JOIN products AS p ON p.id = product_id
         WHERE p.name_en = ? AND p.pending_import_id IS NULL`,
        )
        .pluck();
      expect(price.get('Goods number 0')).toBe(99_900);
      expect(price.get(`Goods number ${ROWS - 1}`)).toBe(99_900);
      expect(importDtos(shop.db)[0]).toMatchObject({ status, failure: null });
      if (fresh !== undefined) expect(price.get('Fresh 0')).toBe(fresh);
      expect(shop.db.sqlite.prepare('SELECT count(*) FROM import_work').pluck().get()).toBe(0);
      expect(shop.db.sqlite.pragma('foreign_key_check')).toEqual([]);
      shop.db.close();
    },
  );
});
