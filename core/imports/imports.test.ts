import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import type { Context } from '../app/shop.ts';
import { addBarcode } from '../catalog/change-barcodes.ts';
import { findProducts } from '../catalog/find-products.ts';
import { viewOf } from '../catalog/index.ts';
import { listProducts } from '../catalog/list-products.ts';
import { getProduct, lookupBarcode } from '../catalog/read-products.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { checkout } from '../sales/index.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { cancelImport } from './cancel-import.ts';
import { jobsIdle } from './import-jobs.ts';
import { issuePage } from './imports.repo.ts';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo-import.ts';
import { oneImport, uploadImport } from './upload-import.ts';

const DATA = path.join(import.meta.dirname, '../../../shared/data');
const OPTIONS = { categoryId: null, oversell: null, stripOf: null };
const ALL = {
  text: '',
  categoryId: null,
  drugClass: null,
  inStock: false,
  withoutPrice: false,
  inactive: false,
  offset: 0,
  limit: 500,
};

const owner = () => actAs(createTestShop(), 'owner');

async function upload(context: Context, content: Buffer | string, fileName = 'goods.csv') {
  return uploadImport(context, {
    importId: context.ports.ids.next(),
    fileName,
    content: Buffer.from(content as string),
  });
}

async function importFile(context: Context, content: Buffer | string): Promise<ImportDto> {
  const { import: uploaded, mapping } = await upload(context, content);
  runImport(context, { importId: uploaded.id, mapping, options: OPTIONS });
  await jobsIdle(context);
  return oneImport(context, uploaded.id);
}

const products = (context: Context) => listProducts(context.db, { ...ALL, view: viewOf(context) }).items;
const issues = (context: Context, id: string) =>
  issuePage(context.db, id, { offset: 0, limit: 500 }).items.map(({ row, code }) => `${row} ${code}`);
