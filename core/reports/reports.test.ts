import { call } from '@orpc/server';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { TENDER_KINDS } from '../../shared/contract/sales.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { router } from '../app/router.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { readSettings, writeSettings } from '../settings/index.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { type RecordedSale, recordProduct, recordSale } from '../testing/record-sale.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { openSession } from '../users/index.ts';
import { compareTotals } from './compare-totals.ts';
import { readDayReport } from './read-day-report.ts';

const TODAY = '2026-11-21' as BusinessDay;
const NOON = Date.UTC(2026, 10, 21, 6);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function shopWithSales() {
  const shop = createTestShop();
  const owner = await setUpShop(shop);
  const context = actAs(shop, 'manager');
  const napa = recordProduct(context, { bn: 'নাপা', en: 'Napa', category: 'ওষুধ' });
  const rice = recordProduct(context, { bn: 'চাল', en: 'Rice', category: null });
  const line = (
    goods: { productId: string | null; categoryId: string | null },
    amount: number,
    cost: number | null,
    discount = 0,
  ) => ({ ...goods, quantity: 10, amount, discount, cost });
  const quick = { productId: null, categoryId: null };
  const cash = [{ kind: 'cash' as const, share: 1 }];
  recordSale(context, { soldAt: NOON - 7 * DAY, lines: [line(napa, 8_000, 6_000)], tenders: cash });
  recordSale(context, {
    soldAt: NOON,
    lines: [line(napa, 12_050, 9_000, 50), line(napa, 1_000, 800), line(quick, 2_030, null)],
    rounding: -30,
    tenders: [
      { kind: 'bkash', share: 0.5 },
      { kind: 'baki', share: 1 },
    ],
  });
  recordSale(context, { soldAt: NOON + 2 * HOUR, lines: [line(rice, 50_000, 44_000)], tenders: cash });
  return { shop, napa, rice, context, from: callFrom(shop, { token: owner.token }) };
}

/** Signs in again, at the clock's time: a session that sleeps too long is locked. */
function signedInNow({ shop, context }: Pick<Awaited<ReturnType<typeof shopWithSales>>, 'shop' | 'context'>) {
  const person = { ...context.actor, id: context.actor.userId, name: '', isActive: true };
  return callFrom(shop, { token: openSession(shop, person, { id: 1, name: '' }).token });
}

