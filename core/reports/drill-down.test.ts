import { call } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TENDER_KINDS } from '../../shared/contract/sales.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { router } from '../app/router.ts';
import { buildDemoShop } from '../demo/build-demo-shop.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { recordProduct, recordSale } from '../testing/record-sale.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';

const TODAY = '2026-11-21' as BusinessDay;

type From = ReturnType<typeof callFrom>;

/** Opens the receipts behind every figure of the day, and compares how many they are and what they add up to. */
async function expectFiguresToOpenTheirReceipts(from: From, day: BusinessDay): Promise<void> {
  const report = await call(router.reports.day, { day }, from);
  const open = (filter: object) =>
    call(router.sales.list, { fromDay: day, toDay: day, ...filter, limit: 1 }, from);
  expect(await open({})).toMatchObject({ total: report.totals.receipts, amount: report.totals.net });
  for (const { hour, receipts, net } of report.hours)
    expect(await open({ hour })).toMatchObject({ total: receipts, amount: net });
  for (const { kind, receipts } of report.tenders)
    expect(await open({ tender: kind })).toMatchObject({ total: receipts });
  for (const { productId, receipts } of report.products)
    expect(await open({ productId: productId ?? 'none' })).toMatchObject({ total: receipts });
  for (const { categoryId, receipts } of report.categories)
    expect(await open({ categoryId: categoryId ?? 'none' })).toMatchObject({ total: receipts });
}

describe('every figure opens its receipts', () => {
  it('on a day of real checkouts', async () => {
    const shop = createTestShop();
    shop.clock.set(Date.UTC(2026, 10, 21, 15));
    await buildDemoShop(shop, { days: 1 });
    const { items } = await call(router.session.people, {}, callFrom(shop));
    const owner = items[0]?.id ?? '';
    const { token } = await call(router.session.signIn, { userId: owner, pin: '2580' }, callFrom(shop));
    await expectFiguresToOpenTheirReceipts(callFrom(shop, { token }), TODAY);
  });

  it('whatever was sold, quick items and goods without a category included', async () => {
    const sale = fc.record({
      minute: fc.integer({ min: 0, max: 720 }),
      goods: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
      amount: fc.integer({ min: 0, max: 90_000 }),
      kinds: fc.array(fc.constantFrom(...TENDER_KINDS), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 12 }), async (stream) => {
        const shop = createTestShop();
        const { token } = await setUpShop(shop);
        const context = actAs(shop, 'owner');
        const shelf = [
          recordProduct(context, { bn: 'নাপা', en: 'Napa', category: 'ওষুধ' }),
          recordProduct(context, { bn: 'চাল', en: 'Rice', category: 'চাল-ডাল' }),
          recordProduct(context, { bn: 'ব্যাগ', en: 'Bag', category: null }),
        ];
        const quick = { productId: null, categoryId: null };
        for (const { minute, goods, amount, kinds } of stream) {
          recordSale(context, {
            soldAt: shop.clock.now() - minute * 60_000,
            lines: goods.map((at) => ({
              ...(shelf[at] ?? quick),
              quantity: 1,
              amount,
              discount: 0,
              cost: at === 3 ? null : amount,
            })),
            tenders: kinds.map((kind) => ({ kind, share: 0.4 })),
          });
        }
        await expectFiguresToOpenTheirReceipts(callFrom(shop, { token }), TODAY);
        shop.db.close();
      }),
      { numRuns: 15 },
    );
  });
});
