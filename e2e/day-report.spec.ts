import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import type { TenderInput } from '../shared/contract/sales.contract.ts';
import { arriveSignedIn, expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { NAPA, SECLO, shelveAll, today } from './goods.ts';
import { DayReport } from './page-models/day-report.ts';
import type { StoreApi } from './store-client.ts';

const BOM = '\ufeff';

/** A morning at the counter: cash ৳12, bKash ৳60, baki ৳24, and ৳120 less ৳10, of which ৳10 by bKash and the rest in cash. */
async function sellAMorning(api: StoreApi): Promise<void> {
  const [napa, seclo] = await shelveAll(api, [NAPA, SECLO]);
  const customer = await api.customers.create({ id: v7(), name: 'Selina', phone: '01712345678' });
  const sell = (
    goods: typeof napa,
    strips: number,
    total: number,
    tender: TenderInput | TenderInput[],
    more: { customerId?: string; billDiscount?: number } = {},
  ) => {
    const pack = goods?.packs.find(({ unit }) => unit === 'strip');
    return api.sales.checkout({
      saleId: v7(),
      lines: [
        {
          kind: 'product',
          lineId: v7(),
          productId: goods?.id ?? '',
          parts: [{ packId: pack?.id ?? '', quantity: strips * 10 }],
        },
      ],
      tenders: [tender].flat(),
      expectedTotal: total,
      ...more,
    });
  };
  const taka = (amount: number) => ({ amount: amount as never });
  await sell(napa, 1, 1200, { kind: 'cash', ...taka(1200), received: 2000 as never });
  await sell(seclo, 1, 6000, { kind: 'bkash', ...taka(6000), trxId: 'BK1001' });
  await sell(napa, 2, 2400, { kind: 'baki', ...taka(2400) }, { customerId: customer.id });
  await sell(
    seclo,
    2,
    11_000,
    [
      { kind: 'bkash', ...taka(1000), trxId: 'BK1002' },
      { kind: 'cash', ...taka(10_000), received: 10_000 as never },
    ],
    { billDiscount: 1000 },
  );
}

inBothLanguages((language) => {
  test('every figure opens the receipts that it is made of', async ({ page, owner, shop, words }) => {
    await sellAMorning(owner.api);
    await arriveSignedIn(page, shop.url, owner, language);
    const report = new DayReport(page, words);
    await report.open();
    const figures = [
      ['net', words.taka(20_600), 4, 20_600],
      ['receipts', words.number(4), 4, 20_600],
      ['bakiGiven', words.taka(2400), 1, 2400],
      ['discount', words.taka(1000), 1, 1000],
    ] as const;
    for (const [name, shown, count, amount] of figures) {
      await expect(report.figure(name)).toContainText(shown);
      await report.figure(name).click();
      await report.expectBehind(words.t(`reports:figure.${name}`), count, amount);
    }
    const rows = [
      [words.t('reports:tenders'), words.t('office:tender.cash'), 2, 11_200],
      [words.t('reports:tenders'), words.t('office:tender.bkash'), 2, 7000],
      [words.t('reports:products.title'), language === 'bn' ? 'নাপা' : 'Napa', 2, 3600],
      [words.t('reports:products.title'), language === 'bn' ? 'সেকলো' : 'Seclo', 2, 17_000],
      [words.pattern('reports:hours.busiest'), words.number(4), 4, 20_600],
    ] as const;
    for (const [section, row, count, amount] of rows) {
      const line = report.section(section).getByRole('row').filter({ hasText: row }).last();
      await line.getByRole('button').last().click();
      const behind = page.getByText(words.t('receipts:summary', { count, amount: words.taka(amount) }));
      await expect(behind).toBeVisible();
    }
    report.expectNoComplaints();
  });
});

inBengali(() => {
  test('a profit that nobody can know is a dash, with what it leaves out', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    const total = 5000 as never;
    await owner.api.sales.checkout({
      saleId: v7(),
      lines: [{ kind: 'open', lineId: v7(), name: 'Ice', quantity: 1, unitPrice: total }],
      tenders: [{ kind: 'cash', amount: total, received: total }],
      expectedTotal: total,
    });
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const report = new DayReport(page, words);
    await report.open();
    await expect(report.figure('profit')).toContainText('–');
    await expect(report.figure('profit')).not.toContainText('৳');
    const leftOut = words.t('reports:withoutCost', { amount: words.taka(5000) });
    await expect(page.getByText(leftOut)).toBeVisible();
    const row = report.section(words.t('reports:products.title')).getByRole('row').last();
    await expect(row.getByRole('cell').last()).toHaveText('–');
  });

  test('the day as a workbook and as a file that Excel reads', async ({ page, owner, shop, words }) => {
    await sellAMorning(owner.api);
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const report = new DayReport(page, words);
    await report.open();
    const save = async (kind: 'xlsx' | 'csv') => {
      await page.getByRole('button', { name: words.t('lists:save') }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: words.t(`lists:format.${kind}`) }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`${today()}.*\\.${kind}$`));
      return readFileSync(await file.path());
    };
    const book = await readXlsx(new Uint8Array(await save('xlsx')));
    expect(book.sheets.length).toBeGreaterThan(3);
    expect(book.sheets.flatMap((sheet) => sheet.rows.flat())).toContain(206);
    const csv = (await save('csv')).toString('utf8');
    expect(csv.startsWith(BOM)).toBe(true);
    // A heading and a row for each line sold.
    expect(csv.trim().split('\n')).toHaveLength(5);
  });
});