describe('day report', () => {
  it('shows the day beside the same weekday last week, every figure in its place', async () => {
    const { from, napa, rice } = await shopWithSales();
    const report = await call(router.reports.day, { day: TODAY }, from);
    expect(report.previousDay).toBe('2026-11-14');
    expect(report.totals).toEqual({
      receipts: 2,
      lines: 4,
      subtotal: 65_080,
      discount: 50,
      rounding: -30,
      net: 65_000,
      cost: 53_800,
      profit: 65_080 - 50 - 2_030 - 53_800,
      netWithoutCost: 2_030,
      vatIncluded: 0,
      bakiGiven: 7_500,
      averageBasket: 32_500,
    });
    expect(report.previous).toMatchObject({ receipts: 1, net: 8_000, profit: 2_000 });
    expect(report.tenders).toEqual([
      { kind: 'cash', receipts: 1, amount: 50_000, previousAmount: 8_000 },
      { kind: 'bkash', receipts: 1, amount: 7_500, previousAmount: 0 },
      { kind: 'baki', receipts: 1, amount: 7_500, previousAmount: 0 },
    ]);
    expect(report.hours).toHaveLength(24);
    expect(report.hours[12]).toEqual({ hour: 12, receipts: 1, net: 15_000, previousNet: 8_000 });
    expect(report.hours[14]).toEqual({ hour: 14, receipts: 1, net: 50_000, previousNet: 0 });
    expect(
      report.products.map((row) => [row.productId, row.nameBn, row.net, row.profit, row.receipts]),
    ).toEqual([
      [rice.productId, 'চাল', 50_000, 6_000, 1],
      [napa.productId, 'নাপা', 13_000, 3_200, 1],
      [null, '', 2_030, null, 1],
    ]);
    expect(report.products.map((row) => row.netWithoutCost)).toEqual([0, 0, 2_030]);
    // One category of rice with and a quick item without a cost: profit of the rice, and what it leaves out.
    expect(report.categories[0]).toMatchObject({ profit: 6_000, netWithoutCost: 2_030 });
    const shown = report.products.reduce((sum, row) => sum + (row.profit ?? 0), 0);
    expect(shown).toBe(report.totals.profit);
    expect(report.categories.map((row) => [row.categoryId, row.nameBn, row.net, row.receipts])).toEqual([
      [null, '', 52_030, 2],
      [napa.categoryId, 'ওষুধ', 13_000, 1],
    ]);
  });

  it('compares a running day with last week up to the same time, and a past day with all of it', async () => {
    const { shop, context, napa, from } = await shopWithSales();
    const line = { ...napa, quantity: 10, amount: 3_000, discount: 10, cost: 2_000 };
    const soldLater = NOON - 7 * DAY + HOUR;
    recordSale(context, { soldAt: soldLater, lines: [line], tenders: [{ kind: 'baki', share: 1 }] });
    const noon = await call(router.reports.day, { day: TODAY }, from);
    expect(noon.comparedUntil).toBe(NOON - 7 * DAY);
    expect(noon.previous).toMatchObject({ receipts: 1, lines: 1, net: 8_000, profit: 2_000, bakiGiven: 0 });
    expect(noon.tenders.map((tender) => tender.previousAmount)).toEqual([8_000, 0, 0]);
    shop.clock.set(NOON + HOUR - 1);
    const almostOne = signedInNow({ shop, context });
    expect((await call(router.reports.day, { day: TODAY }, almostOne)).previous.receipts).toBe(1);
    const asked = { day: TODAY, language: 'bn' as const, format: 'xlsx' as const };
    const book = await readXlsx(
      Buffer.from((await call(router.reports.exportDay, asked, almostOne)).contentBase64, 'base64'),
    );
    expect(book.sheets[0]?.rows[2]?.[0]).toBe('2026-11-14 (12:59 পর্যন্ত)');
    shop.clock.set(NOON + HOUR);
    const later = await call(router.reports.day, { day: TODAY }, almostOne);
    expect(later.previous).toMatchObject({ receipts: 2, net: 10_990, discount: 10, bakiGiven: 2_990 });
    // Once the day is over, what was counted sale by sale equals the maintained totals.
    shop.clock.set(NOON + DAY);
    const over = await call(router.reports.day, { day: TODAY }, signedInNow({ shop, context }));
    expect(over.comparedUntil).toBeNull();
    expect(over.previous).toEqual(later.previous);
  });

  it('begins the running day when the shop says so, not at midnight', async () => {
    const { shop, context } = await shopWithSales();
    const settings = readSettings(shop.db);
    writeSettings(shop.db, { counter: { ...settings.counter, dayStartHour: 4 } }, NOON);
    shop.clock.set(NOON + 14 * HOUR);
    const report = await call(router.reports.day, { day: TODAY }, signedInNow({ shop, context }));
    expect(report.comparedUntil).toBe(NOON + 14 * HOUR - 7 * DAY);
  });

  it('hides cost and profit from whoever may not see costs', async () => {
    const { shop } = await shopWithSales();
    const report = readDayReport(shop.db, TODAY, { canSeeCost: false, comparedUntil: null });
    expect(report.totals).toMatchObject({ cost: null, profit: null, net: 65_000 });
    expect([...report.products, ...report.categories].every((row) => row.profit === null)).toBe(true);
  });

  it('knows no profit where no cost is known, whatever the rounding of the receipts', async () => {
    const { context, from } = await shopWithSales();
    const quick = { productId: null, categoryId: null, quantity: 1, amount: 2_030, discount: 0, cost: null };
    recordSale(context, {
      soldAt: NOON - DAY,
      lines: [quick],
      rounding: -30,
      tenders: [{ kind: 'cash', share: 1 }],
    });
    const yesterday = '2026-11-20';
    const report = await call(router.reports.day, { day: yesterday }, from);
    expect(report.totals).toMatchObject({ net: 2_000, cost: null, profit: null, netWithoutCost: 2_030 });
    expect(report.products.map((row) => row.profit)).toEqual([null]);
    expect(report.categories.map((row) => [row.profit, row.netWithoutCost])).toEqual([[null, 2_030]]);
    const span = await call(router.reports.span, { fromDay: yesterday, toDay: yesterday }, from);
    expect(span.totals).toMatchObject({ cost: null, profit: null });
    expect(span.days).toEqual([
      { day: yesterday, receipts: 1, net: 2_000, profit: null, netWithoutCost: 2_030 },
    ]);
    const file = await call(
      router.reports.exportDay,
      { day: yesterday, language: 'en', format: 'xlsx' },
      from,
    );
    const book = await readXlsx(Buffer.from(file.contentBase64, 'base64'));
    const row = (sheet: number) => {
      const [headers = [], figures = []] = book.sheets[sheet]?.rows ?? [];
      return Object.fromEntries(headers.map((header, at) => [header, figures[at] ?? null]));
    };
    expect(row(0)).toMatchObject({ Cost: null, Profit: null, 'Sales of unknown cost': 20.3 });
    expect(row(3)).toMatchObject({ Profit: null, 'Sales of unknown cost': 20.3 });
    expect(row(4)).toMatchObject({ Profit: null, 'Sales of unknown cost': 20.3 });
  });

  it('counts goods given away at a known cost as a loss, not as unknown', async () => {
    const { context, napa, from } = await shopWithSales();
    const gift = { ...napa, quantity: 1, amount: 500, discount: 500, cost: 300 };
    recordSale(context, { soldAt: NOON - DAY, lines: [gift], tenders: [{ kind: 'cash', share: 1 }] });
    const report = await call(router.reports.day, { day: '2026-11-20' }, from);
    expect(report.totals).toMatchObject({ cost: 300, profit: -300, netWithoutCost: 0 });
  });

  it('is all zeros on a day without sales', async () => {
    const { from } = await shopWithSales();
    const report = await call(router.reports.day, { day: '2026-11-20' }, from);
    expect(report.totals).toMatchObject({ receipts: 0, net: 0, averageBasket: 0, profit: 0 });
    expect([report.tenders, report.products, report.categories]).toEqual([[], [], []]);
  });

  it('gives recent days without gaps, and sums of any span', async () => {
    const { from } = await shopWithSales();
    const { items } = await call(router.reports.recentDays, { until: TODAY, days: 8 }, from);
    expect(items.map((item) => item.net)).toEqual([8_000, 0, 0, 0, 0, 0, 0, 65_000]);
    const span = await call(router.reports.span, { fromDay: '2026-01-01', toDay: TODAY }, from);
    expect(span.totals).toMatchObject({ receipts: 3, net: 73_000, profit: 9_200 + 2_000, bakiGiven: 7_500 });
    expect(span.days).toEqual([
      { day: '2026-11-14', receipts: 1, net: 8_000, profit: 2_000, netWithoutCost: 0 },
      { day: TODAY, receipts: 2, net: 65_000, profit: 9_200, netWithoutCost: 2_030 },
    ]);
  });

  it('is refused to a cashier', async () => {
    const { shop } = await shopWithSales();
    const { actor } = actAs(shop, 'cashier');
    const session = openSession(
      shop,
      { ...actor, id: actor.userId, name: '', isActive: true },
      { id: 1, name: '' },
    );
    await expect(
      call(router.reports.day, { day: TODAY }, callFrom(shop, { token: session.token })),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('export', () => {
  const asked = { day: TODAY, language: 'en' as const };

  it('is audited with the day and the kind of file, and by whom', async () => {
    const { shop, from } = await shopWithSales();
    await call(router.reports.exportDay, { ...asked, format: 'csv' }, from);
    const { items } = await call(router.users.audit, { limit: 1 }, from);
    expect(items).toEqual([
      expect.objectContaining({
        action: 'reports.export-day',
        entity: 'day',
        entityId: TODAY,
        details: { day: TODAY, format: 'csv' },
      }),
    ]);
    expect(items[0]?.userName).not.toBe('');
    const before = shop.db.sqlite.prepare('SELECT count(*) FROM audit').pluck().get();
    const { actor } = actAs(shop, 'cashier');
    const stranger = { ...actor, id: actor.userId, name: '', isActive: true };
    const session = openSession(shop, stranger, { id: 1, name: '' });
    const refused = call(
      router.reports.exportDay,
      { ...asked, format: 'csv' },
      callFrom(shop, { token: session.token }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(shop.db.sqlite.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(before);
  });

  it('writes a workbook with real numbers, one table a sheet, in the language asked for', async () => {
    const { from } = await shopWithSales();
    const file = await call(router.reports.exportDay, { ...asked, format: 'xlsx' }, from);
    expect(file.fileName).toBe('dokani-2026-11-21.xlsx');
    const book = await readXlsx(Buffer.from(file.contentBase64, 'base64'));
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      'Day',
      'Tenders',
      'By hour',
      'Products',
      'Categories',
      'Receipts',
    ]);
    const day = book.sheets[0]?.rows ?? [];
    expect(Object.fromEntries((day[0] ?? []).map((header, at) => [header, day[1]?.[at]]))).toMatchObject({
      Date: '2026-11-21',
      Receipts: 2,
      Sales: 650,
      Rounding: -0.3,
      Profit: 92,
    });
    const lines = book.sheets[5]?.rows ?? [];
    expect(lines).toHaveLength(5);
    expect(lines[1]?.slice(1, 3)).toEqual(['2026-11-21', '12:00']);
    expect(lines[1]?.[7]).toBe('=Goods');
    const bengali = await call(router.reports.exportDay, { ...asked, format: 'xlsx', language: 'bn' }, from);
    const bengaliBook = await readXlsx(Buffer.from(bengali.contentBase64, 'base64'));
    expect(bengaliBook.sheets[3]?.rows.map((row) => row[0])).toEqual(['পণ্য', 'চাল', 'নাপা', 'খুচরা আইটেম']);
  });

  it('writes CSV that spreadsheets open in Bengali, with no formula in it', async () => {
    const { from } = await shopWithSales();
    const file = await call(router.reports.exportDay, { ...asked, format: 'csv' }, from);
    const text = Buffer.from(file.contentBase64, 'base64').toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), { header: true });
    expect(errors).toEqual([]);
    expect(data.map((row) => [row.Product, row.Amount, row.Cost])).toEqual([
      ["'=Goods", '120.50', '90.00'],
      ["'=Goods", '10.00', '8.00'],
      ["'=Goods", '20.30', ''],
      ["'=Goods", '500.00', '440.00'],
    ]);
    const report = await call(router.reports.day, { day: TODAY }, from);
    const sum = (column: string) =>
      data.reduce((total, row) => total + Math.round(Number(row[column] ?? 'none') * 100), 0);
    expect(sum('Rounding')).toBe(report.totals.rounding);
    expect(sum('Sales') + sum('Rounding')).toBe(report.totals.net);
    expect(sum('Receipt total')).toBe(report.totals.net);
    const names = { cash: 'Cash', bkash: 'bKash', baki: 'Baki' } as const;
    for (const { kind, amount } of report.tenders)
      expect(sum(names[kind as keyof typeof names])).toBe(amount);
  });
});

describe('totals', () => {
  const soldAt = fc.integer({ min: NOON - 40 * DAY, max: NOON });
  const goods = fc.record({
    index: fc.integer({ min: 0, max: 4 }),
    quantity: fc.integer({ min: 1, max: 1000 }),
    amount: fc.integer({ min: 0, max: 5_000_000 }),
    discountShare: fc.integer({ min: 0, max: 100 }),
    cost: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
  });
  const tender = fc.record({
    kind: fc.constantFrom(...TENDER_KINDS),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const sale = fc.record({
    soldAt,
    lines: fc.array(goods, { minLength: 1, maxLength: 6 }),
    tenders: fc.array(tender, { minLength: 1, maxLength: 4 }),
    rounding: fc.integer({ min: 0, max: 49 }),
  });

  it('equal the ledgers after any stream of sales', () => {
    fc.assert(
      fc.property(fc.array(sale, { maxLength: 25 }), (stream) => {
        const shop = createTestShop();
        const context = actAs(shop, 'owner');
        const shelf = ['ক', 'খ', 'গ', null].map((category, index) =>
          recordProduct(context, { bn: `পণ্য ${index}`, en: `Goods ${index}`, category }),
        );
        for (const one of stream) {
          const lines: RecordedSale['lines'] = one.lines.map(({ index, discountShare, ...line }) => ({
            ...(shelf[index] ?? { productId: null, categoryId: null }),
            ...line,
            discount: Math.floor((line.amount * discountShare) / 100),
          }));
          recordSale(context, { ...one, lines });
        }
        const { compared, differences } = compareTotals(shop.db);
        expect(differences).toBe(0);
        expect(compared > 0).toBe(stream.length > 0);
        shop.db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('are found out and put right when somebody tampers with them', async () => {
    const { shop, from } = await shopWithSales();
    expect(await call(router.reports.rebuildTotals, {}, from)).toMatchObject({ differences: 0 });
    shop.db.sqlite.exec("UPDATE day_totals SET net = net + 1, cost = 0 WHERE business_day = '2026-11-21'");
    shop.db.sqlite.exec("DELETE FROM tender_totals WHERE kind = 'baki'");
    shop.db.sqlite.exec("INSERT INTO hour_totals VALUES ('2026-11-21', 3, 1, 100)");
    expect(await call(router.reports.rebuildTotals, {}, from)).toMatchObject({ differences: 2 + 2 + 2 });
    expect(compareTotals(shop.db).differences).toBe(0);
    expect((await call(router.reports.day, { day: TODAY }, from)).totals.net).toBe(65_000);
    expect(verifyAuditChain(shop.db.sqlite).brokenAt).toBeNull();
  });
});
