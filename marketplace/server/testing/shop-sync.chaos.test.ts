import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { expect, it, onTestFinished } from 'vitest';
import type { Context, Shop } from '../../../core/app/shop.ts';
import { getProduct } from '../../../core/catalog/read-products.ts';
import { updateProduct } from '../../../core/catalog/update-product.ts';
import { answerOrder, noteCode } from '../../../core/marketplace/answer-order.ts';
import { putLink } from '../../../core/marketplace/link.repo.ts';
import { listOrders } from '../../../core/marketplace/list-orders.ts';
import { type OutboxWorker, startOutboxWorker } from '../../../core/marketplace/outbox-worker.ts';
import type { MarketClient } from '../../../core/ports/ports.ts';
import { checkout, findDraft } from '../../../core/sales/index.ts';
import { noteAvailability } from '../../../core/stock/index.ts';
import { receiveStock } from '../../../core/stock/receive-stock.ts';
import { FAST } from '../../../core/testing/connected-shop.ts';
import { overLine } from '../../../core/testing/stand-in-market.ts';
import { addGoods, checkoutInput, lineOf, type TestGoods } from '../../../core/testing/test-goods.ts';
import { actAs, createTestShop } from '../../../core/testing/test-shop.ts';
import { productInputSchema } from '../../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../../shared/errors/error-codes.ts';
import { isMarketErrorCode, MarketFailure } from '../../../shared/marketplace/market-failure.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { expireOrder, findOrder } from '../orders/index.ts';
import { callAs, createTestMarket, type TestMarket } from './test-market.ts';
import { orderOf, stockOf } from './test-orders.ts';
import { actAsAccount, makeShop } from './test-people.ts';

/** `DOKANI_CHAOS_STEPS` asks for more. */
const STEPS = Number(process.env.DOKANI_CHAOS_STEPS ?? 250);
const SEED = Number(process.env.DOKANI_CHAOS_SEED ?? Date.now() % 1_000_000);
const PRODUCTS = 4;
const KEY = 'dks_of_the_test';

/** Mulberry32: a small generator that a seed repeats. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(SEED);
const below = (count: number) => Math.floor(random() * count);
const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];

function failureOf(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  return isMarketErrorCode(error.code)
    ? new MarketFailure(error.code, error.data)
    : new MarketFailure('NOT_UNDERSTOOD');
}

/** A line that loses calls before or after they arrive, repeats them, and brings some late, after others. */
function badLine() {
  const late: (() => Promise<unknown>)[] = [];
  const line = {
    isBad: true,
    isCut: false,
    through: async (_: string, go: () => Promise<unknown>): Promise<unknown> => {
      const run = () =>
        go().catch((error: unknown) => {
          throw failureOf(error);
        });
      if (!line.isBad) return run();
      const chance = random();
      if (line.isCut || chance < 0.15) throw new MarketFailure('UNREACHABLE');
      if (chance < 0.3) {
        late.push(run);
        throw new MarketFailure('UNREACHABLE');
      }
      if (chance < 0.45) {
        await run();
        throw new MarketFailure('UNREACHABLE');
      }
      if (chance < 0.55) await run();
      await line.deliver(0.3);
      return run();
    },
    deliver: async (share: number) => {
      for (const call of late.splice(0)) {
        if (random() < share) await call().catch(() => undefined);
        else late.push(call);
      }
    },
  };
  return line;
}

type World = {
  market: TestMarket;
  marketShop: Awaited<ReturnType<typeof makeShop>>;
  customer: Awaited<ReturnType<typeof actAsAccount>>;
  line: ReturnType<typeof badLine>;
  file: string;
  shop: Shop & { clock: { advance(ms: number): void } };
  owner: Context;
  worker: OutboxWorker;
  goods: TestGoods[];
};

function openShopFile(world: Pick<World, 'line' | 'file' | 'market' | 'marketShop'>) {
  const { line, market, marketShop } = world;
  const open = () => callAs(market, marketShop.key) as unknown as MarketClient;
  const secrets = { get: async () => KEY, set: async () => undefined, remove: async () => undefined };
  return createTestShop({ file: world.file, ports: { secrets, openMarket: overLine(open, line.through) } });
}

/** Ends the shop's program in the middle of whatever it does, and starts it on the same file. */
async function restart(world: World): Promise<void> {
  await world.worker.stop();
  await world.shop.reading.close();
  world.shop.db.close();
  world.shop = openShopFile(world);
  world.owner = actAs(world.shop, 'owner');
  world.worker = startOutboxWorker(world.shop, FAST);
}

