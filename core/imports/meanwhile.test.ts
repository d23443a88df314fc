import { describe, expect, it } from 'vitest';
import type { Context } from '../app/shop.ts';
import { addBarcode } from '../catalog/change-barcodes.ts';
import { viewOf } from '../catalog/index.ts';
import { listProducts } from '../catalog/list-products.ts';
import { setPackPrice, touchProduct } from '../catalog/product-write.repo.ts';
import { lookupBarcode } from '../catalog/read-products.ts';
import { saveCategory } from '../catalog/save-category.ts';
import { checkout } from '../sales/index.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { cancelImport } from './cancel-import.ts';
import { jobsIdle, stopJobs, wakeJobs } from './import-jobs.ts';
import { issuePage } from './imports.repo.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const OPTIONS = { categoryId: null, oversell: null, stripOf: null };
const ROWS = 600;
const rows = (row: (index: number) => string) =>
  Array.from({ length: ROWS }, (_, index) => row(index)).join('\n');
const GOODS = `id,name,price,stock,category\n${rows((index) => `${index},Goods ${index},${index + 1},5,Things`)}\n`;
const BATCHES = `id,name,price,stock,batch_no,category\n${rows((index) => `${index},Goods ${index},${index + 2},5,B2,Things`)}\n`;

async function start(context: Context, text: string): Promise<string> {
  const importId = context.ports.ids.next();
  const file = { importId, fileName: 'goods.csv', content: Buffer.from(text) };
  const { mapping } = await uploadImport(context, file);
  runImport(context, { importId, mapping, options: OPTIONS });
  return importId;
}

async function landed(context: Context, text: string): Promise<string> {
  const importId = await start(context, text);
  await jobsIdle(context);
  expect(oneImport(context, importId).status).toBe('done');
  return importId;
}

/** Goods of this number as they are; undefined when nobody sees them. */
function goods(context: Context, index: number) {
  const filter = { categoryId: null, drugClass: null, inStock: false, withoutPrice: false, inactive: false };
  const view = viewOf(context);
  const all = listProducts(context.db, { ...filter, text: '', offset: 0, limit: 2000, view }).items;
  return all.find(({ nameEn }) => nameEn === `Goods ${index}`);
}

function sell(context: Context, index: number, quantity: number): void {
  const product = goods(context, index);
  if (!product) throw new Error('nothing to sell');
  const packs = product.packs.map(({ id }) => id);
  checkout(
    context,
    checkoutInput(context, [lineOf(context, { id: product.id, packs, batches: [] }, quantity)]),
  );
}

/** Sets a price as the product form does. */
function setPrice(context: Context, index: number, price: number): void {
  const product = goods(context, index);
  context.db.transaction('test.price', () => {
    setPackPrice(context.db, product?.packs[0]?.id ?? '', price);
    touchProduct(context.db, product?.id ?? '', context.ports.clock.now());
  });
}

/** Runs `act` between the first transaction of this name and the next piece of work. */
function afterFirst(context: Context, name: string, act: () => void): void {
  const { db } = context;
  const unhurried = db.unhurriedTransaction.bind(db);
  db.unhurriedTransaction = (each, work) => {
    const result = unhurried(each, work);
    if (each === name) {
      db.unhurriedTransaction = unhurried;
      act();
    }
    return result;
  };
}

const onHand = (context: Context) =>
  context.db.sqlite
    .prepare(
      `SELECT (p.pending_import_id IS NOT NULL) AS hidden, min(sum) AS least, max(sum) AS most, count(*) AS n FROM
         (SELECT product_id, sum(on_hand) AS sum FROM batches GROUP BY product_id) JOIN products AS p ON p.id = product_id
       GROUP BY 1 ORDER BY 1`,
    )
    .all();
const codes = (context: Context, id: string) =>
  issuePage(context.db, id, { offset: 0, limit: 50 }).items.map(({ row, code }) => `${row} ${code}`);

