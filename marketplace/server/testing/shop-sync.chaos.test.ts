import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { expect, inject, it, onTestFinished } from 'vitest';
import type { Context, Shop } from '../../../core/app/shop.ts';
import { getProduct } from '../../../core/catalog/read-products.ts';
import { updateProduct } from '../../../core/catalog/update-product.ts';
import { answerOrder } from '../../../core/marketplace/answer-order.ts';
import { checkCode } from '../../../core/marketplace/hand-over.ts';
import { noteDay, noteEverything } from '../../../core/marketplace/index.ts';
import { putLink } from '../../../core/marketplace/link.repo.ts';
import { listOrders } from '../../../core/marketplace/list-orders.ts';
import { startOutboxWorker } from '../../../core/marketplace/outbox-worker.ts';
import { changeSafetyStock } from '../../../core/marketplace/publish-goods.ts';
import type { OutboxWorker } from '../../../core/marketplace/worker-state.ts';
import { openMarket } from '../../../core/ports/open-market.ts';
import type { MarketClient } from '../../../core/ports/ports.ts';
import { checkout, findDraft } from '../../../core/sales/index.ts';
import { adjustBatch } from '../../../core/stock/adjust-batch.ts';
import { noteAvailability } from '../../../core/stock/index.ts';
import { receiveStock } from '../../../core/stock/receive-stock.ts';
import { setBatchStatus } from '../../../core/stock/set-batch-status.ts';
import { FAST } from '../../../core/testing/connected-shop.ts';
import { ledgerProblems } from '../../../core/testing/ledger-problems.ts';
import { overLine } from '../../../core/testing/over-line.ts';
import { addGoods, checkoutInput, lineOf, type TestGoods } from '../../../core/testing/test-goods.ts';
import { actAs, createTestShop, type TestClock } from '../../../core/testing/test-shop.ts';
import { productInputSchema } from '../../../shared/contract/catalog.contract.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../../shared/errors/error-codes.ts';
import { isMarketErrorCode, MarketFailure } from '../../../shared/marketplace/market-failure.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { baseUnits, paisa } from '../../../shared/money/money.ts';
import { businessDayOf } from '../../../shared/time/business-day.ts';
import { openPostgres } from '../db/postgres.ts';
import { expireOrder } from '../orders/index.ts';
import { type BadLine, createBadLine, randomFrom } from './bad-line.ts';
import { compareSides, type ShopRows } from './compare-sides.ts';
import { type KeptNode, keepNode } from './kept-node.ts';
import { newPostgresUrl } from './test-database.ts';
import { callAs, createTestMarket, TEST_NOW, type TestMarket } from './test-market.ts';
import { orderOf } from './test-orders.ts';
import { actAsAccount, DHANMONDI, makeShop } from './test-people.ts';
import { countPromises, watchPromises } from './watch-promises.ts';

/** `DOKANI_CHAOS_STEPS` asks for more. */
const STEPS = Number(process.env.DOKANI_CHAOS_STEPS ?? 250);
const SEED = Number(process.env.DOKANI_CHAOS_SEED ?? Date.now() % 1_000_000);
const PRODUCTS = 4;
const LONGEST_CUT = 20;
/** The server is killed by chance too; never left to chance alone. */
const KILL_EVERY = 60;
const KEY = 'dks_of_the_test';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Some goods expire within what a wrong clock is wrong by. */
const EXPIRY = '2026-12-24';
const DELIVERY_FEE = 4_000;

const random = randomFrom(SEED);
const below = (count: number) => Math.floor(random() * count);
const oneOf = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];

function failureOf(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  if (isMarketErrorCode(error.code)) return new MarketFailure(error.code, error.data);
  return new MarketFailure(error.status >= 500 ? 'SERVER_TROUBLE' : 'NOT_UNDERSTOOD');
}

type CustomerCalls = Pick<ReturnType<typeof callAs>, 'orders'>;

/** The marketplace as both sides reach it: in this process, or in one of its own that is killed now and then. */
type Server = {
  market: TestMarket;
  node: KeptNode | null;
  asShop(key: string): MarketClient;
  asCustomer(token: string): CustomerCalls;
};

