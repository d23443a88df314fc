import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productInputSchema } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { getProduct } from '../catalog/read-products.ts';
import { updateProduct } from '../catalog/update-product.ts';
import { checkout } from '../sales/index.ts';
import { noteAvailability } from '../stock/index.ts';
import { receiveStock } from '../stock/receive-stock.ts';
import { connectedShop, FAST } from '../testing/connected-shop.ts';
import { orderOf, ringUpHeld } from '../testing/order-world.ts';
import { overLine } from '../testing/over-line.ts';
import { type StandInMarket, standInMarket } from '../testing/stand-in-market.ts';
import { addGoods, checkoutInput, lineOf, type TestGoods } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { answerOrder } from './answer-order.ts';
import { countAnswers } from './answers.repo.ts';
import { readLink } from './link.repo.ts';
import { listOrders } from './list-orders.ts';
import { retryGoods } from './mend-queue.ts';
import { startOutboxWorker } from './outbox-worker.ts';
import { countQueue, stateOf } from './queue.repo.ts';
import { readOffers } from './read-offers.ts';
import type { OutboxWorker } from './worker-state.ts';

const PRODUCTS = 3;
const which = fc.nat({ max: PRODUCTS - 1 });
const few = fc.integer({ min: 1, max: 6 });

/**
 * What happens to a call on its way: it arrives, is lost, arrives unheard, arrives twice, or comes late, after others. It takes `there` turns of the shop to
 * arrive and `back` to be answered, in which the shop sells on.
 */
const fate = fc.record({
  what: fc.constantFrom('through', 'through', 'lost', 'unheard', 'twice', 'late'),
  there: fc.nat({ max: 3 }),
  back: fc.nat({ max: 3 }),
});
type Fate = { what: 'through' | 'lost' | 'unheard' | 'twice' | 'late'; there: number; back: number };

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sell' as const), which, quantity: few }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('receive' as const), which, quantity: few }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      which,
      change: fc.constantFrom('price', 'name', 'publish', 'withdraw', 'delete', 'restore'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('order' as const), which, quantity: few }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: fc.nat({ max: 9 }),
      yes: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ring-up' as const), which: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), which, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'retry' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'heard' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'late' as const }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), ticks: fc.nat({ max: 8 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const GOOD: Fate = { what: 'through', there: 0, back: 0 };

function lineOfFates(fates: readonly Fate[]) {
  const late: (() => Promise<unknown>)[] = [];
  let calls = 0;
  const line = {
    isBad: true,
    through: async (_: string, go: () => Promise<unknown>): Promise<unknown> => {
      if (!line.isBad) return go();
      const { what, there, back } = fates[calls % fates.length] ?? GOOD;
      calls += 1;
      await turns(there);
      if (what === 'late') late.push(go);
      if (what === 'unheard' || what === 'twice') await go();
      if (what !== 'through' && what !== 'twice') throw new MarketFailure('UNREACHABLE');
      const answer = await go();
      await turns(back);
      return answer;
    },
    /** The newest of them first. */
    deliver: async () => {
      for (const call of late.splice(0).toReversed()) await call().catch(() => undefined);
    },
  };
  return line;
}

type World = {
  market: StandInMarket;
  line: ReturnType<typeof lineOfFates>;
  owner: Context;
  goods: TestGoods[];
  refused: Set<string>;
  worker: OutboxWorker;
};

function begin(fates: readonly Fate[]): World {
  const market = standInMarket();
  const refused = new Set<string>();
  market.refuses = ({ listingId, fields }) => (fields && refused.has(listingId) ? 'NO_NAME' : null);
  const line = lineOfFates(fates);
  const shop = connectedShop(market, overLine(market.open, line.through));
  const goods = Array.from({ length: PRODUCTS }, (_, at) =>
    addGoods(shop, { isPublished: at > 0, oversell: 'allow', batches: [{ onHand: 10 * at }] }),
  );
  for (const { id } of goods) noteAvailability(shop.db, id, shop.ports.clock.now());
  return { market, line, owner: actAs(shop, 'owner'), goods, refused, worker: startOutboxWorker(shop, FAST) };
}

