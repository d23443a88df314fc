import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from 'hucre';
import { arriveSignedIn, expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { ImportPage } from './page-models/import-page.ts';

const MEDICINES = path.resolve(import.meta.dirname, '../../shared/data/medicine_catalogue.csv');
const FILE = 'price-list.csv';
const CSV = [
  'Item,Bangla name,Rate,Barcode,Qty,Rack',
  'Napa,নাপা,1.20,8941100500017,500,A-1',
  'Seclo,সেকলো,6,8941100500024,200,A-2',
  'Tusca,তুসকা,80,,30,B-1',
  'Broken price,ভাঙা দাম,abc,,5,B-2',
  ',,12,,5,B-3',
].join('\n');
const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${CSV}`) });

inBothLanguages((language) => {
  test('a price list: columns, check, run, the same again, and back', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    await arriveSignedIn(page, shop.url, owner, language);
    const imports = new ImportPage(page, words);
    await imports.open();
    await imports.choose(file(FILE));
    await expect(imports.column('Bangla name')).toHaveValue(words.t('imports:fields.nameBn'));
    // Choosing what is chosen already leaves it so.
    await imports.map('Rack', 'shelf');
    await expect(imports.column('Rack')).toHaveValue(words.t('imports:fields.shelf'));
    await imports.check();
    await imports.expectCount('refuse', 2);
    await expect(page.getByRole('cell', { name: words.t('imports:codes.no-name') })).toBeVisible();
    await expect(page.getByRole('cell', { name: words.t('imports:codes.bad-price') })).toBeVisible();
    await imports.expectCount('create', 3);
    await imports.run(3, FILE);
    const { product } = await owner.api.catalog.lookup({ code: '8941100500017' });
    expect(product).toMatchObject({ nameEn: 'Napa', nameBn: 'নাপা', shelf: 'A-1', onHand: 500 });

    await page.getByRole('button', { name: words.t('lists:save') }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: words.t('lists:format.csv') }).click();
    const issues = await download;
    expect(issues.suggestedFilename()).toMatch(/^dokani-import-issues-.*\.csv$/);
    const lines = readFileSync(await issues.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[3]).toContain(words.t('imports:codes.bad-price'));
    expect(lines[4]).toContain(words.t('imports:codes.no-name'));

    await imports.button('result.again').click();
    await imports.choose(file(FILE));
    await imports.check();
    await imports.expectCount('unchanged', 3);
    await imports.expectCount('create', 0);
    await expect(imports.button('check.nothing')).toBeDisabled();

    await imports.button('check.back').click();
    await page.reload();
    await page
      .getByRole('row', { name: FILE })
      .filter({ hasText: words.t('imports:status.done') })
      .getByRole('button', { name: words.t('imports:earlier.open') })
      .click();
    await imports.undo(FILE);
    expect((await owner.api.catalog.list({})).total).toBe(0);
    imports.expectNoComplaints();
  });
});

inBengali(() => {
  test('a file without rows says so and leaves the page as it was', async ({ page, owner, shop, words }) => {
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const imports = new ImportPage(page, words);
    await imports.open();
    await imports.offer({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('Item,Rate\n') });
    await expect(page.getByRole('alert')).toContainText(words.t('errors:IMPORT_EMPTY'));
    await page.screenshot({ path: 'test-results/import-empty-bn.png' });
    await imports.choose(file(FILE));
    await expect(page.getByText(words.t('errors:IMPORT_EMPTY'))).toHaveCount(0);
    expect((await owner.api.catalog.list({})).total).toBe(0);
  });

  test('a workbook of two sheets: one chooses, and the check says which', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    const book = await writeXlsx({
      sheets: [
        {
          name: 'Medicines',
          rows: [['Name', 'Price'], ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => [`Napa ${count}`, count])],
        },
        { name: 'Notes', rows: [] },
        {
          name: 'Grocery',
          rows: [
            ['Goods', 'Rate', 'Rack'],
            ['Salt', 40, 'B-1'],
            ['Sugar', 120, 'B-2'],
          ],
        },
      ],
    });
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const imports = new ImportPage(page, words);
    await imports.open();
    const name = 'shop.xlsx';
    await imports.choose({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(book) });
    await expect(imports.sheet).toHaveValue('Medicines');
    await imports.takeSheet('Grocery');
    await expect(imports.column('Rack')).toHaveValue(words.t('imports:fields.shelf'));
    await page.screenshot({ path: 'test-results/import-sheets-bn.png' });
    await imports.check();
    await expect(page.getByText(words.t('imports:check.of', { name: `${name} · Grocery` }))).toBeVisible();
    await imports.expectCount('create', 2);
    await imports.run(2, `${name} · Grocery`);
    expect((await owner.api.catalog.list({})).items.map(({ nameEn }) => nameEn).toSorted()).toEqual([
      'Salt',
      'Sugar',
    ]);
    await imports.button('result.again').click();
    await imports.choose(file(FILE));
    await expect(imports.sheet).toHaveCount(0);
    imports.expectNoComplaints();
  });

  test('a story for a price list is imported only once somebody says that it is one', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    const story = [
      'Once upon a time there lived a man who sold salt, and everybody knew him.',
      'He walked to the market each morning, where he met the others, and they talked of the rain.',
      'One day a stranger came, who said little, bought nothing, and left again.',
    ].join('\n');
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const imports = new ImportPage(page, words);
    await imports.open();
    await imports.choose({ name: 'story.csv', mimeType: 'text/csv', buffer: Buffer.from(story) });
    await imports.check();
    await expect(page.getByRole('alert', { name: words.t('imports:check.notGoods') })).toBeVisible();
    await page.screenshot({ path: 'test-results/import-doubt-bn.png' });
    const run = page.getByRole('button', { name: words.t('imports:check.run', { count: 2 }) });
    await expect(run).toBeDisabled();
    await imports.press('Control+Enter');
    await expect(run).toBeDisabled();
    await page.getByRole('checkbox', { name: words.t('imports:check.notGoodsTick') }).check();
    await imports.run(2, 'story.csv');
    imports.expectNoComplaints();
  });
});

test('the whole medicine catalogue, as it is', async ({ page, owner, shop, words }) => {
  test.skip(!existsSync(MEDICINES), 'skipped: ../shared/data/medicine_catalogue.csv is not here');
  test.setTimeout(240_000);
  await arriveSignedIn(page, shop.url, owner, 'en');
  const imports = new ImportPage(page, words);
  await imports.open();
  await imports.choose(MEDICINES);
  await imports.check();
  const run = page.getByRole('button', { name: words.pattern('imports:check.run_other') });
  await expect(run).toBeEnabled({ timeout: 120_000 });
  await run.click();
  await expect(
    page.getByRole('heading', {
      name: words.t('imports:result.done', { name: path.basename(MEDICINES) }),
    }),
  ).toBeVisible({ timeout: 180_000 });
  const [done] = (await owner.api.imports.list({})).items;
  expect(done).toMatchObject({ status: 'done', rowsTotal: 21_714 });
  expect((await owner.api.catalog.list({})).total).toBe(done?.created);
  const [napa] = (await owner.api.catalog.find({ text: 'নাপা' })).items;
  expect(napa?.product.nameEn).toMatch(/^Napa/);
});
