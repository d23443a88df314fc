import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { isFinal, mayMove } from '../../../shared/marketplace/order-status.ts';
import { putListings } from '../ingest/put-listings.ts';
import { runSweep } from '../sweep/index.ts';
import { listingFields, listingPack } from '../testing/test-goods.ts';
import { createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { orderOf, type TestListing, type TestPerson, type TestShop } from '../testing/test-orders.ts';
import { actAsAccount, DHANMONDI, makeShop } from '../testing/test-people.ts';
import { countPromises, watchPromises } from '../testing/watch-promises.ts';
import { answerOrder } from './answer-order.ts';
import { answerAdjustment, cancelOrder, getOrder } from './customer-moves.ts';
import { placeOrder } from './place-order.ts';

const LISTINGS = 2;
const quantity = fc.integer({ min: 1, max: 4 });
const which = fc.nat({ max: 20 });
const listing = fc.nat({ max: LISTINGS - 1 });

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('place' as const), listing, quantity, both: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('accept' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      which,
      quantity: fc.nat({ max: 3 }),
      listing,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pack' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reject' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('shop-cancel' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('take' as const), which, isAccepted: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('complete' as const), which, isTold: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('put' as const), listing, available: fc.nat({ max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('late-put' as const), listing, available: fc.nat({ max: 50 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      minutes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(7 * 24 * 60)),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type World = {
  market: TestMarket;
  shop: TestShop;
  people: TestPerson[];
  goods: (TestListing & { version: number })[];
  orders: { id: string; person: TestPerson }[];
};

async function put(world: World, at: number, available: number, version: number): Promise<void> {
  const goods = world.goods[at];
  if (!goods) return;
  const packs = [listingPack({ packId: goods.packId, baseQuantity: 1, price: 1_000 } as never)];
  const fields = listingFields({ nameEn: `Goods ${at}`, drugClass: 'none', available, packs } as never);
  await putListings(world.shop.context, [{ listingId: goods.listingId, version, fields }]);
}

async function makeWorld(available: number): Promise<World> {
  const market = await createTestMarket();
  await watchPromises(market.db);
  const shop = await makeShop(market, { profile: { deliveryMinimum: 0 as never } });
  const people = [await actAsAccount(market), await actAsAccount(market)];
  const goods = Array.from({ length: LISTINGS }, () => ({
    listingId: uuidv7(),
    packId: uuidv7(),
    baseQuantity: 1,
    price: 1_000,
    version: 1,
  }));
  const world: World = { market, shop, people, goods, orders: [] };
  for (const at of goods.keys()) await put(world, at, available, 1);
  return world;
}

async function place(
  world: World,
  { listing: at, quantity: packs, both }: Extract<Step, { kind: 'place' }>,
): Promise<void> {
  const person = world.people[world.orders.length % world.people.length];
  const goods = world.goods[at];
  if (!person || !goods) return;
  const other = world.goods[(at + 1) % LISTINGS];
  // Half of what both people order is brought to them.
  const isBrought = world.orders.length % 4 > 1;
  const asked = orderOf(world.shop.shopId, goods, {
    quantity: packs,
    expectedTotal: (packs + (both ? 1 : 0)) * 1_000 + (isBrought ? 4_000 : 0),
    ...(isBrought ? { fulfilment: 'delivery', place: DHANMONDI, address: 'Road 27' } : {}),
  });
  const extra = both && other ? [{ listingId: other.listingId, packId: other.packId, quantity: 1 }] : [];
  await placeOrder(person.context, { ...asked, lines: [...asked.lines, ...extra] });
  world.orders.push({ id: asked.orderId, person });
}

async function act(world: World, next: Step): Promise<void> {
  if (next.kind === 'place') return place(world, next);
  if (next.kind === 'time') {
    world.market.time.advance(next.minutes * 60_000);
    return runSweep(world.market);
  }
  if (next.kind === 'put' || next.kind === 'late-put') {
    const goods = world.goods[next.listing];
    if (!goods) return;
    if (next.kind === 'put') goods.version += 1;
    return put(
      world,
      next.listing,
      next.available,
      next.kind === 'put' ? goods.version : goods.version - 1 || 1,
    );
  }
  const order = world.orders[next.which % Math.max(1, world.orders.length)];
  if (!order) return;
  const seen = await getOrder(order.person.context, order.id);
  const answer = (what: object) =>
    answerOrder(world.shop.context, { answerId: uuidv7(), orderId: order.id, answer: what as never });
  switch (next.kind) {
    case 'accept':
      return void (await answer({ kind: 'accept' }));
    case 'pack':
      return void (await answer({ kind: 'ready' }));
    case 'leave':
      return void (await answer({ kind: 'on-the-way' }));
    case 'adjust': {
      const other = world.goods[next.listing];
      const substitute = other ? { listingId: other.listingId, packId: other.packId, quantity: 1 } : null;
      const lines = [{ lineNo: 1, quantity: next.quantity, substitute }];
      return void (await answer({ kind: 'adjust', note: '', lines }));
    }
    case 'reject':
      return void (await answer({ kind: 'reject', reason: 'no' }));
    case 'shop-cancel':
      return void (await answer({ kind: 'cancel', reason: 'no' }));
    case 'cancel':
      return void (await cancelOrder(order.person.context, order.id));
    case 'take':
      return void (await answerAdjustment(order.person.context, {
        orderId: order.id,
        version: seen.version,
        isAccepted: next.isAccepted,
      }));
    case 'complete':
      return complete(world, seen, next.isTold, answer);
  }
}

/** The till sold what the order took: it knows its own stock and tells the new figure, or tells nothing. */
async function complete(
  world: World,
  seen: Awaited<ReturnType<typeof getOrder>>,
  isTold: boolean,
  answer: (what: object) => Promise<unknown>,
): Promise<void> {
  const stock = [];
  for (const goods of isTold && mayMove(seen.status, 'completed', 'shop') ? world.goods : []) {
    const took = seen.lines.reduce(
      (sum, line) => sum + (line.listingId === goods.listingId ? line.quantity : 0),
      0,
    );
    const [held] = await world.market.db.query<{ available: number }>(
      'SELECT available FROM listings WHERE id = $1',
      [goods.listingId],
    );
    if (took === 0 || !held) continue;
    goods.version += 1;
    stock.push({
      listingId: goods.listingId,
      version: goods.version,
      available: Math.max(0, held.available - took),
    });
  }
  await answer({ kind: 'complete', code: seen.pickupCode, receiptCode: 'R', paidTotal: seen.total, stock });
}

type Held = { id: string; available: number; reserved: number; open: number };

const heldOf = (world: World) =>
  world.market.db.query<Held>(
    `SELECT l.id, l.available, l.reserved, coalesce((SELECT sum(n.reserved) FROM order_lines n WHERE n.shop_id = l.shop_id AND n.listing_id = l.id), 0)::int AS open
     FROM listings l ORDER BY l.id`,
  );

/** What is promised is exactly what open orders hold; and nothing was newly promised beyond what was free. */
async function check(world: World, before: readonly Held[], isPut: boolean): Promise<void> {
  const after = await heldOf(world);
  for (const row of after) {
    expect(row.reserved).toBe(row.open);
    const was = before.find((held) => held.id === row.id);
    if (!was || isPut) continue;
    if (row.reserved > was.reserved) expect(row.reserved).toBeLessThanOrEqual(row.available);
  }
  const ended = await world.market.db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM order_lines l JOIN orders o ON o.id = l.order_id
     WHERE l.reserved > 0 AND o.status IN ('completed', 'rejected', 'cancelled', 'expired')`,
  );
  expect(ended[0]?.n).toBe(0);
}

/** The history of every order is a path through the table of moves, from its first status to the present one. */
async function checkHistories(world: World): Promise<void> {
  for (const { id, person } of world.orders) {
    const order = await getOrder(person.context, id);
    const steps = order.events.map((event) => ({
      status: event.status,
      by: event.by,
    }));
    expect(steps[0]).toEqual({ status: 'requested', by: 'customer' });
    for (const [at, now] of steps.entries()) {
      const was = steps[at - 1];
      if (was) expect(mayMove(was.status, now.status, now.by), `${was.status} → ${now.status}`).toBe(true);
    }
    expect(order.status).toBe(steps.at(-1)?.status);
    expect(order.events.map((event) => event.seq)).toEqual(order.events.map((_, at) => at + 1));
    if (isFinal(order.status)) expect(order.answerBy).toBeNull();
  }
}

const orRefused = async (work: Promise<void>) => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof MarketRefusal)) throw error;
  }
};

describe('whatever happens in whatever order', () => {
  it('what is reserved is what open orders hold, never more than there was, and statuses follow the table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const world = await makeWorld(8);
        for (const next of steps) {
          const before = await heldOf(world);
          await orRefused(act(world, next));
          await check(world, before, next.kind === 'put' || next.kind === 'late-put');
        }
        expect((await countPromises(world.market.db)).beyond).toBe(0);
        await checkHistories(world);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it('also when all of it happens at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        const world = await makeWorld(4);
        for (let at = 0; at < steps.length; at += 10)
          await Promise.all(steps.slice(at, at + 10).map((next) => orRefused(act(world, next))));
        const held = await heldOf(world);
        for (const row of held) expect(row.reserved).toBe(row.open);
        expect((await countPromises(world.market.db)).beyond).toBe(0);
        await checkHistories(world);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