function edit({ owner }: World, productId: string, change: Extract<Step, { kind: 'edit' }>['change']): void {
  const { id, version, pictureIds: _, ...read } = getProduct(owner, productId);
  const product = productInputSchema.parse({
    nameEn: change === 'name' ? `Goods ${version}` : read.nameEn,
    baseUnit: read.baseUnit,
    oversell: read.ownOversell,
    isPublished: change === 'publish' || (change !== 'withdraw' && read.isPublished),
    isActive: change === 'restore' || (change !== 'delete' && read.isActive),
    packs: read.packs.map(({ id: packId, unit, baseQuantity, price }) => ({
      id: packId,
      unit,
      baseQuantity,
      price: change === 'price' ? paisa((price ?? 0) + 100) : price,
    })),
  });
  updateProduct(owner, { id, version, product });
}

/** An order in this state that the shop knows of; undefined where there is none. */
function pick({ owner }: World, at: number, isWanted: (status: string, draftId: string | null) => boolean) {
  const { items } = listOrders(owner, { open: true, offset: 0, limit: 50 });
  const wanted = items.filter(({ status, draftId, saleId }) => saleId === null && isWanted(status, draftId));
  return wanted[at % Math.max(1, wanted.length)];
}

function work(world: World, action: Step): void {
  const { owner, market } = world;
  const goods = 'which' in action ? world.goods[action.which % PRODUCTS] : undefined;
  if (!goods || !('which' in action)) return;
  switch (action.kind) {
    case 'sell':
      checkout(
        owner,
        checkoutInput(owner, [lineOf(owner, goods, action.quantity, { acknowledged: ['promised'] })], {
          print: false,
        }),
      );
      return;
    case 'receive': {
      const none = { batchNo: '', expiry: null, cost: null, mrp: null, price: null };
      const line = { productId: goods.id, quantity: baseUnits(action.quantity), ...none };
      receiveStock(owner, { deliveryId: owner.ports.ids.next(), lines: [line], note: '' });
      return;
    }
    case 'edit':
      edit(world, goods.id, action.change);
      return;
    case 'order':
      market.place(orderOf(owner, goods, action.quantity, { fulfilment: 'delivery' }));
      return;
    case 'answer': {
      const kept = pick(world, action.which, (status) => status === 'requested' || status === 'accepted');
      if (!kept) return;
      const isNew = kept.status === 'requested';
      const yes = { kind: isNew ? ('accept' as const) : ('ready' as const) };
      const no = { kind: isNew ? ('reject' as const) : ('cancel' as const), reason: 'none' };
      const answer = action.yes ? yes : no;
      answerOrder(owner, { answerId: owner.ports.ids.next(), orderId: kept.order.id, answer });
      return;
    }
    case 'ring-up': {
      const kept = pick(world, action.which, (_, draftId) => draftId !== null);
      if (kept?.draftId) ringUpHeld(owner, kept.draftId);
      return;
    }
    case 'leave': {
      const open = [...market.orders.values()].filter(({ order }) =>
        ['requested', 'accepted'].includes(order.status),
      );
      const left = open[action.which % Math.max(1, open.length)];
      if (left) market.change(left.order.id, { status: 'cancelled' });
      return;
    }
    case 'refuse':
      if (action.on) world.refused.add(goods.id);
      else world.refused.delete(goods.id);
  }
}

/** Waits until the shop knows of every order, over a line that is good so long. */
async function hear({ owner, market, line }: World): Promise<void> {
  line.isBad = false;
  const known = () => listOrders(owner, { open: false, offset: 0, limit: 1 }).total;
  await expect.poll(known, { timeout: 20_000, interval: 5 }).toBe(market.orders.size);
  line.isBad = true;
}

