import { describe, expect, it } from 'vitest';
import type { CheckoutInput, TenderInput } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { readSettings, writeSettings } from '../settings/index.ts';
import { addCustomer, addGoods, checkoutInput, lineOf, traceOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { getSale } from './get-sale.ts';
import { quoteCart } from './quote-cart.ts';
import { saveDraft } from './save-draft.ts';

function open(role: Parameters<typeof actAs>[1] = 'owner') {
  const shop = createTestShop();
  return { shop, context: actAs(shop, role) };
}

/** The refusal of a checkout, after making sure that it left no trace. */
function refusalOf(context: Context, input: CheckoutInput): Refusal {
  const before = traceOf(context);
  let thrown: unknown;
  try {
    checkout(context, input);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  expect(traceOf(context)).toEqual(before);
  return thrown as Refusal;
}

const cash = (amount: number, received = amount): TenderInput => ({
  kind: 'cash',
  amount: paisa(amount),
  received: paisa(received),
});

describe('checkout', () => {
  it('rings up a pharmacy sale: batches, frozen cost, tenders, khata, totals, paper', () => {
    const { shop, context } = open();
    const medicine = addGoods(shop, {
      baseUnit: 'tablet',
      drugClass: 'otc',
      vatRateBp: 1500,
      isPublished: true,
      packs: [
        { unit: 'strip', size: 10, price: 5000 },
        { unit: 'tablet', size: 1, price: 500 },
      ],
      batches: [
        { onHand: 15, batchNo: 'A', expiry: '2027-03-01', mrp: 500, cost: 400 },
        { onHand: 50, batchNo: 'B', expiry: '2027-09-01', mrp: 600, cost: 450 },
      ],
    });
    const customerId = addCustomer(shop);
    const parts = [
      { packId: medicine.packs[0] ?? '', quantity: baseUnits(20) },
      { packId: medicine.packs[1] ?? '', quantity: baseUnits(3) },
    ];
    const line = lineOf(shop, medicine, 1, { parts, discount: paisa(300) });
    const input = checkoutInput(context, [line], {
      customerId,
      total: paisa(12_000),
      tenders: [
        { kind: 'bkash', amount: paisa(5000), trxId: 'ab12cd' },
        cash(4000, 5000),
        { kind: 'baki', amount: paisa(3000) },
      ],
    });
    const sale = checkout(context, input);
    expect(sale).toMatchObject({
      receiptCode: 'T1-000001',
      subtotal: 15 * 500 + 8 * 600,
      lineDiscount: 300,
      total: 12_000,
      rounding: 0,
      change: 1000,
      vatIncluded: Math.round((12_000 * 15) / 115),
      customer: { balanceBefore: 0, balanceAfter: 3000 },
      tenders: [{ kind: 'bkash', trxId: 'AB12CD' }, { kind: 'cash', received: 5000 }, { kind: 'baki' }],
    });
    expect(sale.lines[0]).toMatchObject({
      quantity: 23,
      cost: 15 * 400 + 8 * 450,
      batches: [
        { batchNo: 'A', quantity: 15 },
        { batchNo: 'B', quantity: 8 },
      ],
      parts: [
        { unit: 'strip', quantity: 15, rate: { amount: 500, per: 1 } },
        { unit: 'strip', quantity: 5, rate: { amount: 600, per: 1 } },
        { unit: 'tablet', quantity: 3, rate: { amount: 600, per: 1 } },
      ],
    });
    const rows = (sql: string) => shop.db.sqlite.prepare(sql).all();
    expect(rows('SELECT on_hand FROM batches ORDER BY batch_no')).toEqual([{ on_hand: 0 }, { on_hand: 42 }]);
    expect(rows('SELECT amount, sale_id FROM khata_entries')).toEqual([{ amount: 3000, sale_id: sale.id }]);
    expect(rows('SELECT receipts, net, cost, discount FROM day_totals')).toEqual([
      { receipts: 1, net: 12_000, cost: 9600, discount: 300 },
    ]);
    expect(rows('SELECT hour, net FROM hour_totals')).toEqual([{ hour: 12, net: 12_000 }]);
    expect(rows('SELECT kind, amount FROM tender_totals ORDER BY kind')).toEqual([
      { kind: 'baki', amount: 3000 },
      { kind: 'bkash', amount: 5000 },
      { kind: 'cash', amount: 4000 },
    ]);
    expect(rows('SELECT sale_id, kind, kick_drawer FROM print_jobs')).toEqual([
      { sale_id: sale.id, kind: 'receipt', kick_drawer: 1 },
    ]);
    expect(rows("SELECT topic, key, version FROM outbox WHERE status = 'due'")).toEqual([
      { topic: 'availability', key: medicine.id, version: 1 },
    ]);
    expect(verifyAuditChain(shop.db.sqlite)).toEqual({ entries: 1, brokenAt: null });
  });

  it('answers the same saleId with the first receipt, whatever it costs by now', () => {
    const { shop, context } = open();
    const goods = addGoods(shop);
    const input = checkoutInput(context, [lineOf(shop, goods, 2)]);
    const first = checkout(context, input);
    const elsewhere = actAs(shop, 'cashier', 2);
    const trace = traceOf(shop);
    expect(checkout(context, input)).toEqual(first);
    expect(checkout(elsewhere, { ...input, expectedTotal: paisa(1) })).toMatchObject({
      receiptCode: first.receiptCode,
    });
    expect(traceOf(shop)).toEqual(trace);
  });

  it('refuses the saleId of a sale for other goods, another quantity or other tenders, and says which receipt it is', () => {
    const { shop, context } = open();
    const [goods, others] = [addGoods(shop), addGoods(shop)];
    const input = checkoutInput(context, [lineOf(shop, goods, 2)]);
    const first = checkout(context, input);
    const elsewhere = actAs(shop, 'cashier', 2);
    const trace = traceOf(shop);
    for (const lines of [
      [lineOf(shop, others, 2)],
      [lineOf(shop, goods, 1)],
      [...input.lines, lineOf(shop, others, 1)],
    ])
      expect(() => checkout(elsewhere, { ...input, lines })).toThrow(
        expect.objectContaining({
          code: 'DUPLICATE',
          data: expect.objectContaining({ entity: 'sale', value: first.receiptCode }),
        }),
      );
    const tenders = [{ kind: 'baki' as const, amount: first.total }];
    expect(() => checkout(elsewhere, { ...input, tenders })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE' }),
    );
    expect(traceOf(shop)).toEqual(trace);
  });

  it('leaves a held cart to the till that opens it first', () => {
    const { shop, context } = open();
    const { saleId: id, lines } = checkoutInput(context, [lineOf(shop, addGoods(shop), 1)]);
    const held = {
      id,
      state: 'held' as const,
      name: 'Karim',
      customerId: null,
      lines,
      billDiscount: paisa(0),
      receiptLanguage: null,
      revision: 3,
    };
    saveDraft(context, held);
    const elsewhere = actAs(shop, 'cashier', 2);
    saveDraft(elsewhere, { ...held, state: 'open', revision: 4 });
    expect(() => saveDraft(context, { ...held, state: 'open', revision: 4, lines: [] })).toThrow(
      expect.objectContaining({ code: 'VERSION_CONFLICT' }),
    );
    saveDraft(elsewhere, { ...held, revision: 5 });
    expect(saveDraft(context, { ...held, state: 'open', revision: 6 })).toEqual({ revision: 6 });
  });

  it('takes the draft with it, which then cannot come back', () => {
    const { shop, context } = open();
    const input = checkoutInput(context, [lineOf(shop, addGoods(shop), 1)]);
    const draft = {
      id: input.saleId,
      state: 'open' as const,
      name: '',
      customerId: null,
      lines: input.lines,
      billDiscount: paisa(0),
      receiptLanguage: null,
      revision: 3,
    };
    saveDraft(context, draft);
    checkout(context, input);
    expect(shop.db.sqlite.prepare('SELECT count(*) AS n FROM drafts').get()).toEqual({ n: 0 });
    expect(() => saveDraft(context, { ...draft, revision: 4 })).toThrow(Refusal);
  });

  it('counts receipts per till without a gap, refusals between them', () => {
    const { shop, context } = open();
    const second = actAs(shop, 'owner', 2);
    const goods = addGoods(shop, { batches: [{ onHand: 4 }] });
    const codes: string[] = [];
    for (const at of [context, second, context, second, context]) {
      try {
        codes.push(checkout(at, checkoutInput(at, [lineOf(shop, goods, 1)])).receiptCode);
      } catch (error) {
        codes.push((error as Refusal).code);
      }
    }
    expect(codes).toEqual(['T1-000001', 'T2-000001', 'T1-000002', 'T2-000002', 'OUT_OF_STOCK']);
  });

  it('sells the last unit once when two tills ask for it', () => {
    const { shop, context } = open();
    const other = actAs(shop, 'cashier', 2);
    const goods = addGoods(shop, { batches: [{ onHand: 1 }] });
    const mine = checkoutInput(context, [lineOf(shop, goods, 1)]);
    const theirs = checkoutInput(other, [lineOf(shop, goods, 1)]);
    expect(checkout(context, mine).receiptCode).toBe('T1-000001');
    expect(refusalOf(other, theirs)).toMatchObject({ code: 'OUT_OF_STOCK', data: { asked: 1, onHand: 0 } });
  });

  it('rounds to whole taka as its own line, or not when the shop says so', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { packs: [{ unit: 'piece', size: 1, price: 1049 }] });
    expect(checkout(context, checkoutInput(context, [lineOf(shop, goods, 1)]))).toMatchObject({
      total: 1000,
      rounding: -49,
    });
    const { counter } = readSettings(shop.db);
    writeSettings(shop.db, { counter: { ...counter, rounding: 'none' } }, 0);
    expect(checkout(context, checkoutInput(context, [lineOf(shop, goods, 1)]))).toMatchObject({
      total: 1049,
      rounding: 0,
    });
  });

  it('sells what is not counted or may be oversold out of a batch without number, below zero', () => {
    const { shop, context } = open();
    const uncounted = addGoods(shop, { isCounted: false, batches: [] });
    const allowed = addGoods(shop, { oversell: 'allow', batches: [{ onHand: 2, batchNo: 'X', cost: 700 }] });
    for (let round = 0; round < 2; round += 1)
      checkout(context, checkoutInput(context, [lineOf(shop, uncounted, 3), lineOf(shop, allowed, 5)]));
    const batches = shop.db.sqlite
      .prepare('SELECT batch_no, on_hand FROM batches WHERE product_id = ? ORDER BY batch_no')
      .all(allowed.id);
    expect(batches).toEqual([
      { batch_no: '', on_hand: -8 },
      { batch_no: 'X', on_hand: 0 },
    ]);
    const nameless = shop.db.sqlite
      .prepare('SELECT on_hand FROM batches WHERE product_id = ?')
      .all(uncounted.id);
    expect(nameless).toEqual([{ on_hand: -6 }]);
    const costOf = shop.db.sqlite.prepare('SELECT cost FROM sale_lines WHERE product_id = ? LIMIT 1');
    expect(costOf.get(allowed.id)).toEqual({ cost: 5 * 700 });
    expect(costOf.get(uncounted.id)).toEqual({ cost: null });
  });

  it('sells a quick item without touching stock, to those who may', () => {
    const { shop, context } = open('cashier');
    const lines = [
      {
        kind: 'open' as const,
        lineId: shop.ports.ids.next(),
        name: 'Bag',
        quantity: baseUnits(2),
        unitPrice: paisa(500),
        discount: paisa(0),
      },
    ];
    expect(refusalOf(context, checkoutInput(context, lines))).toMatchObject({
      code: 'NOT_ALLOWED',
      data: { permission: 'sales.open-item' },
    });
    const manager = actAs(shop, 'manager');
    expect(checkout(manager, checkoutInput(manager, lines)).lines[0]).toMatchObject({
      productId: null,
      nameEn: 'Bag',
      amount: 1000,
      cost: null,
    });
  });

  it('a quote does not tell where the cost lies to those who may not see it', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 5, cost: 600 }] });
    const cart = { lines: [lineOf(shop, goods, 1, { discount: paisa(500) })], billDiscount: paisa(0) };
    expect(quoteCart(context, cart).lines[0]?.warnings).toEqual(['below-cost']);
    expect(quoteCart(actAs(shop, 'cashier'), cart).lines[0]?.warnings).toEqual([]);
  });

  it('hides cost from those who may not see it', () => {
    const { shop, context } = open('cashier');
    const goods = addGoods(shop, { batches: [{ onHand: 5, cost: 300 }] });
    const sale = checkout(context, checkoutInput(context, [lineOf(shop, goods, 1)]));
    expect(sale.lines[0]?.cost).toBeNull();
    expect(getSale(actAs(shop, 'owner'), { saleId: sale.id }).lines[0]?.cost).toBe(300);
  });
});