async function serveHere(): Promise<Server> {
  const limits = { take: async () => 0, close: async () => undefined };
  const market = await createTestMarket({ limits });
  const here = (_: string, go: () => Promise<unknown>) =>
    go().catch((error: unknown) => {
      throw failureOf(error);
    });
  return {
    market,
    node: null,
    asShop: (key) => overLine(() => callAs(market, key), here)('', key),
    asCustomer: (token) => callAs(market, token),
  };
}

async function serveInProcess(): Promise<Server> {
  const url = await newPostgresUrl();
  const db = openPostgres(url, () => undefined, 5);
  onTestFinished(() => db.close());
  const market = await createTestMarket({ db });
  const node = await keepNode(url, TEST_NOW);
  onTestFinished(() => node.end());
  return {
    market,
    node,
    asShop: (key) => openMarket(node.url, key),
    asCustomer: (token) =>
      createORPCClient(
        new RPCLink({ url: `${node.url}/rpc`, headers: { authorization: `Bearer ${token}` } }),
      ),
  };
}

type World = {
  server: Server;
  market: TestMarket;
  marketShop: Awaited<ReturnType<typeof makeShop>>;
  customer: CustomerCalls;
  line: BadLine;
  folder: string;
  file: string;
  shop: Shop & { clock: TestClock };
  owner: Context;
  worker: OutboxWorker;
  goods: TestGoods[];
};

function openShopFile({
  line,
  file,
  server,
  marketShop,
}: Pick<World, 'line' | 'file' | 'server' | 'marketShop'>) {
  const open = () => server.asShop(marketShop.key);
  const secrets = { get: async () => KEY, set: async () => undefined, remove: async () => undefined };
  return createTestShop({ file, ports: { secrets, openMarket: overLine(open, line.through) } });
}

async function close({ worker, shop }: Pick<World, 'worker' | 'shop'>): Promise<void> {
  await worker.stop();
  await shop.reading.close();
  shop.db.close();
}

/** What the shop's housekeeping does each minute. */
async function keepHouse(shop: Shop): Promise<void> {
  noteDay(shop);
  await noteEverything(shop);
}

async function reopen(world: World): Promise<void> {
  const now = world.shop.clock.now();
  world.shop = openShopFile(world);
  world.shop.clock.set(now);
  await keepHouse(world.shop);
  world.owner = actAs(world.shop, 'owner');
  world.worker = startOutboxWorker(world.shop, FAST);
}

/** Ends the shop's program in order, and starts it on the same file. */
async function restart(world: World): Promise<void> {
  await close(world);
  await reopen(world);
}

/**
 * The shop's program is killed: what its file and write-ahead log hold at this moment is all that the next start finds. What the old one
 * still does (its calls are on their way already) goes to the file that nobody opens again.
 */
async function killShop(world: World): Promise<void> {
  const left = world.file;
  world.file = path.join(world.folder, `shop-${world.shop.ports.ids.next()}.sqlite`);
  copyFileSync(left, world.file);
  if (existsSync(`${left}-wal`)) copyFileSync(`${left}-wal`, `${world.file}-wal`);
  await close(world);
  await reopen(world);
}

async function begin(server: Server): Promise<World> {
  const { market } = server;
  const marketShop = await makeShop(market, { profile: { deliveryMinimum: paisa(0) } });
  await watchPromises(market.db);
  const { accessToken } = await actAsAccount(market);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-chaos-'));
  const base = {
    server,
    market,
    marketShop,
    customer: server.asCustomer(accessToken),
    line: createBadLine(random),
    folder,
    file: path.join(folder, 'shop.sqlite'),
  };
  const shop = openShopFile(base);
  const { shop: known } = await marketShop.call.sync.hello({ appVersion: '1' });
  putLink(shop.db, { address: 'http://127.0.0.1:9', email: 'a@b.cd', shop: known, connectedAt: 1 });
  const stockOf = (batch: { onHand: number; expiry?: string }) =>
    addGoods(shop, { isPublished: true, oversell: 'allow', batches: [batch] });
  const goods = Array.from({ length: PRODUCTS }, () => stockOf({ onHand: 30 }));
  // Nobody touches these at the counter: only a wrong clock changes what is published of them, and orders do.
  const untouched = stockOf({ onHand: 20, expiry: EXPIRY });
  for (const { id } of [...goods, untouched]) noteAvailability(shop.db, id, shop.ports.clock.now());
  const worker = startOutboxWorker(shop, FAST);
  const world: World = { ...base, shop, owner: actAs(shop, 'owner'), worker, goods };
  onTestFinished(async () => {
    await close(world);
    rmSync(folder, { recursive: true, force: true });
  });
  return world;
}