async function play(world: World, action: Step): Promise<void> {
  const { owner, line } = world;
  if (action.kind === 'retry') retryGoods(owner, null);
  else if (action.kind === 'late') await line.deliver();
  else if (action.kind === 'heard') await hear(world);
  else if (action.kind === 'restart') {
    await world.worker.stop();
    world.worker = startOutboxWorker(owner, FAST);
  } else if (action.kind === 'wait')
    for (let tick = 0; tick < action.ticks; tick += 1) {
      world.worker.wake(true);
      await turns(1);
    }
  else {
    try {
      work(world, action);
    } catch (error) {
      // A retired product is not sold, an order that moved on is not answered.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

async function settle({ owner, market, line, refused, worker }: World): Promise<void> {
  line.isBad = false;
  refused.clear();
  retryGoods(owner, null);
  const newest = () => Math.max(0, ...[...market.orders.values()].map(({ seq }) => seq));
  const open = () => {
    worker.wake(true);
    const { waiting, sending, parked } = countQueue(owner.db);
    // A refusal that was on its way comes after the first retry.
    if (parked > 0) retryGoods(owner, null);
    const unread = newest() - (readLink(owner.db)?.feedAfter ?? 0);
    return [waiting + sending, parked, countAnswers(owner.db), unread];
  };
  await expect.poll(open, { timeout: 10_000, interval: 5 }).toEqual([0, 0, 0, 0]);
  await worker.waitForIdle();
}

/** Both sides as they stand, for one to be held against the other. */
function sides({ owner, market, goods }: World) {
  const { items } = listOrders(owner, { open: false, offset: 0, limit: 1_000 });
  const sold = owner.db.sqlite.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM sales WHERE receipt_code = ?',
  );
  const byId = <Row extends readonly [string, ...unknown[]]>(rows: Row[]) =>
    rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ended = (id: string, receiptCode: string, status: string) =>
    [id, status, status === 'completed' ? sold.get(receiptCode)?.n : 1] as const;
  return {
    shop: {
      goods: goods.map(({ id }) => [id, stateOf(owner.db, id).version, readOffers(owner, id).regular]),
      orders: byId(items.map(({ order, status }) => [order.id, status, 1] as const)),
    },
    market: {
      goods: goods.map(({ id }) => {
        const held = market.listings.get(id);
        return [id, held?.version ?? 0, held?.fields ?? null];
      }),
      orders: byId(
        [...market.orders.values()].map(({ order }) => ended(order.id, order.receiptCode, order.status)),
      ),
    },
  };
}

/** A day on which goods are handed over for certain: the others are as chance has them. */
const TRADE: { fates: Fate[]; steps: Step[] } = {
  fates: [GOOD],
  steps: [
    { kind: 'order', which: 1, quantity: 2 },
    { kind: 'heard' },
    { kind: 'answer', which: 0, yes: true },
    { kind: 'ring-up', which: 0 },
  ],
};

describe('the outbox worker, whatever happens in whatever order', () => {
  it('ends with equal states on both sides, nothing twice, and what comes later still changes nothing', async () => {
    const days = fc.record({
      fates: fc.array(fate, { minLength: 1, maxLength: 30 }),
      steps: fc.array(step, { minLength: 5, maxLength: 40 }),
    });
    let completed = 0;
    await fc.assert(
      fc.asyncProperty(days, async ({ fates, steps }) => {
        const world = begin(fates);
        try {
          for (const action of steps) {
            await play(world, action);
            await turns(1);
          }
          await settle(world);
          const settled = sides(world);
          expect(settled.market).toEqual(settled.shop);
          await world.line.deliver();
          await settle(world);
          expect(sides(world)).toEqual(settled);
          completed += settled.market.orders.filter(([, status]) => status === 'completed').length;
        } finally {
          await world.worker.stop();
          await world.owner.reading.close();
          world.owner.db.close();
        }
      }),
      { numRuns: Number(process.env.DOKANI_PROPERTY_RUNS ?? 40), examples: [[TRADE]] },
    );
    expect(completed).toBeGreaterThan(0);
  }, 300_000);
});
