import { describe, expect, it } from 'vitest';
import type { CheckoutInput } from '../../shared/contract/sales.contract.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { pageSql } from '../reports/receipts.repo.ts';
import { meaningOfText, type ReceiptsQuery } from '../reports/receipts-query.ts';
import { addCustomer, addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { discardDraft } from './discard-draft.ts';
import { listDrafts } from './list-drafts.ts';
import { listSales } from './list-sales.ts';
import { saveDraft } from './save-draft.ts';

const ALL: ReceiptsQuery = {
  text: '',
  fromDay: null,
  toDay: null,
  hour: null,
  tender: null,
  productId: null,
  categoryId: null,
  customerId: null,
  tillId: null,
  withDiscount: false,
  figure: null,
  offset: 0,
  limit: 100,
};

/** Three sales: yesterday's cash at till 1, today's baki with a discount at till 2, today's bKash with a quick item. */
function threeSales() {
  const shop = createTestShop();
  const first = actAs(shop, 'owner', 1);
  const second = actAs(shop, 'owner', 2);
  const categoryId = shop.ports.ids.next();
  shop.db
    .statement("INSERT INTO categories (id, name_bn, name_en) VALUES (?, 'ওষুধ', 'Medicine')")
    .run(categoryId);
  const napa = addGoods(shop, { nameEn: 'Napa 500', nameBn: 'নাপা ৫০০', categoryId });
  const rice = addGoods(shop, { nameEn: 'Rice', packs: [{ unit: 'piece', size: 1, price: 6550 }] });
  const customerId = addCustomer(shop, 'Rahim Uddin', '01812345678');
  checkout(first, checkoutInput(first, [lineOf(shop, napa, 2)]));
  shop.clock.advance(26 * 3_600_000);
  const discounted = checkoutInput(second, [lineOf(shop, napa, 1), lineOf(shop, rice, 1)], {
    customerId,
    billDiscount: paisa(100),
  });
  checkout(second, { ...discounted, tenders: [{ kind: 'baki', amount: discounted.expectedTotal }] });
  shop.clock.advance(3_600_000);
  const open = {
    kind: 'open' as const,
    lineId: shop.ports.ids.next(),
    name: 'Shopping bag',
    quantity: baseUnits(1),
    unitPrice: paisa(1500),
    discount: paisa(0),
  };
  const electronic: CheckoutInput = checkoutInput(first, [open]);
  const { expectedTotal: amount } = electronic;
  checkout(first, { ...electronic, tenders: [{ kind: 'bkash', amount, trxId: 'TRX123' }] });
  return { shop, context: first, napa, categoryId, customerId };
}

const codes = async (context: Context, query: Partial<ReceiptsQuery>) =>
  (await listSales(context, { ...ALL, ...query })).items.map((sale) => sale.receiptCode);

describe('listSales', () => {
  it('gives receipts newest first, with what all of them add up to', async () => {
    const { context } = threeSales();
    expect(await listSales(context, { ...ALL, limit: 2 })).toMatchObject({
      total: 3,
      amount: 2000 + 7500 + 1500,
      items: [
        { receiptCode: 'T1-000002', summary: 'Shopping bag', tenders: ['bkash'], lines: 1 },
        { receiptCode: 'T2-000001', summary: 'Napa 500, Rice', customerName: 'Rahim Uddin', total: 7500 },
      ],
    });
    expect(await codes(context, { offset: 2 })).toEqual(['T1-000001']);
  });

  it.each<[string, string[]]>([
    ['T1-000002', ['T1-000002']],
    ['t2-1', ['T2-000001']],
    ['১', ['T2-000001', 'T1-000001']],
    ['৳75', ['T2-000001']],
    ['75.00', ['T2-000001']],
    ['01812', ['T2-000001']],
    ['+880 1812-345678', ['T2-000001']],
    ['napa', ['T2-000001', 'T1-000001']],
    ['নাপা', ['T2-000001', 'T1-000001']],
    ['rahim', ['T2-000001']],
    ['bag', ['T1-000002']],
    ['%', []],
    ['nothing like it', []],
  ])('finds %s', async (text, expected) => {
    const { context } = threeSales();
    expect(await codes(context, { text })).toEqual(expected);
  });

  it('opens the receipts behind a figure', async () => {
    const { context, napa, categoryId, customerId } = threeSales();
    const today = '2026-11-22' as BusinessDay;
    expect(await codes(context, { fromDay: today, toDay: today })).toEqual(['T1-000002', 'T2-000001']);
    expect(await codes(context, { toDay: '2026-11-21' as BusinessDay })).toEqual(['T1-000001']);
    expect(await codes(context, { hour: 12 })).toEqual(['T1-000001']);
    expect(await codes(context, { fromDay: today, toDay: today, hour: 14 })).toEqual(['T2-000001']);
    expect(await codes(context, { tender: 'baki' })).toEqual(['T2-000001']);
    expect(await codes(context, { productId: napa.id })).toEqual(['T2-000001', 'T1-000001']);
    expect(await codes(context, { categoryId, fromDay: today })).toEqual(['T2-000001']);
    expect(await codes(context, { customerId })).toEqual(['T2-000001']);
    expect(await codes(context, { tillId: 1 })).toEqual(['T1-000002', 'T1-000001']);
    expect(await codes(context, { withDiscount: true })).toEqual(['T2-000001']);
    expect(await listSales(context, { ...ALL, tender: 'cash' })).toMatchObject({ total: 1, amount: 2000 });
  });

  it('shows the profit of receipts only to those who see costs', async () => {
    const { shop, context } = threeSales();
    expect(await codes(context, { figure: 'profit' })).toHaveLength(3);
    expect(() => listSales(actAs(shop, 'cashier'), { ...ALL, figure: 'profit' })).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED' }),
    );
  });
});

