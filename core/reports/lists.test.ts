import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type AskedList, askedListSchema, MOST_ROWS_IN_FILE } from '../../shared/contract/lists.contract.ts';
import type { Role } from '../../shared/permissions/permissions.ts';
import { indexProducts, viewOf } from '../catalog/index.ts';
import { jobsIdle } from '../imports/import-jobs.ts';
import { runImport } from '../imports/run-import.ts';
import { uploadImport } from '../imports/upload-import.ts';
import { addStoredSale } from '../printing/stored-sale-fixture.ts';
import { shelfListSql } from '../stock/index.ts';
import { addCustomer, addGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { exportList, printList } from './read-list.ts';
import { putListOnPaper, takeOutList } from './take-out-list.ts';

function shopWithGoods() {
  const shop = createTestShop();
  const napa = addGoods(shop, {
    nameEn: 'Napa 500',
    nameBn: 'নাপা ৫০০',
    batches: [{ onHand: 30, batchNo: 'B1', expiry: '2027-03-31', cost: 150, mrp: 250 }],
  });
  addGoods(shop, { nameEn: '=HYPERLINK("http://x")', nameBn: '', batches: [{ onHand: 2, batchNo: '@B' }] });
  addGoods(shop, { nameEn: 'Old soap', nameBn: '', isActive: false, batches: [] });
  const seqs = shop.db.sqlite.prepare('SELECT seq FROM products').pluck().all() as number[];
  indexProducts(shop.db, seqs);
  return { shop, napa };
}

const asked = (list: { kind: AskedList['kind'] } & Record<string, unknown>) => askedListSchema.parse(list);

async function csvOf(
  shop: ReturnType<typeof createTestShop>,
  list: AskedList,
  role: Role = 'owner',
  language: 'bn' | 'en' = 'en',
) {
  const file = await takeOutList(actAs(shop, role), { list, format: 'csv', language });
  const text = Buffer.from(file.contentBase64, 'base64').toString();
  return {
    file,
    text,
    rows: Papa.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true }).data,
  };
}

