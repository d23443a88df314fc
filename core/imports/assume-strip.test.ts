import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQuantity } from '../../shared/cart/quantity-input.ts';
import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import type { Context } from '../app/shop.ts';
import { findProducts } from '../catalog/find-products.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { jobsIdle } from './import-jobs.ts';
import { issuePage } from './imports.repo.ts';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const DATA = path.join(import.meta.dirname, '../../../shared/data/medicine_catalogue.csv');
const GOODS = [
  'id,name,form,strength,price,pack qty,pack price',
  '1,Napa,Tablet,500 mg,1.25,510,637.5',
  '2,Odd,Capsule,20 mg,5,28,140',
  '3,Stripped,Tablet,5 mg,2,10,19',
  '4,Sweet,Syrup,5 mg,50,,',
  '5,Puff,Inhalation Capsule,5 mg,7,30,210',
  '6,Unpriced,Tablet,9 mg,,,',
].join('\n');

const owner = () => actAs(createTestShop(), 'owner');
const options = (stripOf: number | null) => ({ categoryId: null, oversell: null, stripOf });
const MAPPING = {
  id: 'sourceKey',
  name: 'nameEn',
  form: 'dosageForm',
  strength: 'strength',
  price: 'unitPrice',
  'pack qty': 'packQuantity',
  'pack price': 'packPrice',
} as const;

async function take(context: Context, content: string | Buffer, stripOf: number | null): Promise<ImportDto> {
  const importId = context.ports.ids.next();
  const upload = await uploadImport(context, {
    importId,
    fileName: 'a.csv',
    content: Buffer.from(content as string),
  });
  const mapping = typeof content === 'string' ? MAPPING : upload.mapping;
  runImport(context, { importId, mapping, options: options(stripOf) });
  await jobsIdle(context);
  return oneImport(context, importId);
}

function product(context: Context, text: string) {
  const found = findProducts(context, { text, limit: 1 })[0]?.product;
  if (!found) throw new Error(`no ${text}`);
  return found;
}

const packsOf = (context: Context, text: string) =>
  product(context, text).packs.map(({ unit, baseQuantity, price, isDefault }) =>
    [unit, baseQuantity, price, isDefault ? 'default' : ''].join(' ').trim(),
  );

const priceOfStrip = (context: Context, price: number) =>
  context.db.sqlite
    .prepare("UPDATE packs SET price = ? WHERE unit = 'strip' AND base_quantity = 10")
    .run(price);

describe('a strip of so many when the file says none', () => {
  it('gives tablets and capsules a strip at so many times the price of one, and tells where it does not fit', async () => {
    const context = owner();
    const done = await take(context, GOODS, 10);
    expect(done).toMatchObject({ status: 'done', created: 6 });
    expect(packsOf(context, 'napa')).toEqual(['tablet 1 125', 'strip 10 1250 default', 'box 510 63750']);
    expect(packsOf(context, 'odd')).toEqual(['capsule 1 500 default', 'box 28 14000']);
    expect(packsOf(context, 'stripped')).toEqual(['tablet 1 200', 'strip 10 1900 default']);
    expect(packsOf(context, 'sweet')).toHaveLength(1);
    expect(packsOf(context, 'puff')).toEqual(['capsule 1 700 default', 'box 30 21000']);
    expect(packsOf(context, 'unpriced')).toEqual(['tablet 1', 'strip 10  default']);
    const issues = issuePage(context.db, done.id, { offset: 0, limit: 50 }).items;
    expect(issues.filter(({ code }) => code === 'strip-does-not-fit')).toEqual([
      { row: 3, severity: 'warning', code: 'strip-does-not-fit', column: '', value: '28 ÷ 10' },
    ]);
    expect(parseQuantity('2s3t', product(context, 'napa'))).toMatchObject({ kind: 'parts', quantity: 23 });
    const kept = context.db.sqlite.prepare('SELECT options FROM imports WHERE id = ?').pluck().get(done.id);
    expect(JSON.parse(String(kept))).toEqual(options(10));
  });

  it('adds none unless asked, changes nothing the second time, and undo takes only the strips back', async () => {
    const context = owner();
    await take(context, GOODS, null);
    expect(packsOf(context, 'napa')).toEqual(['tablet 1 125 default', 'box 510 63750']);
    const added = await take(context, GOODS, 10);
    expect(added).toMatchObject({ created: 0, updated: 2, unchanged: 4 });
    expect(parseQuantity('2s3t', product(context, 'napa'))).toMatchObject({ kind: 'parts', quantity: 23 });
    expect(await take(context, GOODS, 10)).toMatchObject({ created: 0, updated: 0, unchanged: 6 });
    await undoImport(context, added.id);
    expect(packsOf(context, 'napa')).toEqual(['tablet 1 125 default', 'box 510 63750']);
  });

  it('follows a new price, but leaves a strip that somebody priced, and adds none beside a strip of another size', async () => {
    const context = owner();
    await take(context, GOODS, 10);
    await take(context, GOODS.replace('1.25,510', '1.50,510'), 10);
    expect(packsOf(context, 'napa')).toContain('strip 10 1500 default');
    priceOfStrip(context, 1400);
    await take(context, GOODS.replace('1.25,510', '2,510'), 10);
    expect(packsOf(context, 'napa')).toEqual(['tablet 1 200', 'strip 10 1400 default', 'box 510 63750']);
    expect(await take(context, GOODS.replace('1.25,510', '2,510'), 5)).toMatchObject({
      created: 0,
      updated: 0,
    });
  });

  it('is shown by the preview', async () => {
    const context = owner();
    const importId = context.ports.ids.next();
    await uploadImport(context, { importId, fileName: 'a.csv', content: Buffer.from(GOODS) });
    const preview = (stripOf: number | null) =>
      previewImport(context, { importId, mapping: MAPPING, options: options(stripOf), limit: 10 });
    const shown = await preview(10);
    expect([shown.stripsAdded, shown.rows[0]?.products[0]?.packs]).toEqual([
      2,
      'tablet, strip × 10, box × 510',
    ]);
    expect((await preview(null)).stripsAdded).toBe(0);
  });

  it.skipIf(!existsSync(DATA))(
    'sells 2s3t of the real catalogue (skipped where ../shared/data is absent)',
    { timeout: 240_000 },
    async () => {
      const context = owner();
      const done = await take(context, readFileSync(DATA), 10);
      expect(done.status).toBe('done');
      expect(parseQuantity('2s3t', product(context, 'napa 500'))).toMatchObject({
        kind: 'parts',
        quantity: 23,
      });
      const count = (where: string) =>
        Number(context.db.sqlite.prepare(`SELECT count(*) FROM packs WHERE ${where}`).pluck().get());
      expect(count("unit = 'strip' AND base_quantity = 10")).toBeGreaterThan(10_000);
      const bad = context.db.sqlite.prepare(
        `SELECT count(*) FROM packs AS s JOIN packs AS b ON b.product_id = s.product_id AND b.base_quantity > 10
       WHERE s.unit = 'strip' AND s.base_quantity = 10 AND b.unit = 'box' AND b.base_quantity % 10 <> 0 AND s.price IS NOT NULL`,
      );
      console.log('strips', count("unit = 'strip'"), 'boxes that are no whole strips', bad.pluck().get());
      expect(await take(context, readFileSync(DATA), 10)).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: done.created,
      });
    },
  );
});