describe('an undo beside other work', () => {
  it('is refused while an import is waiting or running, and queues in front of the next', async () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    const first = await landed(context, GOODS);
    const second = await start(context, BATCHES);
    await expect(undoImport(context, first)).rejects.toMatchObject({ code: 'IMPORT_STATE' });
    await jobsIdle(context);
    expect(oneImport(context, second)).toMatchObject({ status: 'done', updated: ROWS });
    await expect(undoImport(context, first)).rejects.toMatchObject({ code: 'IMPORT_IN_USE' });
    expect(await undoImport(context, second)).toMatchObject({ status: 'undone', kept: 0 });
    expect(onHand(context)).toEqual([{ hidden: 0, least: 5, most: 5, n: ROWS }]);
    expect(ledgerProblems(context.db.sqlite)).toEqual([]);
  });

  it('keeps what is sold, and what is edited, between two of its steps', async () => {
    const context = actAs(createTestShop(), 'owner');
    const importId = await landed(context, GOODS);
    afterFirst(context, 'imports.undo', () => {
      sell(context, ROWS - 1, 2);
      addBarcode(context, { packId: goods(context, ROWS - 2)?.packs[0]?.id ?? '', code: 'KEPT-1' });
    });
    const progress = [oneImport(context, importId).status];
    const undoing = undoImport(context, importId);
    for (let turn = 0; turn < 20; turn++) {
      await new Promise(setImmediate);
      progress.push(oneImport(context, importId).status);
    }
    expect(await undoing).toMatchObject({ status: 'undone', kept: 2, failure: null });
    expect(progress).toContain('undoing');
    await jobsIdle(context);
    expect(goods(context, 0)).toBeUndefined();
    expect(goods(context, ROWS - 1)?.onHand).toBe(3);
    expect(lookupBarcode(context, 'KEPT-1').product.nameEn).toBe(`Goods ${ROWS - 2}`);
    expect(onHand(context)).toEqual([
      { hidden: 0, least: 3, most: 5, n: 2 },
      { hidden: 1, least: 0, most: 0, n: ROWS - 2 },
    ]);
    expect(ledgerProblems(context.db.sqlite)).toEqual([]);
  });

  it('is refused when goods were sold after their batch came and before the import ended', async () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    await landed(context, GOODS);
    shop.clock.advance(60_000);
    afterFirst(context, 'imports.apply', () => {
      shop.clock.advance(1_000);
      sell(context, 0, 6);
      shop.clock.advance(1_000);
    });
    const second = await landed(context, BATCHES);
    shop.clock.advance(60_000);
    await expect(undoImport(context, second)).rejects.toMatchObject({
      code: 'IMPORT_IN_USE',
      data: { products: 1 },
    });
    expect(goods(context, 0)?.onHand).toBe(4);
  });
});