describe('a list as a file', () => {
  it('has what the list on the screen has, narrowed the same way', async () => {
    const { shop } = shopWithGoods();
    const all = await csvOf(shop, asked({ kind: 'products' }));
    expect(all.file).toMatchObject({ fileName: 'dokani-products-2026-11-21.csv', mime: 'text/csv' });
    expect(all.text.startsWith('\uFEFFProduct,Other name,')).toBe(true);
    expect(all.rows).toHaveLength(2);
    expect(all.rows[0]).toMatchObject({ Product: 'Napa 500', 'Other name': 'নাপা ৫০০', 'In stock': '30' });
    const found = await csvOf(shop, asked({ kind: 'products', text: 'nap' }));
    expect(found.rows.map((row) => row.Product)).toEqual(['Napa 500']);
    const old = await csvOf(shop, asked({ kind: 'products', inactive: true }));
    expect(old.rows.map((row) => row.Product)).toEqual(['Old soap']);
    const batches = await csvOf(shop, asked({ kind: 'stock', text: 'B1' }));
    expect(batches.rows).toEqual([expect.objectContaining({ Batch: 'B1', Expiry: '2027-03-31' })]);
  });

  it('prices goods as the counter does: never by an expired batch, and by the newest where none is left', async () => {
    const shop = createTestShop();
    const mixed = [
      { onHand: 5, expiry: '2025-01-31', mrp: 900 },
      { onHand: 5, expiry: '2027-03-31', mrp: 250 },
    ];
    const old = [{ onHand: 5, expiry: '2025-01-31', mrp: 900 }];
    addGoods(shop, { nameEn: 'A mixed', nameBn: '', batches: mixed });
    addGoods(shop, { nameEn: 'B old', nameBn: '', batches: old });
    const { rows } = await csvOf(shop, asked({ kind: 'products' }));
    expect(rows.map(({ Price }) => Price)).toEqual(['2.50', '9.00']);
  });

  it('shows costs only to those who may see them', async () => {
    const { shop } = shopWithGoods();
    for (const kind of ['products', 'stock'] as const) {
      const list = asked({ kind, text: 'napa' });
      const forOwner = await csvOf(shop, list);
      expect(forOwner.rows[0]).toMatchObject({ 'Value at cost': '45.00' });
      const forCashier = await csvOf(shop, list, 'cashier');
      expect(Object.keys(forCashier.rows[0] ?? {})).not.toContain('Value at cost');
      expect(forCashier.text).not.toContain('45.00');
    }
  });

  it('leaves no formula that a spreadsheet would run', async () => {
    const { shop } = shopWithGoods();
    const { rows } = await csvOf(shop, asked({ kind: 'stock', text: 'HYPER' }));
    expect(rows[0]).toMatchObject({ Product: `'=HYPERLINK("http://x")`, Batch: "'@B" });
    const list = asked({ kind: 'stock', text: 'HYPER' });
    const file = await takeOutList(actAs(shop, 'owner'), { list, format: 'xlsx', language: 'bn' });
    const book = await readXlsx(Buffer.from(file.contentBase64, 'base64'));
    expect(book.sheets[0]?.rows[0]?.[0]).toBe('পণ্য');
    expect(book.sheets[0]?.rows[1]?.[0]).toBe('=HYPERLINK("http://x")');
    expect(JSON.stringify([...(book.sheets[0]?.cells?.values() ?? [])])).not.toContain('"formula":');
  });

  it('speaks of money, moments and people as each list does', async () => {
    const { shop } = shopWithGoods();
    addStoredSale(shop);
    addCustomer(shop, 'সেলিনা', '01711222333');
    const receipts = await csvOf(shop, asked({ kind: 'receipts', text: 'T1-000001' }), 'manager');
    expect(receipts.rows).toEqual([
      expect.objectContaining({ Receipt: 'T1-000001', Total: '108.00', Customer: 'করিম' }),
    ]);
    const customers = await csvOf(shop, asked({ kind: 'customers', text: 'সেলিনা' }), 'manager');
    expect(customers.rows).toEqual([expect.objectContaining({ Phone: '01711222333' })]);
    const users = await csvOf(shop, asked({ kind: 'users' }), 'owner', 'bn');
    expect(users.rows[0]).toMatchObject({ ভূমিকা: expect.any(String) });
    const audit = await csvOf(shop, asked({ kind: 'audit' }), 'manager');
    expect(audit.rows[0]).toMatchObject({
      When: '2026-11-21 12:00',
      What: 'List exported',
      Details: 'List: People · File: CSV · Rows: 4',
    });
    const trail = await csvOf(shop, asked({ kind: 'audit' }), 'manager', 'bn');
    expect(trail.rows[1]).toMatchObject({ বিস্তারিত: 'তালিকা: মানুষ · ফাইল: CSV · সারি: ৪' });
    const none = await csvOf(shop, asked({ kind: 'audit', toDay: '2026-11-20' }), 'manager');
    expect(none.rows).toEqual([]);
    const today = asked({ kind: 'audit', fromDay: '2026-11-21', toDay: '2026-11-21' });
    expect((await csvOf(shop, today, 'manager')).rows).toHaveLength(trail.rows.length + 2);
  });

  it('gives the rows of an import that were left out or are to be looked at', async () => {
    const { shop } = shopWithGoods();
    const context = actAs(shop, 'manager');
    const importId = shop.ports.ids.next();
    const content = Buffer.from('name,price\nSalt,40\nSugar,=1+1\n,12\n');
    const { mapping } = await uploadImport(context, { importId, fileName: 'x.csv', content });
    runImport(context, { importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
    await jobsIdle(context);
    const issues = asked({ kind: 'import-issues', importId });
    const { file, rows } = await csvOf(shop, issues, 'manager');
    expect(file.fileName).toBe('dokani-import-issues-2026-11-21.csv');
    expect(rows).toEqual([
      expect.objectContaining({ Row: '3', Kind: 'refused', Column: 'price', 'What stands there': "'=1+1" }),
      expect.objectContaining({ Row: '4', Kind: 'refused', Column: 'name' }),
    ]);
    const bengali = await csvOf(shop, issues, 'owner', 'bn');
    expect(bengali.rows[0]).toMatchObject({ সারি: '3', ধরন: 'বাদ' });
    const paper = await putListOnPaper(context, { list: issues, language: 'en' });
    expect(paper).toMatchObject({ isCut: false, rows: [{}, {}] });
    const none = await csvOf(
      shop,
      asked({ kind: 'import-issues', importId: shop.ports.ids.next() }),
      'manager',
    );
    expect(none.rows).toEqual([]);
  });

  it('is refused to those who may not, and nothing is noted', async () => {
    const { shop } = shopWithGoods();
    const refused: [AskedList['kind'], Role][] = [
      ['customers', 'cashier'],
      ['receipts', 'pharmacist'],
      ['users', 'manager'],
      ['audit', 'cashier'],
      ['import-issues', 'cashier'],
    ];
    for (const [kind, role] of refused) {
      const context = actAs(shop, role);
      const importId = kind === 'import-issues' ? { importId: context.ports.ids.next() } : {};
      const input = { list: asked({ kind, ...importId }), language: 'en' as const };
      await expect(takeOutList(context, { ...input, format: 'csv' })).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      });
      await expect(putListOnPaper(context, input)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
    expect(shop.db.sqlite.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(0);
  });

  it('is audited with the list and how long it is, never with what was typed', async () => {
    const { shop } = shopWithGoods();
    await csvOf(shop, asked({ kind: 'customers', text: '01711222333' }), 'manager');
    await putListOnPaper(actAs(shop, 'owner'), { list: asked({ kind: 'stock' }), language: 'bn' });
    const entries = shop.db.sqlite.prepare('SELECT action, entity_id AS list, details FROM audit').all();
    expect(entries).toEqual([
      expect.objectContaining({ action: 'reports.export-list', list: 'customers' }),
      expect.objectContaining({ action: 'reports.print-list', list: 'stock' }),
    ]);
    expect(JSON.stringify(entries)).not.toContain('222333');
  });

  it('is refused whole when it is longer than a file may be, and cut on paper', async () => {
    const { shop } = shopWithGoods();
    const list = {
      kind: 'stock' as const,
      ids: shelfListSql({ text: '', only: 'all', nearDays: 90, view: viewOf(actAs(shop, 'owner')) }),
      showsCost: false,
    };
    const input = { list, format: 'csv' as const, language: 'en' as const, day: '2026-11-21' as never };
    expect(await exportList(shop.db, { ...input, most: 1 })).toBeNull();
    expect((await exportList(shop.db, { ...input, most: 2 }))?.rows).toBe(2);
    expect(printList(shop.db, { list, language: 'en', most: 1 })).toMatchObject({ isCut: true, rows: [{}] });
    expect(printList(shop.db, { list, language: 'en', most: 2 }).isCut).toBe(false);
    const reading = { ...shop.reading, run: (async () => null) as typeof shop.reading.run };
    const context = { ...actAs(shop, 'owner'), reading };
    await expect(
      takeOutList(context, { list: asked({ kind: 'stock' }), format: 'csv', language: 'en' }),
    ).rejects.toMatchObject({ code: 'TOO_MANY_ROWS', data: { most: MOST_ROWS_IN_FILE } });
  });
});