describe('checkout refuses, and changes nothing', () => {
  type Case = [
    code: string,
    why: string,
    make: (context: Context) => CheckoutInput,
    role?: Parameters<typeof actAs>[1],
  ];
  const sold = (context: Context, spec: Parameters<typeof addGoods>[1], quantity = 1, total?: Paisa) => {
    const line = lineOf(context, addGoods(context, spec), quantity);
    return checkoutInput(context, [line], total === undefined ? {} : { total });
  };
  const withTenders = (tenders: TenderInput[]) => (context: Context) => ({
    ...sold(context, {}, 10),
    tenders,
  });
  const ten = paisa(10_000);
  const cases: Case[] = [
    [
      'UNKNOWN_PRODUCT',
      'a product nobody has',
      (context) =>
        checkoutInput(
          context,
          [lineOf(context, { id: context.ports.ids.next(), packs: [], batches: [] }, 1)],
          {
            total: ten,
          },
        ),
    ],
    ['UNKNOWN_PRODUCT', 'a retired product', (context) => sold(context, { isActive: false }, 1, ten)],
    [
      'UNKNOWN_PACK',
      'a pack of another product',
      (context) => {
        const packId = addGoods(context).packs[0] ?? '';
        return checkoutInput(context, [lineOf(context, addGoods(context), 1, { packId })], { total: ten });
      },
    ],
    ['BAD_QUANTITY', 'zero', (context) => sold(context, {}, 0, ten)],
    [
      'NO_PRICE',
      'goods without a price',
      (context) => sold(context, { packs: [{ unit: 'piece', size: 1, price: null }] }, 1, ten),
    ],
    [
      'BATCH_NOT_SELLABLE',
      'an expired batch chosen by hand',
      (context) => {
        const goods = addGoods(context, { batches: [{ onHand: 9, expiry: '2026-11-20' }] });
        return checkoutInput(context, [lineOf(context, goods, 1, { batchId: goods.batches[0] ?? null })], {
          total: ten,
        });
      },
    ],
    [
      'BATCH_NOT_SELLABLE',
      'a batch in quarantine chosen by hand',
      (context) => {
        const goods = addGoods(context, { batches: [{ onHand: 9, status: 'quarantined' }] });
        return checkoutInput(context, [lineOf(context, goods, 1, { batchId: goods.batches[0] ?? null })], {
          total: ten,
        });
      },
    ],
    ['OUT_OF_STOCK', 'more than on hand', (context) => sold(context, { batches: [{ onHand: 3 }] }, 4)],
    [
      'OUT_OF_STOCK',
      'only expired goods',
      (context) => sold(context, { batches: [{ onHand: 9, expiry: '2026-11-20' }] }),
    ],
    [
      'OUT_OF_STOCK',
      'unconfirmed overselling',
      (context) => sold(context, { oversell: 'warn', batches: [{ onHand: 3 }] }, 4),
    ],
    [
      'ABOVE_MRP',
      'a price above the printed MRP',
      (context) => sold(context, { batches: [{ onHand: 3, mrp: 900, price: 1000 }] }),
    ],
    ['NOT_ACKNOWLEDGED', 'an unconfirmed prescription', (context) => sold(context, { drugClass: 'rx' })],
    [
      'NOT_ACKNOWLEDGED',
      'an unconfirmed controlled drug',
      (context) => sold(context, { drugClass: 'controlled' }),
    ],
    ['PRICE_CHANGED', 'a tampered total', (context) => sold(context, {}, 1, paisa(100))],
    [
      'PRICE_CHANGED',
      'a tampered line amount',
      (context) =>
        checkoutInput(context, [lineOf(context, addGoods(context), 1, { expectedAmount: paisa(999) })]),
    ],
    [
      'BAD_DISCOUNT',
      'a discount above the amount',
      (context) =>
        checkoutInput(context, [lineOf(context, addGoods(context), 1, { discount: paisa(1001) })], {
          total: ten,
        }),
    ],
    [
      'BAD_DISCOUNT',
      'a bill discount above the bill',
      (context) =>
        checkoutInput(context, [lineOf(context, addGoods(context), 1)], {
          billDiscount: paisa(1001),
          total: ten,
        }),
    ],
    [
      'NEEDS_APPROVAL',
      'a line discount above the cap of the role',
      (context) => checkoutInput(context, [lineOf(context, addGoods(context), 10, { discount: paisa(600) })]),
      'cashier',
    ],
    [
      'NEEDS_APPROVAL',
      'a bill discount above the cap of the role',
      (context) =>
        checkoutInput(context, [lineOf(context, addGoods(context), 10)], { billDiscount: paisa(600) }),
      'cashier',
    ],
    ['TENDERS_DO_NOT_ADD_UP', 'too little', withTenders([cash(9900)])],
    ['TENDERS_DO_NOT_ADD_UP', 'too much', withTenders([cash(10_000), cash(100)])],
    [
      'TENDERS_DO_NOT_ADD_UP',
      'an empty tender',
      withTenders([cash(10_000), { kind: 'bkash', amount: paisa(0), trxId: 'ABCD' }]),
    ],
    ['CASH_SHORT', 'less cash than to be paid', withTenders([cash(10_000, 9900)])],
    ['TRXID_REQUIRED', 'no transaction id', withTenders([{ kind: 'nagad', amount: ten, trxId: null }])],
    ['CUSTOMER_REQUIRED', 'baki for nobody', withTenders([{ kind: 'baki', amount: ten }])],
    [
      'TRXID_TWICE',
      'an id twice in one sale',
      withTenders([
        { kind: 'bkash', amount: paisa(5000), trxId: 'ABCD1' },
        { kind: 'nagad', amount: paisa(5000), trxId: 'abcd1' },
      ]),
    ],
    [
      'NOT_FOUND_RECORD',
      'a customer nobody knows',
      (context) => ({ ...sold(context, {}), customerId: context.ports.ids.next() }),
    ],
    [
      'DUPLICATE',
      'the same line twice',
      (context) => {
        const line = lineOf(context, addGoods(context), 1);
        return checkoutInput(context, [line, line], { total: ten });
      },
    ],
  ];

  it.each(cases)('%s: %s', (code, _why, make, role = 'owner') => {
    const { context } = open(role);
    expect(refusalOf(context, make(context)).code).toBe(code);
  });

  it('TRXID_USED: an id of an earlier sale, in any case and of any kind but cards', () => {
    const { context } = open();
    const pay = (kind: 'bkash' | 'bangla-qr' | 'card', trxId: string) => ({
      ...sold(context, {}, 10),
      tenders: [{ kind, amount: ten, trxId }],
    });
    const first = checkout(context, pay('bkash', 'tX99aB'));
    expect(refusalOf(context, pay('bkash', 'TX99AB'))).toMatchObject({
      code: 'TRXID_USED',
      data: { receiptCode: first.receiptCode },
    });
    expect(refusalOf(context, pay('bangla-qr', 'tx99ab')).code).toBe('TRXID_USED');
    expect(checkout(context, pay('card', 'TX99AB')).receiptNumber).toBe(2);
  });

  it('lets a confirmed oversell and prescription through, and a missing TrxID where the shop does not ask', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { oversell: 'warn', drugClass: 'rx', batches: [{ onHand: 3 }] });
    const line = lineOf(shop, goods, 4, { acknowledged: ['oversell', 'prescription'] });
    const { counter } = readSettings(shop.db);
    writeSettings(shop.db, { counter: { ...counter, requireTrxId: false } }, 0);
    const input = checkoutInput(context, [line], {
      tenders: [{ kind: 'rocket', amount: paisa(4000), trxId: null }],
    });
    expect(checkout(context, input).total).toBe(4000);
  });

  it('lets goods near expiry and below cost through', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 3, expiry: '2026-11-21', cost: 2000 }] });
    expect(checkout(context, checkoutInput(context, [lineOf(shop, goods, 1)])).total).toBe(1000);
  });
});