describe('an import beyond its point of no return', () => {
  it('keeps what somebody changes before and after the product had its turn, and tells it', async () => {
    const context = actAs(createTestShop(), 'owner');
    await landed(context, GOODS);
    afterFirst(context, 'imports.apply', () => {
      setPrice(context, 0, 77_700);
      setPrice(context, ROWS - 1, 88_800);
    });
    const importId = await landed(context, BATCHES);
    expect(goods(context, 0)?.packs[0]?.price).toBe(77_700);
    expect(goods(context, ROWS - 1)?.packs[0]?.price).toBe(88_800);
    expect(goods(context, ROWS - 1)?.onHand).toBe(10);
    expect(codes(context, importId)).toEqual([`${ROWS + 1} edited-meanwhile`]);
    expect(oneImport(context, importId)).toMatchObject({ updated: ROWS, unchanged: 0, warnings: 1 });
  });

  it('tells its state and how far it is, and cannot be cancelled', async () => {
    const context = actAs(createTestShop(), 'owner');
    await landed(context, GOODS);
    let seen: ReturnType<typeof oneImport> | undefined;
    let cancelling: Promise<unknown> = Promise.resolve();
    let importId = '';
    afterFirst(context, 'imports.apply', () => {
      seen = oneImport(context, importId);
      cancelling = cancelImport(context, importId).catch((error: unknown) => error);
    });
    importId = await start(context, BATCHES);
    await jobsIdle(context);
    expect(seen).toMatchObject({ status: 'applying', canUndo: false });
    expect(seen?.rowsDone).toBeGreaterThan(0);
    expect(seen?.rowsDone).toBeLessThan(ROWS);
    expect(await cancelling).toMatchObject({ code: 'IMPORT_STATE' });
    expect(oneImport(context, importId)).toMatchObject({ status: 'done', rowsDone: ROWS });
  });

  it.each(['imports.apply', 'imports.undo'])(
    'says that it failed in %s, and tries again by itself',
    async (name) => {
      const context = actAs(createTestShop(), 'owner');
      await landed(context, GOODS);
      const { db } = context;
      const transaction = db.transaction.bind(db);
      let faults = name === 'imports.apply' ? 2 : 0;
      db.transaction = (each, work) => {
        if (each !== name || faults === 0) return transaction(each, work);
        faults -= 1;
        return transaction(each, () => {
          work();
          throw new Error('the disk stumbled');
        });
      };
      const importId = await start(context, BATCHES);
      await jobsIdle(context);
      if (name === 'imports.undo') {
        faults = 2;
        expect(await undoImport(context, importId)).toMatchObject({
          status: 'undoing',
          failure: 'unexpected',
        });
      } else
        expect(oneImport(context, importId)).toMatchObject({ status: 'applying', failure: 'unexpected' });
      await expect(cancelImport(context, importId)).rejects.toMatchObject({ code: 'IMPORT_STATE' });
      while (oneImport(context, importId).failure !== null) {
        wakeJobs(context);
        await new Promise(setImmediate);
      }
      await jobsIdle(context);
      const isUndo = name === 'imports.undo';
      expect(oneImport(context, importId)).toMatchObject({
        status: isUndo ? 'undone' : 'done',
        updated: ROWS,
      });
      const each = isUndo ? 5 : 10;
      expect(onHand(context)).toEqual([{ hidden: 0, least: each, most: each, n: ROWS }]);
    },
  );

  it('leaves a product out that cannot be written, and lands the others', async () => {
    const context = actAs(createTestShop(), 'owner');
    await landed(context, GOODS);
    context.db.sqlite.exec(
      "CREATE TRIGGER no_seven BEFORE UPDATE ON products WHEN new.name_en = 'Goods 7' BEGIN SELECT raise(ABORT, 'no'); END",
    );
    const importId = await landed(context, BATCHES);
    expect(codes(context, importId)).toEqual(['9 not-taken']);
    expect(oneImport(context, importId)).toMatchObject({ updated: ROWS - 1, refused: 1 });
    expect(goods(context, 7)).toMatchObject({ onHand: 5 });
    expect(ledgerProblems(context.db.sqlite)).toEqual([]);
  });

  it('does not mind that a category is renamed, nor that the shop closes in between', async () => {
    const context = actAs(createTestShop(), 'owner');
    let stopping: Promise<void> = Promise.resolve();
    afterFirst(context, 'imports.apply', () => {
      const row = context.db.sqlite.prepare('SELECT id, name_bn AS nameBn FROM categories').get();
      saveCategory(context, {
        ...(row as { id: string; nameBn: string }),
        parentId: null,
        nameEn: 'Renamed',
      });
      stopping = stopJobs(context);
    });
    const importId = await start(context, GOODS);
    await jobsIdle(context);
    await stopping;
    expect(oneImport(context, importId)).toMatchObject({ status: 'applying', failure: null });
    expect(context.db.sqlite.prepare('SELECT count(*) FROM import_work').pluck().get()).toBeGreaterThan(0);
  });
});
