import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { Context } from '../app/shop.ts';
import { viewOf } from '../catalog/index.ts';
import { listProducts } from '../catalog/list-products.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { chooseSheet } from './choose-sheet.ts';
import { jobsIdle } from './import-jobs.ts';
import { importDtos } from './imports.repo.ts';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';
import { oneImport, type Upload, uploadImport } from './upload-import.ts';

const OPTIONS = { categoryId: null, oversell: null, stripOf: null };
const ALL = {
  text: '',
  categoryId: null,
  drugClass: null,
  inStock: false,
  withoutPrice: false,
  inactive: false,
};

type Rows = (string | number | null)[][];
const MEDICINES: Rows = [
  ['id', 'name', 'price'],
  [1, 'Napa', 1.2],
  [2, 'Seclo', 6],
  [3, 'Tusca', 80],
];
const GROCERIES: Rows = [
  ['id', 'name', 'price'],
  [1, 'Salt', 40],
  [2, 'Sugar', 120],
];
const NOTES: Rows = [
  ['Made by Karim on the tenth, to be looked at again before Eid.'],
  ['Ask Rahim about it, he knows more.'],
];
type WriteSheet = Parameters<typeof writeXlsx>[0]['sheets'][number];

const book = async (sheets: WriteSheet[]) => Buffer.from(await writeXlsx({ sheets }));
const whole = () =>
  book([
    { name: 'Notes', rows: NOTES },
    { name: 'ওষুধ', rows: MEDICINES },
    { name: 'Empty', rows: [] },
    { name: 'Only a header', rows: [['id', 'name', 'price']] },
    { name: 'Grocery', rows: GROCERIES },
    { name: 'Old', rows: MEDICINES, hidden: true },
  ]);

const owner = () => actAs(createTestShop(), 'owner');
const upload = async (context: Context, content: Buffer, sheet?: string) =>
  uploadImport(context, { importId: context.ports.ids.next(), fileName: 'shop.xlsx', content, sheet });
async function run(context: Context, { import: { id }, mapping }: Upload) {
  runImport(context, { importId: id, mapping, options: OPTIONS });
  await jobsIdle(context);
  return oneImport(context, id);
}
const names = (context: Context) =>
  listProducts(context.db, { ...ALL, offset: 0, limit: 500, view: viewOf(context) }).items.map(
    ({ nameEn }) => nameEn,
  );

describe('a workbook of several sheets', () => {
  it('offers those with goods or text in two rows, not the hidden, and begins with the largest that looks like goods', async () => {
    const context = owner();
    const uploaded = await upload(context, await whole());
    expect(uploaded.sheets).toEqual(['Notes', 'ওষুধ', 'Grocery']);
    expect(uploaded.import).toMatchObject({ sheet: 'ওষুধ', rowsTotal: 3 });
    expect(uploaded.mapping).toEqual({ id: 'sourceKey', name: 'nameEn', price: 'price' });
  });

  it('asks nothing where one sheet has rows, wherever it stands', async () => {
    const context = owner();
    const content = await book([
      { name: 'Empty', rows: [] },
      { name: 'Goods', rows: GROCERIES },
    ]);
    const uploaded = await upload(context, content);
    expect(uploaded).toMatchObject({ sheets: [], import: { sheet: null, rowsTotal: 2 } });
    expect(await run(context, uploaded)).toMatchObject({ status: 'done', created: 2, sheet: null });
  });

  it('reads another sheet as another import, which alone is left and alone is run', async () => {
    const context = owner();
    const first = await upload(context, await whole());
    const nextId = context.ports.ids.next();
    const asked = { importId: first.import.id, nextId, sheet: 'Grocery' };
    const second = await chooseSheet(context, asked);
    expect(second).toMatchObject({
      import: { id: nextId, sheet: 'Grocery', rowsTotal: 2 },
      sheets: first.sheets,
    });
    expect(await chooseSheet(context, asked)).toEqual(second);
    expect(importDtos(context.db).map(({ id }) => id)).toEqual([nextId]);
    const preview = await previewImport(context, {
      importId: nextId,
      mapping: second.mapping,
      options: OPTIONS,
      limit: 5,
    });
    expect(preview).toMatchObject({ creates: 2, looksLikeGoods: true });
    expect(await run(context, second)).toMatchObject({ status: 'done', created: 2 });
    expect(names(context).toSorted()).toEqual(['Salt', 'Sugar']);
  });

  it('tells the same numbers of two sheets apart, and each sheet again changes nothing', async () => {
    const context = owner();
    const content = await whole();
    const medicines = await run(context, await upload(context, content, 'ওষুধ'));
    const groceries = await run(context, await upload(context, content, 'Grocery'));
    expect([medicines.created, groceries.created, groceries.updated]).toEqual([3, 2, 0]);
    for (const sheet of ['ওষুধ', 'Grocery'])
      expect(await run(context, await upload(context, content, sheet))).toMatchObject({
        created: 0,
        updated: 0,
      });
    await undoImport(context, groceries.id);
    await jobsIdle(context);
    expect(names(context).toSorted()).toEqual(['Napa', 'Seclo', 'Tusca']);
  });

  it('says of notes that they do not look like goods', async () => {
    const context = owner();
    const {
      import: { id },
    } = await upload(context, await whole(), 'Notes');
    const mapping = { [String(NOTES[0]?.[0])]: 'nameEn' as const };
    expect(await previewImport(context, { importId: id, mapping, options: OPTIONS, limit: 5 })).toMatchObject(
      {
        looksLikeGoods: false,
      },
    );
  });

  it('refuses a sheet that is not offered, and one of an import that ran', async () => {
    const context = owner();
    const content = await whole();
    for (const sheet of ['Old', 'Empty', 'Nowhere'])
      await expect(upload(context, content, sheet)).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
    const first = await upload(context, content);
    const ask = (sheet: string) =>
      chooseSheet(context, { importId: first.import.id, nextId: context.ports.ids.next(), sheet });
    await expect(ask('Old')).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
    await run(context, first);
    await expect(ask('Grocery')).rejects.toMatchObject({ code: 'IMPORT_STATE' });
  });
});