type Offer = { id: string; packId: string; price: number };

/** What customers see now of goods that are not sold out, in any order. */
async function offersNow({ market }: World): Promise<Offer[]> {
  const offers = await market.db.query<Offer>(
    `SELECT id, packs->0->>'packId' AS "packId", (packs->0->>'price')::int AS price FROM listings WHERE is_published AND available > reserved ORDER BY id`,
  );
  return offers
    .map((offer) => ({ offer, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ offer }) => offer);
}

async function placeOrder(world: World): Promise<void> {
  const { customer, marketShop, server } = world;
  const wanted = (await offersNow(world)).slice(0, 1 + below(2));
  const [first] = wanted;
  if (!first) return;
  const lines = wanted.map(({ id, packId, price }) => ({
    listingId: id,
    packId,
    price,
    quantity: 1 + below(4),
  }));
  const goods = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const isDelivery = random() < 0.3;
  const asked = {
    ...orderOf(marketShop.shopId, {
      listingId: first.id,
      packId: first.packId,
      baseQuantity: 1,
      price: first.price,
    }),
    lines: lines.map(({ listingId, packId, quantity }) => ({ listingId, packId, quantity })),
    expectedTotal: goods + (isDelivery ? DELIVERY_FEE : 0),
    ...(isDelivery ? { fulfilment: 'delivery' as const, place: DHANMONDI, address: 'Road 5' } : {}),
  };
  await customer.orders.place(asked).catch(async (error: unknown) => {
    if (error instanceof ORPCError) throw error;
    // Nobody knows whether it arrived: the page sends the same order again.
    await server.node?.ready();
    await customer.orders.place(asked);
  });
}

/** Takes or leaves what the shop offers instead. */
async function customerDecides({ customer }: World): Promise<void> {
  const { items } = await customer.orders.list({ limit: 50 });
  const offered = oneOf(items.filter(({ status }) => status === 'adjusted'));
  if (!offered) return;
  const { id: orderId, version } = offered;
  await customer.orders.answer({ orderId, version, isAccepted: random() < 0.7 });
}

async function customerCancels({ customer, market }: World): Promise<void> {
  const { items } = await customer.orders.list({ limit: 50 });
  const open = oneOf(items.filter(({ status }) => status === 'requested' || status === 'accepted'));
  if (!open) return;
  if (open.status === 'requested' && random() < 0.4) await expireOrder(market, open.id);
  else await customer.orders.cancel({ orderId: open.id });
}

/** Less of some lines, and of other goods in their place. */
function lessOf({ order }: ShopOrderDto, { goods }: World): ShopAnswer {
  const lines = order.lines.map(({ lineNo, quantity, listingId }) => {
    const other = oneOf(goods.filter(({ id }) => id !== listingId));
    const substitute =
      other && random() < 0.4 ? { listingId: other.id, packId: other.packs[0] ?? '', quantity: 1 } : null;
    return { lineNo, quantity: below(quantity + 1), substitute };
  });
  return { kind: 'adjust', lines, note: '' };
}

function shopAnswers(world: World): void {
  const { owner, shop } = world;
  const waiting = oneOf(listOrders(shop, { open: true, offset: 0, limit: 50 }).items);
  if (!waiting) return;
  const { id: orderId, fulfilment } = waiting.order;
  const answerId = shop.ports.ids.next();
  const isNew = waiting.status === 'requested';
  const ready = { kind: fulfilment === 'pickup' ? 'ready' : 'on-the-way' } as const;
  const chance = random();
  const answer: ShopAnswer =
    chance < 0.2
      ? { kind: isNew ? 'reject' : 'cancel', reason: 'test' }
      : chance < 0.4
        ? lessOf(waiting, world)
        : isNew
          ? { kind: 'accept' }
          : ready;
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
  // Over this line the code is found right, or taken unchecked; what else may come is that the order moved on.
  const isHeard = await checkCode(owner, { orderId: ready.order.id, code: row?.pickup_code ?? '' }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'ORDER_STATE') return false;
      throw error;
    },
  );
  // Meanwhile the customer may have cancelled.
  if (!isHeard && ready.order.fulfilment === 'pickup') return;
  if (!findDraft(shop.db, draft.id)) return;
  const { lines, billDiscount } = draft;
  checkout(owner, checkoutInput(owner, lines, { saleId: draft.id, billDiscount, print: false }));
}