const tableRows = (context: Context) =>
  Object.fromEntries(
    [
      'products',
      'packs',
      'barcodes',
      'product_aliases',
      'product_specifications',
      'categories',
      'search_entry',
      'batches',
    ].map((table) => [table, context.db.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );

describe('importing a file', () => {
  it('makes one product of each presentation and packs of the pack sizes', async () => {
    const context = owner();
    const sizes = (list: unknown[]) => `"${JSON.stringify(list).replaceAll('"', '""')}"`;
    const done = await importFile(
      context,
      [
        'code,brand,dosage_form,generic,strength,manufacturer,presentations_json,drug_class',
        `1,Coughex,Syrup,Ambroxol,15 mg/5 ml,Acme,${sizes([
          { label: '100 ml bottle', unit_price: 50 },
          { label: '60 ml bottle', unit_price: 35.5 },
        ])},Mucolytics`,
        `2,Paramax,Tablet,Paracetamol,500 mg,Acme,${sizes([
          { label: 'unit', unit_price: 1.2, pack_qty: 10, pack_price: 12 },
          { label: 'unit', unit_price: 1.2, pack_qty: 100, pack_price: 115 },
        ])},Analgesics`,
        `3,Ceftra,Injection,Ceftriaxone,,Acme,${sizes([{ label: '500 mg vial', unit_price: 90, pack_qty: 5, pack_price: 450 }])},`,
        '4,Nameless price,Tablet,X,5 mg,Acme,,',
      ].join('\n'),
    );
    expect(done).toMatchObject({ status: 'done', created: 5, refused: 0, canUndo: true });
    const made = products(context);
    expect(made.map((product) => [product.nameEn, product.baseUnit])).toEqual([
      ['Coughex 100 ml', 'bottle'],
      ['Coughex 60 ml', 'bottle'],
      ['Paramax', 'tablet'],
      ['Ceftra', 'vial'],
      ['Nameless price', 'tablet'],
    ]);
    expect(
      made[2]?.packs.map(({ unit, baseQuantity, price, isDefault }) => [
        unit,
        baseQuantity,
        price,
        isDefault,
      ]),
    ).toEqual([
      ['tablet', 1, 120, false],
      ['strip', 10, 1200, true],
      ['box', 100, 11_500, false],
    ]);
    expect(
      made[3]?.packs.map(({ unit, label, baseQuantity, price }) => [unit, label, baseQuantity, price]),
    ).toEqual([
      ['vial', '500 mg', 1, 9000],
      ['box', '', 5, 45_000],
    ]);
    expect([made[2]?.isCounted, made[2]?.drugClass]).toEqual([false, 'none']);
    expect(issues(context, done.id)).toEqual(['4 no-strength', '5 no-price']);
    expect(findProducts(context, { text: 'paramax', limit: 3 })[0]?.product.id).toBe(made[2]?.id);
  });

  it('changes nothing when the same file comes again, and only what differs when another does', async () => {
    const context = owner();
    const file =
      'id,name,price,barcode,stock,batch,expiry\n1,Salt,40,8901234567890,12,B1,05/2027\n2,Sugar,120,,5,,\n';
    await importFile(context, file);
    const before = tableRows(context);
    expect(await importFile(context, file)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 2,
      canUndo: false,
    });
    expect(tableRows(context)).toEqual(before);
    expect(await importFile(context, file.replace('Sugar,120', 'Sugar,125'))).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
    });
    expect(
      products(context).map((product) => [product.nameEn, product.packs[0]?.price, product.onHand]),
    ).toEqual([
      ['Salt', 4000, 12],
      ['Sugar', 12_500, 5],
    ]);
  });

  it('counts stock of goods that were sold uncounted from zero: what was sold is written off', async () => {
    const context = owner();
    await importFile(context, 'id,name,price\n1,Salt,40\n2,Sugar,120\n');
    const goods = products(context).map(({ id, packs }) => ({
      id,
      packs: packs.map((pack) => pack.id),
      batches: [],
    }));
    checkout(
      context,
      checkoutInput(
        context,
        goods.map((each) => lineOf(context, each, 7)),
      ),
    );
    const counted = 'id,name,price,stock,batch_no\n1,Salt,40,50,\n2,Sugar,120,30,B1\n';
    expect(await importFile(context, counted)).toMatchObject({ updated: 2 });
    const stock = () =>
      products(context).map(({ isCounted, onHand, sellable }) => [isCounted, onHand, sellable]);
    expect(stock()).toEqual([
      [true, 50, 50],
      [true, 30, 30],
    ]);
    const again = await importFile(context, counted);
    expect(again).toMatchObject({ updated: 0, unchanged: 2 });
    expect(ledgerProblems(context.db.sqlite)).toEqual([]);
  });

  it('never reads a comma as thousands where it may begin the decimals, and tells what it rounded', async () => {
    const context = owner();
    const done = await importFile(
      context,
      'name,price,mrp,stock\nRice,"12,50",,\nSalt,12.999,12.999,3\nOil,"1,250",,\nFlour,9,,"1,5"\n',
    );
    expect(done).toMatchObject({ created: 2, refused: 2 });
    expect(issues(context, done.id)).toEqual([
      '2 decimal-comma',
      '3 price-rounded',
      '3 price-rounded',
      '5 decimal-comma',
    ]);
    const prices = products(context).map(({ nameEn, packs }) => [nameEn, packs[0]?.price]);
    expect(Object.fromEntries(prices)).toEqual({ Salt: 1300, Oil: 125_000 });
  });

  it('makes no kg of 500 g and no dozen of ten of a chain of packs, and tells of it', async () => {
    const context = owner();
    const done = await importFile(
      context,
      'name,price,presentations_json\nSugar,60,kg x500=30\nEggs,12,piece=12; dozen x10=115\nFlour,,piece=50; kg x1000=50\nRice,,kg x1000=70\nSoap,,piece=12; dozen=140\n',
    );
    expect(issues(context, done.id)).toEqual([
      '2 bad-presentations',
      '3 bad-presentations',
      '4 bad-presentations',
      '4 no-price',
    ]);
    const packs = products(context).map(({ nameEn, packs: all }) => [
      nameEn,
      ...all.map(({ unit, baseQuantity, price }) => `${unit} ${baseQuantity} ${price}`),
    ]);
    expect(packs).toEqual([
      ['Sugar', 'piece 1 6000'],
      ['Eggs', 'piece 1 1200'],
      ['Flour', 'piece 1 null'],
      ['Rice', 'kg 1000 7000'],
      ['Soap', 'piece 1 1200', 'dozen 12 14000'],
    ]);
  });

  it('takes a price of zero for none, and tells that it is missing', async () => {
    const context = owner();
    const sizes = '"[{""label"":""unit"",""unit_price"":0,""pack_qty"":10,""pack_price"":""0.00""}]"';
    const done = await importFile(
      context,
      `name,price,mrp,stock,cost,presentations_json\nSalt,0,,,,\nSugar,০,120,4,0,\nOil,180,0,3,,\nNapa,,,,,${sizes}\nEggs,,,,,piece=12; dozen=0\n`,
    );
    expect(issues(context, done.id)).toEqual(['2 no-price', '5 no-price']);
    const prices = products(context).map(({ nameEn, packs }) => [nameEn, ...packs.map(({ price }) => price)]);
    expect(prices).toEqual([
      ['Salt', null],
      ['Sugar', 12_000],
      ['Oil', 18_000],
      ['Napa', null, null],
      ['Eggs', 1200, null],
    ]);
    const batches = products(context).flatMap(({ batches: all }) => all.map(({ cost, mrp }) => [cost, mrp]));
    expect(batches).toEqual([
      [
        { amount: 0, per: 1 },
        { amount: 12_000, per: 1 },
      ],
      [null, null],
    ]);
  });

  it('refuses bad rows with the reason and takes the others', async () => {
    const context = owner();
    const done = await importFile(
      context,
      'name,price,barcode,stock,expiry,mrp\nGood,10,,,,\n,12,,,,\nBad price,ten,,,,\nBad stock,5,,1.5,,\nBad date,5,,3,32/13/2027,\nAbove,20,,,,15\nWrong digit,1,8901234567895,,,\nExpired,2,,4,2020-01-31,\nShort,3\n',
    );
    expect(done).toMatchObject({ created: 5, refused: 4 });
    expect(issues(context, done.id)).toEqual([
      '3 no-name',
      '4 bad-price',
      '5 bad-number',
      '6 bad-date',
      '7 above-mrp',
      '8 bad-check-digit',
      '9 expired',
      '10 row-too-short',
    ]);
    expect(lookupBarcode(context, '8901234567895').product.nameEn).toBe('Wrong digit');
    expect(products(context).find((product) => product.nameEn === 'Expired')).toMatchObject({
      onHand: 4,
      sellable: 0,
      isCounted: true,
    });
  });

  it('puts rows of the same goods together: batches add up, repetitions are told', async () => {
    const context = owner();
    const done = await importFile(
      context,
      'id,name,price,stock,batch,expiry,cost\n1,Napa,2,10,A,2027-01-31,1.5\n1,Napa,2,20,B,2027-06-30,1.6\n1,Napa,2,20,B,2027-06-30,1.6\n',
    );
    expect(done).toMatchObject({ created: 1, warnings: 1 });
    const [napa] = products(context);
    expect(napa?.batches.map((batch) => [batch.batchNo, batch.onHand, batch.cost?.amount])).toEqual([
      ['A', 10, 150],
      ['B', 20, 160],
    ]);
    expect(issues(context, done.id)).toEqual(['4 duplicate-row']);
  });

  it('weighs goods sold by the kilogram in grams, stock included', async () => {
    const context = owner();
    await importFile(
      context,
      'name;unit;price;stock\nMiniket rice;kg;78;12.5\nSoyabean oil;litre;185,00;20\n'.replace(
        '185,00',
        '185',
      ),
    );
    const [rice, oil] = products(context);
    expect([rice?.baseUnit, rice?.packs[0]?.unit, rice?.packs[0]?.baseQuantity, rice?.onHand]).toEqual([
      'g',
      'kg',
      1000,
      12_500,
    ]);
    expect([oil?.baseUnit, oil?.packs[0]?.unit, oil?.onHand]).toEqual(['ml', 'litre', 20_000]);
  });

  it('fills generic, strength and form from the one known product of that name, and tells it', async () => {
    const context = owner();
    await importFile(
      context,
      'brand,generic,strength,dosage form,manufacturer\nNapa,Paracetamol,500 mg,Tablet,Beximco\nAce,Paracetamol,500 mg,Tablet,Square\nAce,Paracetamol,120 mg/5 ml,Syrup,Square\n',
    );
    const done = await importFile(context, 'product name,company,price\nNAPA,Somebody,3\nAce,Somebody,3\n');
    expect(issues(context, done.id)).toEqual(['2 filled-in']);
    const filled = products(context).filter((product) => product.manufacturer === 'Somebody');
    expect(filled.map((product) => product.generic)).toEqual(['Paracetamol', '']);
    const packaged = await importFile(context, 'name,barcode\nNAPA,8901030793974\n');
    expect(issues(context, packaged.id)).not.toContainEqual(expect.stringContaining('filled-in'));
  });

  it.each([
    ['UTF-8 with mark, semicolons', (text: string) => Buffer.from(`\ufeff${text.replaceAll(',', ';')}`)],
    [
      'UTF-16 little endian with mark, tabs',
      (text: string) => Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'),
    ],
    ['UTF-16 big endian with mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows line ends', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_, encode) => {
    const context = owner();
    const content = encode('নাম,English name,দাম\nলবণ,Salt,৪০\nচিনি,Sugar,১২০.৫০\n');
    await importFile(context, content);
    expect(products(context).map(({ nameBn, nameEn, packs }) => [nameBn, nameEn, packs[0]?.price])).toEqual([
      ['লবণ', 'Salt', 4000],
      ['চিনি', 'Sugar', 12_050],
    ]);
  });

  it('reads XLSX: numbers, dates and Bengali text', async () => {
    const context = owner();
    const content = await writeXlsx({
      sheets: [
        {
          name: 'Stock',
          rows: [
            ['Product', 'বাংলা নাম', 'Barcode', 'Price', 'Qty', 'Expiry'],
            ['Soap', 'সাবান', 8901234567890, 45.5, 3, new Date(Date.UTC(2027, 4, 31))],
            ['Pen', '', null, 10, null, null],
          ],
        },
      ],
    });
    const done = await importFile(context, Buffer.from(content));
    expect(done).toMatchObject({ created: 2, refused: 0 });
    const soap = lookupBarcode(context, '8901234567890').product;
    expect([soap.nameBn, soap.packs[0]?.price, soap.batches[0]?.expiry, soap.onHand]).toEqual([
      'সাবান',
      4550,
      '2027-05-31',
      3,
    ]);
  });

  it('previews what would happen and changes nothing', async () => {
    const context = owner();
    await importFile(context, 'id,name,price\n1,Salt,40\n2,Sugar,120\n');
    const before = tableRows(context);
    const { import: uploaded, mapping } = await upload(
      context,
      'id,name,price\n1,Salt,40\n2,Sugar,125\n3,Rice,70\n4,,5\n',
    );
    const preview = await previewImport(context, {
      importId: uploaded.id,
      mapping,
      options: OPTIONS,
      limit: 10,
    });
    expect(preview.rows.map((row) => row.action)).toEqual(['unchanged', 'update', 'create', 'refuse']);
    expect(preview).toMatchObject({
      creates: 1,
      updates: 1,
      unchanged: 1,
      refused: 1,
      issueCounts: { 'no-name': 1 },
    });
    expect(tableRows(context)).toEqual(before);
  });

  it('says in the preview which pack a price is for', async () => {
    const context = owner();
    const { import: uploaded, mapping } = await upload(
      context,
      'id,name,unit,price\n1,Napa,10 tablet strip,12.50\n2,Sugar,kg,130\n3,Salt,,\n',
    );
    const preview = await previewImport(context, {
      importId: uploaded.id,
      mapping,
      options: OPTIONS,
      limit: 10,
    });
    expect(
      preview.rows.flatMap(({ products: made }) => made.map(({ price, pricePack }) => [price, pricePack])),
    ).toEqual([
      [1250, 'strip × 10'],
      [13_000, 'kg × 1000'],
      [null, ''],
    ]);
  });

  it('runs once: a second start is refused', async () => {
    const context = owner();
    const done = await importFile(context, 'name,price\nSalt,40\n');
    expect(() => runImport(context, { importId: done.id, mapping: {}, options: OPTIONS })).toThrow(
      expect.objectContaining({ code: 'IMPORT_STATE' }),
    );
  });
});

