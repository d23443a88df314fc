import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readBalance } from '../customers/index.ts';
import { adjustBatch } from '../stock/adjust-batch.ts';
import { receiveStock } from '../stock/index.ts';
import { listBatches } from '../stock/show-stock.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { addCustomer, addGoods, checkoutInput, lineOf, type TestGoods } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { discardDraft } from './discard-draft.ts';
import { saveDraft } from './save-draft.ts';

/** What a very simple shop would know. */
type Model = { onHand: number[]; baki: number; receipts: number[]; net: number };

/** The shop under test beside its model. */
type World = {
  tills: Context[];
  goods: TestGoods[];
  rules: ('block' | 'warn' | 'allow')[];
  customerId: string;
  model: Model;
};

type Step =
  | {
      kind: 'sell';
      till: number;
      item: number;
      quantity: number;
      other: number;
      discount: number;
      baki: boolean;
      twice: boolean;
    }
  | { kind: 'receive'; item: number; quantity: number; batch: string; twice: boolean }
  | { kind: 'adjust'; item: number; quantity: number }
  | { kind: 'draft'; till: number; item: number; keep: boolean }
  | { kind: 'wait'; hours: number };

const item = fc.integer({ min: 0, max: 2 });
const till = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sell' as const),
      till,
      item,
      quantity: fc.integer({ min: 1, max: 12 }),
      other: fc.integer({ min: 0, max: 6 }),
      discount: fc.integer({ min: 0, max: 900 }),
      baki: fc.boolean(),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      item,
      quantity: fc.integer({ min: 1, max: 30 }),
      batch: fc.constantFrom('', 'A', 'B'),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      item,
      quantity: fc.integer({ min: -9, max: 9 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('draft' as const), till, item, keep: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
);

function makeWorld(): World & { clock: ReturnType<typeof createTestShop>['clock'] } {
  const shop = createTestShop();
  const rules = ['block', 'warn', 'allow'] as const;
  const goods = rules.map((oversell, index) =>
    addGoods(shop, {
      oversell,
      vatRateBp: index * 500,
      packs: [{ unit: 'piece', size: 1, price: 1033 + index * 71 }],
      batches: [{ onHand: 6, cost: 500 }],
    }),
  );
  return {
    clock: shop.clock,
    tills: [actAs(shop, 'owner', 1), actAs(shop, 'owner', 2)],
    goods,
    rules: [...rules],
    customerId: addCustomer(shop),
    model: { onHand: [6, 6, 6], baki: 0, receipts: [0, 0], net: 0 },
  };
}

function attempt(work: () => void): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function sell(world: World, action: Extract<Step, { kind: 'sell' }>): void {
  const { model } = world;
  const context = world.tills[action.till];
  const second = (action.item + 1) % 3;
  const wanted = [
    { item: action.item, quantity: action.quantity },
    { item: second, quantity: action.other },
  ].filter(({ quantity }) => quantity > 0);
  if (!context) return;
  const lines = wanted.map(({ item: index, quantity }) =>
    lineOf(context, world.goods[index] as TestGoods, quantity, { discount: paisa(action.discount) }),
  );
  const input = checkoutInput(context, lines, { customerId: world.customerId });
  const total = input.expectedTotal;
  if (action.baki) input.tenders = [{ kind: 'baki', amount: total }];
  const refusal = attempt(() => checkout(context, input));
  const isShort = wanted.some(
    ({ item: index, quantity }) =>
      world.rules[index] !== 'allow' && quantity > Math.max(0, model.onHand[index] ?? 0),
  );
  expect(refusal?.code).toBe(isShort ? 'OUT_OF_STOCK' : undefined);
  if (isShort) return;
  if (action.twice) expect(checkout(context, input).total).toBe(total);
  for (const { item: index, quantity } of wanted) model.onHand[index] = (model.onHand[index] ?? 0) - quantity;
  model.baki += action.baki ? total : 0;
  model.net += total;
  model.receipts[action.till] = (model.receipts[action.till] ?? 0) + 1;
}

function receive(world: World, action: Extract<Step, { kind: 'receive' }>): void {
  const [context] = world.tills;
  const goods = world.goods[action.item];
  if (!context || !goods) return;
  const line = {
    productId: goods.id,
    batchNo: action.batch,
    expiry: action.batch === '' ? null : ('2027-06-01' as BusinessDay),
    quantity: baseUnits(action.quantity),
    cost: null,
    mrp: null,
    price: null,
  };
  const input = { deliveryId: context.ports.ids.next(), lines: [line], note: '' };
  for (let round = 0; round < (action.twice ? 2 : 1); round += 1) receiveStock(context, input);
  world.model.onHand[action.item] = (world.model.onHand[action.item] ?? 0) + action.quantity;
}

function adjust(world: World, action: Extract<Step, { kind: 'adjust' }>): void {
  const [context] = world.tills;
  const goods = world.goods[action.item];
  const batch = context && goods && listBatches(context, { productId: goods.id }).items[0];
  if (!context || !batch) return;
  const { quantity } = action;
  const adjustmentId = context.ports.ids.next();
  const refusal = attempt(() =>
    adjustBatch(context, { adjustmentId, batchId: batch.id, quantity: baseUnits(quantity), reason: 'count' }),
  );
  const isBelow = quantity < 0 && batch.onHand + quantity < 0;
  expect(refusal?.code).toBe(quantity === 0 ? 'BAD_QUANTITY' : isBelow ? 'OUT_OF_STOCK' : undefined);
  if (!refusal) world.model.onHand[action.item] = (world.model.onHand[action.item] ?? 0) + quantity;
}

function draft(world: World, action: Extract<Step, { kind: 'draft' }>): void {
  const context = world.tills[action.till];
  const goods = world.goods[action.item];
  if (!context || !goods) return;
  const id = context.ports.ids.next();
  const lines = [lineOf(context, goods, 3)];
  const rest = {
    state: 'held' as const,
    name: '',
    customerId: null,
    billDiscount: paisa(0),
    receiptLanguage: null,
  };
  saveDraft(context, { id, lines, ...rest, revision: 1 });
  if (!action.keep) discardDraft(context, { id });
}

function play(world: ReturnType<typeof makeWorld>, action: Step): void {
  if (action.kind === 'sell') sell(world, action);
  else if (action.kind === 'receive') receive(world, action);
  else if (action.kind === 'adjust') adjust(world, action);
  else if (action.kind === 'draft') draft(world, action);
  else world.clock.advance(action.hours * 3_600_000);
}

describe('any stream of receiving, selling, adjusting and drafts', () => {
  it('leaves stock, receipts, khata and totals as a simple model has them, and every ledger sound', {
    timeout: 180_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        const world = makeWorld();
        const [context] = world.tills;
        if (!context) return;
        const { db } = context;
        try {
          for (const action of steps) play(world, action);
          const { model } = world;
          const onHand = world.goods.map(({ id }) =>
            listBatches(context, { productId: id }).items.reduce((sum, batch) => sum + batch.onHand, 0),
          );
          expect(onHand).toEqual(model.onHand);
          expect(readBalance(db, world.customerId)).toBe(model.baki);
          const numbers = db.sqlite
            .prepare('SELECT next_receipt_number - 1 AS n FROM tills ORDER BY id')
            .all();
          expect(numbers).toEqual(model.receipts.map((n) => ({ n })));
          const net = db.sqlite.prepare('SELECT coalesce(sum(net), 0) AS net FROM day_totals').get();
          expect(net).toEqual({ net: model.net });
          expect(ledgerProblems(db.sqlite)).toEqual([]);
        } finally {
          db.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
