import { call } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { receiptsQuerySchema } from '../../shared/contract/receipts-query.contract.ts';
import { TENDER_KINDS } from '../../shared/contract/sales.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { router } from '../app/router.ts';
import { buildDemoShop } from '../demo/build-demo-shop.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { recordProduct, recordSale } from '../testing/record-sale.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';

const TODAY = '2026-11-21' as BusinessDay;

type From = ReturnType<typeof callFrom>;

type Asked = z.input<typeof receiptsQuerySchema>;

/** Opens a figure: how many receipts, what the list says they add up to, and what the shares of all of them add up to. */
async function openFigure(from: From, day: BusinessDay, filter: Partial<Asked>) {
  const query = { fromDay: day, toDay: day, ...filter, limit: 500 };
  const { items, total, amount } = await call(router.sales.list, query, from);
  expect(items).toHaveLength(total);
  const shares = items.reduce((sum, { share }) => sum + (share ?? 0), 0);
  return { total, amount, shares };
}

/** Opens the receipts behind every figure of the day, and compares how many they are and what their shares add up to. */
async function expectFiguresToOpenTheirReceipts(from: From, day: BusinessDay): Promise<void> {
  const report = await call(router.reports.day, { day }, from);
  const { totals } = report;
  const expectSum = async (filter: Partial<Asked>, amount: number, total?: number) => {
    const opened = await openFigure(from, day, filter);
    expect({ filter, ...opened }).toEqual({ filter, total: total ?? opened.total, amount, shares: amount });
    return opened;
  };
  await expectSum({}, totals.net, totals.receipts);
  await expectSum({ withDiscount: true }, totals.discount);
  await expectSum({ figure: 'profit' }, totals.profit ?? 0, totals.receipts);
  await expectSum({ figure: 'vat' }, totals.vatIncluded);
  await expectSum({ tender: 'baki' }, totals.bakiGiven);
  for (const { hour, receipts, net } of report.hours) await expectSum({ hour }, net, receipts);
  for (const { kind, receipts, amount } of report.tenders)
    await expectSum({ tender: kind }, amount, receipts);
  for (const { productId, receipts, net } of report.products)
    await expectSum({ productId: productId ?? 'none' }, net, receipts);
  for (const { categoryId, receipts, net } of report.categories)
    await expectSum({ categoryId: categoryId ?? 'none' }, net, receipts);
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
      rounding: fc.integer({ min: -49, max: 50 }),
      off: fc.integer({ min: 0, max: 100 }),
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
        for (const { minute, goods, amount, rounding, off, kinds } of stream) {
          const rounds = amount >= 100;
          recordSale(context, {
            soldAt: shop.clock.now() - minute * 60_000,
            lines: goods.map((at) => ({
              ...(shelf[at] ?? quick),
              quantity: 1,
              amount,
              discount: Math.floor((amount * off) / 200),
              cost: at === 3 ? null : Math.floor(amount / 3),
            })),
            rounding: rounds ? rounding : 0,
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