describe('giving up and taking back', () => {
  const many = `name,price,stock,category\n${Array.from({ length: 300 }, (_, index) => `Thing number ${index},${index + 1},5,Things`).join('\n')}\n`;

  it('keeps no upload that nobody ran for a day', async () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    const forgotten = await upload(context, 'name\nSalt\n');
    shop.clock.advance(86_400_001);
    const fresh = await upload(context, 'name\nSugar\n');
    expect(oneImport(context, forgotten.import.id).status).toBe('cancelled');
    expect(shop.db.sqlite.prepare('SELECT import_id FROM import_files').pluck().all()).toEqual([
      fresh.import.id,
    ]);
  });

  it('leaves nothing when cancelled', async () => {
    const context = owner();
    const empty = tableRows(context);
    const { import: uploaded, mapping } = await upload(context, many);
    runImport(context, { importId: uploaded.id, mapping, options: OPTIONS });
    const started = await context.events
      .subscribe(AbortSignal.timeout(20_000))
      [Symbol.asyncIterator]()
      .next();
    expect(started.value).toMatchObject({ type: 'import-progress' });
    expect(await cancelImport(context, uploaded.id)).toMatchObject({ status: 'cancelled' });
    expect(tableRows(context)).toEqual(empty);
  });

  it('undoes as a whole: made products vanish, changed ones are as before, stock is moved out', async () => {
    const context = owner();
    await importFile(context, 'id,name,price,shelf\n1,Salt,40,A1\n2,Sugar,120,A2\n');
    const before = products(context);
    const rows = tableRows(context);
    const done = await importFile(
      context,
      'id,name,price,shelf,alias,stock,barcode,category\n1,Salt fine,44,B1,nun,7,N-1,Spices\n3,Rice,70,,,9,N-3,Grains\n',
    );
    expect(done).toMatchObject({ created: 2, updated: 0 });
    expect(await undoImport(context, done.id)).toMatchObject({ status: 'undone', canUndo: false });
    await jobsIdle(context);
    expect(products(context)).toEqual(before);
    const after = tableRows(context);
    expect(after).toEqual({ ...rows, products: 4, packs: 4, batches: 2, product_aliases: 1 });
    expect(context.db.sqlite.prepare('SELECT sum(on_hand) FROM batches').pluck().get()).toBe(0);
    expect(findProducts(context, { text: 'rice', limit: 5 })).toEqual([]);
    await expect(undoImport(context, done.id)).rejects.toThrow(
      expect.objectContaining({ code: 'IMPORT_STATE' }),
    );
    expect(await importFile(context, 'id,name,price\n3,Rice,70\n')).toMatchObject({ created: 1 });
    expect(verifyAuditChain(context.db.sqlite).brokenAt).toBeNull();
  });

  it('gives changed products their former values back', async () => {
    const context = owner();
    const first = 'id,name,price,shelf,stock,barcode,alias\n1,Salt,40,A1,,,\n';
    await importFile(context, first);
    const [salt] = products(context);
    const before = getProduct(context, salt?.id ?? '');
    const done = await importFile(
      context,
      'id,name,price,shelf,stock,barcode,alias\n1,Salt fine,44,B1,7,N-1,zebra\n',
    );
    expect(getProduct(context, before.id)).toMatchObject({
      nameEn: 'Salt fine',
      shelf: 'B1',
      onHand: 7,
      isCounted: true,
      aliases: ['zebra'],
    });
    await undoImport(context, done.id);
    await jobsIdle(context);
    const { batches: _, version, ...rest } = getProduct(context, before.id);
    expect({ ...rest, batches: [], version: 1 }).toEqual({ ...before, batches: [] });
    expect(version).toBe(3);
    expect(findProducts(context, { text: 'zebra', limit: 5 })).toEqual([]);
  });

  it('refuses when goods were edited since', async () => {
    const context = owner();
    const done = await importFile(context, 'name,price\nSalt,40\nSugar,120\n');
    const [salt] = products(context);
    addBarcode(context, { packId: salt?.packs[0]?.id ?? '', code: '123' });
    await expect(undoImport(context, done.id)).rejects.toThrow(
      expect.objectContaining({ code: 'IMPORT_IN_USE', data: { products: 1 } }),
    );
    expect(products(context)).toHaveLength(2);
  });
});