describe('query plans', () => {
  const searches: Partial<ReceiptsQuery>[] = [
    {},
    { fromDay: '2026-11-01' as BusinessDay, toDay: '2026-11-30' as BusinessDay },
    { productId: '01900000-0000-7000-8000-000000000001' },
    { customerId: '01900000-0000-7000-8000-000000000001' },
    { fromDay: '2026-11-01' as BusinessDay, tender: 'baki' },
    { text: 'T1-000123' },
    { text: '123' },
    { text: '01711000000' },
    { text: 'napa' },
  ];

  it.each(searches.map((query) => [JSON.stringify(query), query] as const))(
    'the list reads no big table from end to end for %s',
    (_name, query) => {
      const { db } = createTestShop();
      const asked = { ...ALL, ...query };
      const { sql, values } = pageSql(asked, meaningOfText(asked.text));
      const plan = db.sqlite
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...values)
        .map((row) => row.detail);
      const scans = plan.filter((detail) =>
        /^SCAN (s|sales|sale_lines|l|payments|p|stock_moves)\b/.test(detail),
      );
      // Browsing walks the day index from its newest end and stops at the limit.
      expect(scans.filter((detail) => !detail.includes('USING INDEX sales_day'))).toEqual([]);
    },
  );

  it('the checkout finds everything by index', () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    const asked: string[] = [];
    const spied = {
      ...context.db,
      statement: (sql: string) => {
        asked.push(sql);
        return shop.db.statement(sql);
      },
    };
    const goods = addGoods(shop, { oversell: 'allow', batches: [] });
    const input = checkoutInput(context, [lineOf(shop, goods, 1)], { customerId: addCustomer(shop) });
    const { expectedTotal: amount } = input;
    const half = paisa(amount / 2);
    input.tenders = [
      { kind: 'baki', amount: half },
      { kind: 'bkash', amount: half, trxId: 'ABCD' },
    ];
    checkout({ ...context, db: spied as typeof context.db }, input);
    expect(asked.length).toBeGreaterThan(20);
    const scans = asked.flatMap((sql) => {
      const parameters = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null);
      const plan = shop.db.sqlite
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters);
      // `asked` is the list that the statement was given, no table.
      return plan
        .filter(({ detail }) => /^SCAN (?!audit$|asked VIRTUAL TABLE)[a-z]/.test(detail))
        .map(({ detail }) => `${detail}: ${sql}`);
    });
    expect(scans).toEqual([]);
  });
});

describe('drafts', () => {
  it('keep the newest revision, show open ones at their till and held ones everywhere', () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner', 1);
    const other = actAs(shop, 'cashier', 2);
    const id = shop.ports.ids.next();
    const draft = {
      id,
      state: 'open' as const,
      name: '',
      customerId: null,
      lines: [lineOf(shop, addGoods(shop), 3)],
      billDiscount: paisa(0),
      receiptLanguage: null,
      revision: 5,
    };
    expect(saveDraft(context, draft)).toEqual({ revision: 5 });
    expect(saveDraft(context, { ...draft, lines: [], revision: 4 })).toEqual({ revision: 5 });
    expect(listDrafts(context).items).toMatchObject([{ id, total: 3000, tillId: 1, revision: 5 }]);
    expect(listDrafts(other).items).toEqual([]);
    expect(() => discardDraft(other, { id })).toThrow(expect.objectContaining({ code: 'VERSION_CONFLICT' }));
    expect(listDrafts(context).items).toHaveLength(1);
    saveDraft(context, { ...draft, state: 'held', name: 'Rahim', revision: 6 });
    expect(listDrafts(other).items).toMatchObject([{ id, name: 'Rahim', state: 'held' }]);
    discardDraft(other, { id });
    discardDraft(other, { id });
    expect(listDrafts(context).items).toEqual([]);
    const audited = shop.db.sqlite
      .prepare("SELECT entity_id FROM audit WHERE action = 'draft.discard'")
      .all();
    expect(audited).toEqual([{ entity_id: id }]);
  });
});