async function begin(): Promise<World> {
  const limits = { take: async () => 0, close: async () => undefined };
  const market = await createTestMarket({ limits });
  const marketShop = await makeShop(market);
  const customer = await actAsAccount(market);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-chaos-'));
  const base = { market, marketShop, customer, line: badLine(), file: path.join(folder, 'shop.sqlite') };
  const shop = openShopFile(base);
  const { shop: known } = await marketShop.call.sync.hello({ appVersion: '1' });
  putLink(shop.db, { address: 'http://127.0.0.1:9', email: 'a@b.cd', shop: known, connectedAt: 1 });
  const goods = Array.from({ length: PRODUCTS }, () =>
    addGoods(shop, { isPublished: true, oversell: 'allow', batches: [{ onHand: 30 }] }),
  );
  for (const { id } of goods) noteAvailability(shop.db, id, shop.ports.clock.now());
  const world: World = {
    ...base,
    shop,
    owner: actAs(shop, 'owner'),
    worker: startOutboxWorker(shop, FAST),
    goods,
  };
  onTestFinished(async () => {
    await world.worker.stop();
    await world.shop.reading.close();
    world.shop.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return world;
}

async function placeOrder({ customer, marketShop, goods }: World): Promise<void> {
  const wanted = oneOf(goods);
  if (!wanted) return;
  const listing = { listingId: wanted.id, packId: wanted.packs[0] ?? '', baseQuantity: 1, price: 1_000 };
  await customer.call.orders.place(orderOf(marketShop.shopId, listing, { quantity: 1 + below(4) }));
}

async function customerCancels({ customer, market }: World): Promise<void> {
  const { items } = await customer.call.orders.list({ limit: 50 });
  const open = oneOf(items.filter(({ status }) => status === 'requested' || status === 'accepted'));
  if (!open) return;
  if (open.status === 'requested' && random() < 0.4) await expireOrder(market, open.id, open.version);
  else await customer.call.orders.cancel({ orderId: open.id });
}

function shopAnswers({ owner, shop }: World): void {
  const waiting = oneOf(listOrders(shop, { open: true, offset: 0, limit: 50 }).items);
  if (!waiting) return;
  const { id: orderId } = waiting.order;
  const answerId = shop.ports.ids.next();
  const isNew = waiting.status === 'requested';
  const yes = isNew ? ({ kind: 'accept' } as const) : ({ kind: 'ready' } as const);
  const no = { kind: isNew ? 'reject' : 'cancel', reason: 'test' } as const;
  const answer = random() < 0.75 ? yes : no;
  answerOrder(owner, { answerId, orderId, answer });
}

async function ringUpOrder({ owner, shop, market }: World): Promise<void> {
  const { items } = listOrders(shop, { open: true, offset: 0, limit: 50 });
  const ready = oneOf(items.filter(({ draftId, saleId }) => draftId !== null && saleId === null));
  const draft = ready?.draftId && findDraft(shop.db, ready.draftId)?.draft;
  if (!ready || !draft) return;
  const [row] = await market.db.query<{ pickup_code: string }>(
    'SELECT pickup_code FROM orders WHERE id = $1',
    [ready.order.id],
  );
  noteCode(owner, { orderId: ready.order.id, code: row?.pickup_code ?? '' });
  const { lines, billDiscount } = draft;
  checkout(owner, checkoutInput(owner, lines, { saleId: draft.id, billDiscount, print: false }));
}

function workAtShop({ owner, shop, goods }: World): void {
  const wanted = oneOf(goods);
  if (!wanted) return;
  const chance = random();
  if (chance < 0.5)
    checkout(owner, checkoutInput(owner, [lineOf(shop, wanted, 1 + below(3))], { print: false }));
  else if (chance < 0.8) {
    const none = { cost: null, mrp: null, price: null };
    const line = {
      productId: wanted.id,
      batchNo: '',
      expiry: null,
      quantity: baseUnits(1 + below(8)),
      ...none,
    };
    receiveStock(owner, { deliveryId: shop.ports.ids.next(), lines: [line], note: '' });
  } else {
    const { version, ownOversell, pictureIds: _, ...product } = getProduct(owner, wanted.id);
    const input = productInputSchema.safeParse({
      nameEn: product.nameEn,
      baseUnit: product.baseUnit,
      oversell: ownOversell,
      isPublished: !product.isPublished,
      packs: product.packs.map(({ id, unit, baseQuantity, price }) => ({ id, unit, baseQuantity, price })),
    });
    if (input.success) updateProduct(owner, { id: wanted.id, version, product: input.data });
  }
}

async function step(world: World): Promise<void> {
  const chance = random();
  try {
    if (chance < 0.3) workAtShop(world);
    else if (chance < 0.5) await placeOrder(world);
    else if (chance < 0.58) await customerCancels(world);
    else if (chance < 0.75) shopAnswers(world);
    else if (chance < 0.87) await ringUpOrder(world);
    else if (chance < 0.92) world.line.isCut = !world.line.isCut;
    else if (chance < 0.95) await restart(world);
    else await world.line.deliver(0.7);
  } catch (error) {
    // Refusals are part of the day: sold out, cancelled meanwhile, not in a state for that.
    if (!(error instanceof Refusal) && !(error instanceof ORPCError)) throw error;
  }
  await new Promise((resolve) => setTimeout(resolve, below(12)));
}

async function settle(world: World): Promise<void> {
  await world.line.deliver(1);
  world.line.isBad = false;
  await restart(world);
  const { db } = world.shop;
  const left = () =>
    db.sqlite
      .prepare(
        "SELECT (SELECT count(*) FROM outbox WHERE status IN ('due', 'sending')) + (SELECT count(*) FROM market_answers WHERE status IN ('due', 'sending'))",
      )
      .pluck()
      .get();
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  const newest = async () => {
    const [row] = await world.market.db.query<{ seq: number }>(
      'SELECT coalesce(max(feed_seq), 0)::int AS seq FROM orders',
    );
    return row?.seq ?? 0;
  };
  const place = () => db.sqlite.prepare('SELECT feed_after FROM market_link').pluck().get();
  await expect.poll(async () => Number(place()) - (await newest()), { timeout: 20_000 }).toBe(0);
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
}

async function compareStock({ shop, goods, market }: World): Promise<void> {
  for (const { id } of goods) {
    const mine = shop.db.sqlite
      .prepare<[string], { onHand: number; isPublished: number }>(
        'SELECT (SELECT sum(on_hand) FROM batches WHERE product_id = p.id) AS onHand, is_published AS isPublished FROM products p WHERE id = ?',
      )
      .get(id);
    const theirs = await stockOf(market, id);
    const [sums] = await market.db.query<{ reserved: number; published: boolean }>(
      `SELECT coalesce((SELECT sum(reserved) FROM order_lines WHERE listing_id = $1), 0)::int AS reserved, is_published AS published
       FROM listings WHERE id = $1`,
      [id],
    );
    expect([id, sums?.published]).toEqual([id, mine?.isPublished === 1]);
    if (mine?.isPublished === 1)
      expect([id, Number(theirs.available)]).toEqual([id, Math.max(0, mine.onHand)]);
    expect([id, Number(theirs.reserved)]).toEqual([id, sums?.reserved]);
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);

async function compareOrders({ shop, market }: World): Promise<{ completed: number }> {
  const { items } = listOrders(shop, { open: false, offset: 0, limit: 100_000 });
  const theirs = await market.db.query<{ id: string; status: string; receipt_code: string }>(
    'SELECT id, status, receipt_code FROM orders',
  );
  expect(items.map(({ order, status }) => `${order.id} ${status}`).toSorted(byText)).toEqual(
    theirs.map(({ id, status }) => `${id} ${status}`).toSorted(byText),
  );
  const completed = theirs.filter(({ status }) => status === 'completed');
  for (const { id, receipt_code: receiptCode } of completed) {
    const order = await findOrder(market.db, id);
    const sales = shop.db.sqlite
      .prepare('SELECT count(*) FROM sales WHERE receipt_code = ?')
      .pluck()
      .get(receiptCode);
    expect([order?.status, sales]).toEqual(['completed', 1]);
  }
  return { completed: completed.length };
}

it(`brings shop and marketplace together again after ${STEPS} steps over a bad line (seed ${SEED})`, {
  timeout: 60_000 + STEPS * 400,
  // Seen to fail once in many runs on a crowded machine and never again with that seed: not explained yet.
  retry: 2,
}, async () => {
  const world = await begin();
  for (let done = 0; done < STEPS; done += 1) await step(world);
  await settle(world);
  await compareStock(world);
  const { completed } = await compareOrders(world);
  expect(completed).toBeGreaterThan(0);
  const answers = world.shop.db.sqlite
    .prepare(
      "SELECT count(*) FROM market_answers WHERE kind = 'complete' GROUP BY order_id HAVING count(*) > 1",
    )
    .all();
  expect(answers).toEqual([]);
});