describe.skipIf(!existsSync(DATA))('the real files (skipped where ../shared/data is absent)', () => {
  const file = (name: string) => readFileSync(path.join(DATA, `${name}.csv`));
  const codes = (context: Context, id: string) => {
    const counts = context.db.sqlite
      .prepare<[string], { code: string; n: number }>(
        'SELECT code, count(*) AS n FROM import_issues WHERE import_id = ? GROUP BY code',
      )
      .all(id);
    return Object.fromEntries(counts.map(({ code, n }) => [code, n]));
  };

  it('takes the medicine catalogue as it is, and again without a change', { timeout: 240_000 }, async () => {
    const context = owner();
    const done = await importFile(context, file('medicine_catalogue'));
    console.log(
      'medicine_catalogue.csv',
      done.rowsTotal,
      'rows',
      done.created,
      'products',
      codes(context, done.id),
    );
    expect(done).toMatchObject({ status: 'done', rowsTotal: 21_714, refused: 0 });
    expect(done.created).toBeGreaterThan(22_000);
    expect(codes(context, done.id)).toMatchObject({ 'no-strength': 849, 'no-price': 78 });
    expect(findProducts(context, { text: 'napa', limit: 5 })[0]?.product.generic).toBe('Paracetamol');
    expect(await importFile(context, file('medicine_catalogue'))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: done.created,
    });
  });

  it.each([
    ['products_bilingual', 7_429, { 'names-differ-in-size': 78 }],
    ['off_ean13_asia', 6_390, { 'bad-check-digit': 2, 'no-price': 6_390 }],
  ])('takes %s', { timeout: 240_000 }, async (name, rowsTotal, expected) => {
    const context = owner();
    const done = await importFile(context, file(name));
    console.log(name, done.rowsTotal, 'rows', done.created, 'products', codes(context, done.id));
    expect(done).toMatchObject({ status: 'done', rowsTotal, refused: 0 });
    expect(codes(context, done.id)).toMatchObject(expected);
    expect(await importFile(context, file(name))).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: done.created,
    });
  });
});
