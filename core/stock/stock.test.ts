import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { checkout } from '../sales/index.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { addGoods, checkoutInput, lineOf, type TestGoods, traceOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { adjustBatch } from './adjust-batch.ts';
import { receiveStock } from './receive-stock.ts';
import { setBatchStatus } from './set-batch-status.ts';
import { listBatches, listMoves } from './show-stock.ts';
import { averageCost } from './stock-rules.ts';

const rate = (amount: number, per = 1) => ({ amount: paisa(amount), per: baseUnits(per) });

function delivery(context: Context, goods: TestGoods, quantity: number, rest: object = {}) {
  const line = {
    productId: goods.id,
    batchNo: '',
    expiry: null,
    quantity: baseUnits(quantity),
    cost: null,
    mrp: null,
    price: null,
    ...rest,
  };
  return { deliveryId: context.ports.ids.next(), lines: [line], note: '' };
}

function refusalOf(context: Context, work: () => unknown): Refusal {
  const before = traceOf(context);
  let thrown: unknown;
  try {
    work();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Refusal);
  expect(traceOf(context)).toEqual(before);
  return thrown as Refusal;
}

function open() {
  const shop = createTestShop();
  return { shop, context: actAs(shop, 'owner') };
}

describe('receiveStock', () => {
  it('makes a batch, and the same delivery again changes nothing', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [], isPublished: true });
    const input = delivery(context, goods, 50, {
      batchNo: 'B1',
      expiry: '2027-05-01' as BusinessDay,
      mrp: rate(1200),
      cost: rate(900),
    });
    const first = receiveStock(context, input);
    expect(first.batches).toMatchObject([
      { productId: goods.id, batchNo: 'B1', onHand: 50, cost: rate(900) },
    ]);
    const trace = traceOf(shop);
    expect(receiveStock(context, input)).toEqual(first);
    expect(traceOf(shop)).toEqual(trace);
    expect(trace).toMatchObject({ stock_moves: 1, outbox: 1, audit: 1 });
  });

  it('adds to the batch of the same number, expiry and MRP, at the average cost', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [] });
    const same = { batchNo: 'B1', expiry: '2027-05-01' as BusinessDay, mrp: rate(1200) };
    receiveStock(context, delivery(context, goods, 30, { ...same, cost: rate(900) }));
    receiveStock(context, delivery(context, goods, 10, { ...same, mrp: rate(12_000, 10), cost: rate(1100) }));
    receiveStock(context, delivery(context, goods, 5, { ...same, mrp: rate(1300) }));
    expect(listBatches(context, { productId: goods.id }).items).toMatchObject([
      { onHand: 40, cost: rate(950), mrp: rate(1200) },
      { onHand: 5, cost: null, mrp: rate(1300) },
    ]);
  });

  it('begins to count: what was sold before is written off, not owed', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { isCounted: false, batches: [] });
    checkout(context, checkoutInput(context, [lineOf(shop, goods, 7)]));
    receiveStock(context, delivery(context, goods, 20, { batchNo: 'B1' }));
    const { items } = listBatches(context, { productId: goods.id });
    expect(items.map(({ batchNo, onHand }) => [batchNo, onHand])).toEqual([
      ['B1', 20],
      ['', 0],
    ]);
    expect(
      refusalOf(context, () => checkout(context, checkoutInput(context, [lineOf(shop, goods, 21)]))).code,
    ).toBe('OUT_OF_STOCK');
  });

  it('settles what was oversold, so that no goods are offered that are gone', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { oversell: 'allow', batches: [{ onHand: 2, batchNo: 'A' }] });
    checkout(context, checkoutInput(context, [lineOf(shop, goods, 8)]));
    receiveStock(context, delivery(context, goods, 10, { batchNo: 'B' }));
    const { items } = listBatches(context, { productId: goods.id });
    const onHand = Object.fromEntries(items.map((batch) => [batch.batchNo, batch.onHand]));
    expect(onHand).toEqual({ '': 0, A: 0, B: 4 });
    expect(ledgerProblems(shop.db.sqlite)).toEqual([]);
  });

  it('refuses unknown goods, a price above MRP, expired goods and a batch in quarantine, whole and by row and field', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 5, batchNo: 'Q', status: 'quarantined' }] });
    const bad = [
      delivery(context, { ...goods, id: shop.ports.ids.next() }, 1),
      delivery(context, goods, 1, { price: rate(1300), mrp: rate(1200) }),
      delivery(context, goods, 1, { expiry: '2026-11-20' as BusinessDay }),
      delivery(context, goods, 1, { batchNo: 'Q' }),
    ];
    const refused = bad.map((input) => {
      const mixed = { ...input, lines: [...delivery(context, goods, 1).lines, ...input.lines] };
      const { code, data } = refusalOf(context, () => receiveStock(context, mixed));
      return [code, data];
    });
    expect(refused).toMatchObject([
      ['UNKNOWN_PRODUCT', { line: 1, field: 'productId' }],
      ['ABOVE_MRP', { line: 1, field: 'price' }],
      ['BATCH_NOT_SELLABLE', { line: 1, field: 'expiry', reason: 'expired' }],
      ['BATCH_NOT_SELLABLE', { line: 1, field: 'batchNo', reason: 'quarantined' }],
    ]);
  });

  it('averages cost exactly, and leaves what is known', () => {
    const units = baseUnits;
    expect(averageCost(units(3), rate(100), units(1), rate(200))).toEqual(rate(125));
    expect(averageCost(units(3), rate(100), units(1), null)).toEqual(rate(100));
    expect(averageCost(units(-3), rate(100), units(1), rate(200))).toEqual(rate(200));
    expect(averageCost(units(2), rate(100), units(1), rate(101))).toEqual(rate(301, 3));
  });
});