function receive({ owner, shop }: World, { id: productId }: TestGoods): void {
  const line = {
    productId,
    batchNo: '',
    expiry: null,
    quantity: baseUnits(1 + below(8)),
    cost: null,
    mrp: null,
    price: null,
  };
  receiveStock(owner, { deliveryId: shop.ports.ids.next(), lines: [line], note: '' });
}

/** Another price, or off the marketplace and back. */
function editGoods({ owner }: World, { id }: TestGoods): void {
  const { version, ownOversell, pictureIds: _, ...product } = getProduct(owner, id);
  const isPriceChange = random() < 0.5;
  const priceOf = (price: number | null) => (isPriceChange ? 100 * (8 + below(5)) : price);
  const input = productInputSchema.safeParse({
    nameEn: product.nameEn,
    baseUnit: product.baseUnit,
    oversell: ownOversell,
    isPublished: isPriceChange ? product.isPublished : !product.isPublished,
    packs: product.packs.map(({ id: packId, unit, baseQuantity, price }) => ({
      id: packId,
      unit,
      baseQuantity,
      price: priceOf(price),
    })),
  });
  if (input.success) updateProduct(owner, { id, version, product: input.data });
}

/** What is counted turns out to be another number, a batch is put aside and back, more or less is kept for the counter. */
function putRight({ owner, shop }: World, goods: TestGoods): void {
  const batchId = oneOf(goods.batches) ?? '';
  const chance = random();
  if (chance < 0.5) {
    const quantity = baseUnits(below(2) === 0 ? 1 + below(3) : -1 - below(3));
    adjustBatch(owner, { adjustmentId: shop.ports.ids.next(), batchId, quantity, reason: 'counted' });
  } else if (chance < 0.8)
    setBatchStatus(owner, { batchId, status: below(3) === 0 ? 'quarantined' : 'ok', reason: 'test' });
  else
    changeSafetyStock(owner, {
      productId: goods.id,
      safetyStock: below(3) === 0 ? null : baseUnits(below(6)),
    });
}

/** A sale at the till, also of goods that an order waits for. */
function sellAnyway({ owner, shop }: World, goods: TestGoods): void {
  const line = lineOf(shop, goods, 1 + below(3), { acknowledged: ['promised'] });
  checkout(owner, checkoutInput(owner, [line], { print: false }));
}

function workAtShop(world: World): void {
  const wanted = oneOf(world.goods);
  if (!wanted) return;
  const chance = random();
  if (chance < 0.45) sellAnyway(world, wanted);
  else if (chance < 0.7) receive(world, wanted);
  else if (chance < 0.85) putRight(world, wanted);
  else editGoods(world, wanted);
}

/** Hours pass, or somebody sets the shop's clock wrong, or right again; the marketplace's own stands still. */
async function moveClock({ shop }: World): Promise<void> {
  const chance = random();
  if (chance < 0.3) shop.clock.advance(HOUR_MS * (1 + below(12)));
  else if (chance < 0.7) shop.clock.set(TEST_NOW + DAY_MS * (below(800) - 400));
  else shop.clock.set(TEST_NOW);
  await keepHouse(shop);
}

const isAway = (error: unknown) => error instanceof TypeError && error.message === 'fetch failed';

async function step(world: World): Promise<void> {
  const chance = random();
  try {
    if (chance < 0.3) workAtShop(world);
    else if (chance < 0.5) await placeOrder(world);
    else if (chance < 0.55) await customerCancels(world);
    else if (chance < 0.6) await customerDecides(world);
    else if (chance < 0.75) shopAnswers(world);
    else if (chance < 0.87) await ringUpOrder(world);
    else if (chance < 0.885) world.line.cut(1 + below(LONGEST_CUT));
    else if (chance < 0.905) await moveClock(world);
    else if (chance < 0.92) await restart(world);
    else if (chance < 0.95) await killShop(world);
    else if (chance < 0.97) world.server.node?.kill();
    else await world.line.deliver(0.7);
  } catch (error) {
    // Refusals are part of the day: sold out, cancelled meanwhile, not in a state for that.
    if (!(error instanceof Refusal) && !(error instanceof ORPCError) && !isAway(error)) throw error;
  }
  world.line.passStep();
  await new Promise((resolve) => setTimeout(resolve, below(12)));
}

/** Nothing is on its way any more, in neither direction. */
async function fallSilent({ shop: { db }, market }: World): Promise<void> {
  const left = () =>
    db.sqlite
      .prepare(
        "SELECT (SELECT count(*) FROM outbox WHERE status IN ('due', 'sending')) + (SELECT count(*) FROM market_answers WHERE status IN ('due', 'sending'))",
      )
      .pluck()
      .get();
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
  const newest = async () => {
    const [row] = await market.db.query<{ seq: number }>(
      'SELECT coalesce(max(feed_seq), 0)::int AS seq FROM orders',
    );
    return row?.seq ?? 0;
  };
  const place = () => db.sqlite.prepare('SELECT feed_after FROM market_link').pluck().get();
  await expect.poll(async () => Number(place()) - (await newest()), { timeout: 60_000 }).toBe(0);
  await expect.poll(left, { timeout: 60_000 }).toBe(0);
}

/** The line is good, the shop's clock wrong for a while and then right. */
async function settle(world: World): Promise<void> {
  await world.server.node?.ready();
  await world.line.deliver(1);
  world.line.isBad = false;
  world.shop.clock.set(TEST_NOW + 60 * DAY_MS);
  await restart(world);
  await fallSilent(world);
  world.shop.clock.set(TEST_NOW);
  await keepHouse(world.shop);
  await fallSilent(world);
}

async function countCompleted({ market }: World): Promise<number> {
  const [row] = await market.db.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM orders WHERE status = 'completed'",
  );
  return row?.n ?? 0;
}

/**
 * So many steps, and on until something was handed over: a day may bring no trade, and then nothing was tried. Within four times as many
 * it always does.
 */
async function live(world: World): Promise<void> {
  for (let done = 0; done < STEPS || (done < 4 * STEPS && (await countCompleted(world)) === 0); done += 1) {
    if (done < STEPS && done % KILL_EVERY === KILL_EVERY / 2) world.server.node?.kill();
    // On a busy machine a node may take longer to start than all these steps: from here on they wait for it.
    if (done >= STEPS) await world.server.node?.ready();
    await step(world);
  }
}

/** Plays a day on both sides and compares what they hold at its end. */
async function playDay(server: Server): Promise<World> {
  const world = await begin(server);
  await live(world);
  await settle(world);
  const rows: ShopRows = (sql, parameters) =>
    world.shop.db.sqlite.prepare(sql).all(parameters ?? {}) as never;
  const today = businessDayOf(world.shop.ports.clock.now());
  expect(await compareSides(rows, world.market.db, today)).toEqual([]);
  expect((await countPromises(world.market.db)).beyond).toBe(0);
  expect(ledgerProblems(world.shop.db.sqlite)).toEqual([]);
  expect(world.market.logged.filter(({ level }) => level === 'error')).toEqual([]);
  return world;
}

const timeout = 180_000 + STEPS * 600;

it(`brings shop and marketplace together again after ${STEPS} steps over a bad line, the shop killed now and then (seed ${SEED})`, {
  timeout,
}, async () => {
  const world = await playDay(await serveHere());
  expect(await countCompleted(world)).toBeGreaterThan(0);
});

it.skipIf(inject('postgresUrl') === '')(
  `does so while the server is killed now and then too (seed ${SEED})`,
  { timeout },
  async () => {
    const world = await playDay(await serveInProcess());
    const { node } = world.server;
    expect(await countCompleted(world)).toBeGreaterThan(0);
    expect(node?.kills()).toBeGreaterThan(0);
    expect(node?.troubles).toEqual([]);
  },
);