describe('adjustBatch', () => {
  it('corrects with a reason, once per adjustment', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 10 }] });
    const input = {
      adjustmentId: shop.ports.ids.next(),
      batchId: goods.batches[0] ?? '',
      quantity: baseUnits(-3),
      reason: 'damaged',
    };
    expect(adjustBatch(context, input).onHand).toBe(7);
    expect(adjustBatch(context, input).onHand).toBe(7);
    expect(listMoves(context, { productId: goods.id, limit: 10 }).items).toMatchObject([
      { quantity: -3, balance: 7, kind: 'adjust', reason: 'damaged' },
      { quantity: 10, balance: 10, kind: 'opening' },
    ]);
    const older = listMoves(context, { productId: goods.id, limit: 10, before: 2 });
    expect(older.items).toMatchObject([{ quantity: 10, balance: 10 }]);
  });

  it('is made once by its id, whatever batch comes with it again', () => {
    const { shop, context } = open();
    const [first = '', second = ''] = addGoods(shop, {
      batches: [{ onHand: 10 }, { onHand: 10, batchNo: 'B' }],
    }).batches;
    const adjustmentId = shop.ports.ids.next();
    const input = { adjustmentId, quantity: baseUnits(-3), reason: 'damaged' };
    expect(adjustBatch(context, { ...input, batchId: first }).onHand).toBe(7);
    expect(adjustBatch(context, { ...input, batchId: second }).onHand).toBe(10);
  });

  it('refuses zero, more than there is, and a batch nobody has', () => {
    const { shop, context } = open();
    const batchId = addGoods(shop, { batches: [{ onHand: 10 }] }).batches[0] ?? '';
    const attempt = (quantity: number, id = batchId) =>
      refusalOf(context, () =>
        adjustBatch(context, {
          adjustmentId: shop.ports.ids.next(),
          batchId: id,
          quantity: baseUnits(quantity),
          reason: 'x',
        }),
      ).code;
    expect([attempt(0), attempt(-11), attempt(1, shop.ports.ids.next())]).toEqual([
      'BAD_QUANTITY',
      'OUT_OF_STOCK',
      'NOT_FOUND_RECORD',
    ]);
  });
});

describe('setBatchStatus', () => {
  it('takes a batch off the shelf and back, audited', () => {
    const { shop, context } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 10 }] });
    const batchId = goods.batches[0] ?? '';
    setBatchStatus(context, { batchId, status: 'quarantined', reason: 'recall' });
    const sell = () => checkout(context, checkoutInput(context, [lineOf(shop, goods, 1)]));
    expect(refusalOf(context, sell).code).toBe('OUT_OF_STOCK');
    setBatchStatus(context, { batchId, status: 'ok', reason: 'cleared' });
    expect(sell().total).toBe(1000 as Paisa);
    const actions = shop.db.sqlite
      .prepare("SELECT action FROM audit WHERE entity = 'batch' ORDER BY id")
      .all();
    expect(actions).toEqual([{ action: 'stock.quarantine' }, { action: 'stock.release' }]);
  });

  it('hides cost from a cashier', () => {
    const { shop } = open();
    const goods = addGoods(shop, { batches: [{ onHand: 10, cost: 5 }] });
    expect(listBatches(actAs(shop, 'cashier'), { productId: goods.id }).items[0]?.cost).toBeNull();
  });
});
