import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { baseUnits } from '../../shared/money/money.ts';
import type { ShopDb } from '../db/open.ts';
import { checkout } from '../sales/index.ts';
import { noteAvailability } from '../stock/index.ts';
import { connectedShop, FAST, publishedGoods, startWorker } from '../testing/connected-shop.ts';
import { orderOf } from '../testing/order-world.ts';
import { overLine } from '../testing/over-line.ts';
import { type StandInMarket, standInMarket } from '../testing/stand-in-market.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { putPolicy } from './goods.repo.ts';
import { readLink, setNeedsCompare } from './link.repo.ts';
import { findOrder } from './orders.repo.ts';
import { startOutboxWorker } from './outbox-worker.ts';
import { countQueue, nextPicture, parkedGoods, queuePictures, retryParked, stateOf } from './queue.repo.ts';
import { readMarketStatus } from './read-market-status.ts';

const dueAttempts = (db: ShopDb, id: string) =>
  Number(db.sqlite.prepare('SELECT attempts FROM outbox WHERE key = ?').pluck().get(id));
const availableAt = (market: StandInMarket, id: string) => market.listings.get(id)?.fields?.available;

describe('the outbox worker', () => {
  it('publishes what is due, and a sale within moments', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    const goods = publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
    const context = actAs(shop, 'owner');
    checkout(context, checkoutInput(context, [lineOf(context, goods, 7)]));
    await expect.poll(() => availableAt(market, goods.id)).toBe(93);
    await worker.waitForIdle();
    expect(stateOf(shop.db, goods.id).status).toBe('done');
    expect(worker.state()).toEqual({ connection: 'online', failure: null, sending: null });
  });

  it('sends thousands in batches of at most 200', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    for (let index = 0; index < 450; index += 1) publishedGoods(shop, index);
    startWorker(shop, onTestFinished);
    await expect.poll(() => market.listings.size, { timeout: 10_000 }).toBe(450);
    expect(Math.max(...market.batches)).toBeLessThanOrEqual(200);
  });

  it('says which of the two must be updated, and sends and takes nothing at a marketplace it does not fit', async () => {
    const market = standInMarket();
    market.api = { version: 9, oldestShop: 9 };
    const shop = connectedShop(market);
    const goods = publishedGoods(shop);
    const order = market.place(orderOf(shop, goods, 5));
    const worker = startOutboxWorker(shop, { ...FAST, greetMs: 20, feedWaitMs: 10_000 });
    onTestFinished(() => worker.stop());
    await expect.poll(() => worker.state().failure).toBe('SHOP_TOO_OLD');
    market.api = { version: 0, oldestShop: 0 };
    await expect.poll(() => worker.state().failure).toBe('MARKET_TOO_OLD');
    expect(market.listings.size).toBe(0);
    // An order that was taken on here could not be answered there.
    expect(findOrder(shop.db, order.id)).toBeUndefined();
    expect(readLink(shop.db)?.lastSuccessAt).toBeNull();
    // A newer one that still serves this program.
    market.api = { version: 9, oldestShop: 1 };
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'online', failure: null });
    await expect.poll(() => market.listings.size).toBe(1);
    await expect.poll(() => findOrder(shop.db, order.id)).toBeDefined();
    // Updated while the shop was online and waited for orders.
    market.api = { version: 9, oldestShop: 9 };
    await expect.poll(() => worker.state().failure).toBe('SHOP_TOO_OLD');
    const later = market.place(orderOf(shop, goods, 2));
    await new Promise((done) => setTimeout(done, 60));
    expect(findOrder(shop.db, later.id)).toBeUndefined();
  });

  it('puts aside alone what the marketplace fails on, offers it again after an outage or a start, and parks nothing while nothing gets through', async () => {
    const market = standInMarket();
    const trouble = { of: (_id: string) => true };
    const open = overLine(market.open, async (name, go, input) => {
      const items = name === 'putListings' ? (input as { items: { listingId: string }[] }).items : [];
      if (items.some(({ listingId }) => trouble.of(listingId))) throw new MarketFailure('SERVER_TROUBLE');
      return go();
    });
    const shop = connectedShop(market, open);
    const goods = Array.from({ length: 30 }, () => publishedGoods(shop, 5).id);
    const worker = startWorker(shop, onTestFinished);
    const attempts = () => Math.max(...goods.map((id) => dueAttempts(shop.db, id)));
    await expect.poll(attempts).toBeGreaterThan(4);
    expect(countQueue(shop.db).parked).toBe(0);
    const [bad = ''] = goods;
    trouble.of = (id) => id === bad;
    await expect.poll(() => market.listings.size).toBe(29);
    await expect.poll(() => stateOf(shop.db, bad).status).toBe('parked');
    expect(parkedGoods(shop.db, 9)).toMatchObject([{ productId: bad, reason: 'SERVER_TROUBLE' }]);
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'online', failure: null });
    trouble.of = () => false;
    setNeedsCompare(shop.db, true);
    worker.wake(true);
    await expect.poll(() => market.listings.has(bad)).toBe(true);
  });

  it('sends pictures past the one of the goods that the marketplace fails on, offers it again in an hour, and takes that for no outage', async () => {
    const market = standInMarket();
    const trouble = { is: true };
    let compared = 0;
    const open = overLine(market.open, async (name, go) => {
      if (name === 'versions') compared += 1;
      if (name === 'putListings' && trouble.is) throw new MarketFailure('SERVER_TROUBLE');
      return go();
    });
    const shop = connectedShop(market, open);
    const { id } = publishedGoods(shop, 5);
    const worker = startOutboxWorker(shop, { ...FAST, outageMs: 1, greetMs: 20 });
    onTestFinished(() => worker.stop());
    queuePictures(shop.db, id, ['0'.repeat(64)]);
    await expect.poll(() => stateOf(shop.db, id).status).toBe('parked');
    // Its picture is gone here, so it is settled once its turn comes.
    await expect.poll(() => nextPicture(shop.db)).toBeUndefined();
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'online', failure: null });
    expect(compared).toBe(1);
    trouble.is = false;
    expect(stateOf(shop.db, id).status).toBe('parked');
    shop.clock.advance(3_600_000);
    await expect.poll(() => market.listings.has(id)).toBe(true);
  });

  it('sends smaller batches where two hundred are too much for the marketplace again and again', async () => {
    const market = standInMarket();
    const open = overLine(market.open, async (name, go, input) => {
      const items = name === 'putListings' ? (input as { items: unknown[] }).items : [];
      if (items.length > 40) throw new MarketFailure('TOO_MANY', { retryAfterSeconds: 10 });
      return go();
    });
    const shop = connectedShop(market, open);
    for (let at = 0; at < 60; at += 1) publishedGoods(shop, 5);
    startWorker(shop, onTestFinished);
    await expect.poll(() => market.listings.size, { timeout: 5_000 }).toBe(60);
  });

  it('says what the administrators decided and why when it may do nothing any more, and goes on by itself afterwards', async () => {
    const market = standInMarket();
    const said = { status: 'approved' as 'approved' | 'suspended' };
    const open = overLine(market.open, async (_name, go) => {
      if (said.status === 'approved') return go();
      throw new MarketFailure('NOT_ALLOWED', { shop: { status: said.status, reason: 'No licence' } });
    });
    const shop = connectedShop(market, open);
    const goods = publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
    said.status = 'suspended';
    noteAvailability(shop.db, goods.id, shop.ports.clock.now());
    worker.wake(true);
    const kept = () => readMarketStatus(shop);
    await expect.poll(() => kept().shop?.status).toBe('suspended');
    expect(kept()).toMatchObject({ failure: 'NOT_ALLOWED', shop: { statusReason: 'No licence' } });
    said.status = 'approved';
    await expect.poll(() => kept().shop).toMatchObject({ status: 'approved', statusReason: '' });
    await expect.poll(() => market.listings.get(goods.id)?.version).toBe(2);
  });

  it('sends what found no room again by itself once there is some, and nothing else that was refused', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, status: 'pending' };
    const shop = connectedShop(market);
    const [full, wrong] = [publishedGoods(shop), publishedGoods(shop)];
    market.refuses = ({ listingId }) =>
      listingId === wrong?.id ? 'NO_NAME' : market.room === null ? 'SHELF_FULL' : null;
    startWorker(shop, onTestFinished);
    const statusOf = (id = '') => stateOf(shop.db, id).status;
    await expect.poll(() => [statusOf(full?.id), statusOf(wrong?.id)]).toEqual(['parked', 'parked']);
    market.room = 1;
    await expect.poll(() => statusOf(full?.id)).toBe('done');
    expect(market.listings.size).toBe(1);
    expect(statusOf(wrong?.id)).toBe('parked');
  });

  it('hears of the approval while it is waited for, not a minute later', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, status: 'pending' };
    const shop = connectedShop(market);
    startWorker(shop, onTestFinished);
    await expect.poll(() => readLink(shop.db)?.shop.status).toBe('pending');
    market.shop = { ...market.shop, status: 'approved' };
    await expect.poll(() => readLink(shop.db)?.shop.status).toBe('approved');
  });

  it('says within moments that the line is gone, also where nothing waits to be sent', async () => {
    const market = standInMarket();
    let isCut = false;
    const line = (_: string, go: () => Promise<unknown>) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go();
    const shop = connectedShop(market, overLine(market.open, line));
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => worker.state().connection).toBe('online');
    await worker.waitForIdle();
    isCut = true;
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'waiting', failure: 'UNREACHABLE' });
    isCut = false;
    await expect.poll(() => worker.state().connection).toBe('online');
  });

  it('waits for orders again as soon as the line is back, not after the rest that the outage had come to', async () => {
    const market = standInMarket();
    let isCut = false;
    let asked = 0;
    const line = (name: string, go: () => Promise<unknown>) => {
      if (isCut) return Promise.reject(new MarketFailure('UNREACHABLE'));
      if (name === 'orders') asked += 1;
      return go();
    };
    const shop = connectedShop(market, overLine(market.open, line));
    const worker = startOutboxWorker(shop, { ...FAST, firstRetryMs: 60_000, random: () => 1 });
    onTestFinished(() => worker.stop());
    await expect.poll(() => asked).toBeGreaterThan(0);
    isCut = true;
    await expect.poll(() => worker.state().connection).toBe('waiting');
    await sleep(50);
    isCut = false;
    asked = 0;
    worker.wake(true);
    await expect.poll(() => worker.state().connection).toBe('online');
    await expect.poll(() => asked).toBeGreaterThan(0);
    // Who died again just after is noticed at once, too.
    isCut = true;
    await expect.poll(() => worker.state().connection).toBe('waiting');
  });

  it('parks what is refused with its reason, and sends it again when told to', async () => {
    const market = standInMarket();
    market.refuses = () => 'NO_NAME';
    const shop = connectedShop(market);
    const goods = publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => stateOf(shop.db, goods.id).status).toBe('parked');
    market.refuses = () => null;
    retryParked(shop.db, null, shop.clock.now());
    worker.wake(true);
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
  });

  it('goes on after hours without a line, with a clock that was set back by a year', async () => {
    const market = standInMarket();
    let isCut = true;
    const line = (_: string, go: () => Promise<unknown>) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go();
    const shop = connectedShop(market, overLine(market.open, line));
    const goods = publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => worker.state().failure).toBe('UNREACHABLE');
    shop.clock.advance(6 * 3_600_000);
    noteAvailability(shop.db, goods.id, shop.clock.now());
    shop.clock.advance(-366 * 24 * 3_600_000);
    isCut = false;
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
  });

  it('jumps beyond the marketplace after the shop’s file was restored', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    const goods = publishedGoods(shop, 5);
    const gone = publishedGoods(shop, 9);
    for (const { id } of [goods, gone]) market.listings.set(id, { listingId: id, version: 40, fields: null });
    const stranger = shop.ports.ids.next();
    const fields = { available: baseUnits(3) } as never;
    market.listings.set(stranger, { listingId: stranger, version: 7, fields });
    startWorker(shop, onTestFinished);
    await expect.poll(() => market.listings.get(goods.id)).toMatchObject({ version: 41 });
    await expect
      .poll(() => market.listings.get(stranger))
      .toEqual({
        listingId: stranger,
        version: 8,
        fields: null,
      });
    expect(availableAt(market, goods.id)).toBe(5);
  });

  it('sends again what the marketplace lost', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    const goods = publishedGoods(shop);
    const first = startOutboxWorker(shop, FAST);
    await expect.poll(() => stateOf(shop.db, goods.id).status).toBe('done');
    await first.stop();
    market.forget();
    startWorker(shop, onTestFinished);
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
  });

  it('takes every order of a marketplace that was restored and counts anew', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    const goods = publishedGoods(shop);
    for (let count = 0; count < 3; count += 1) market.place(orderOf(shop, goods, 1));
    startWorker(shop, onTestFinished);
    await expect.poll(() => readLink(shop.db)?.feedAfter).toBe(3);
    await expect.poll(() => stateOf(shop.db, goods.id).status).toBe('done');

    market.forget();
    const after = market.place(orderOf(shop, goods, 2));
    await expect.poll(() => findOrder(shop.db, after.id)?.order.status).toBe('requested');
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
    expect(readLink(shop.db)).toMatchObject({ feedAfter: 1, needsCompare: false });
  });

  it('compares again after an outage, which may have been a restore', async () => {
    const market = standInMarket();
    let isCut = false;
    const line = (_name: string, go: () => Promise<unknown>) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go();
    const shop = connectedShop(market, overLine(market.open, line));
    const goods = publishedGoods(shop);
    const other = publishedGoods(shop);
    const worker = startOutboxWorker(shop, { ...FAST, outageMs: 1 });
    onTestFinished(() => worker.stop());
    await expect.poll(() => market.listings.size).toBe(2);
    await expect.poll(() => stateOf(shop.db, goods.id).status).toBe('done');

    isCut = true;
    noteAvailability(shop.db, other.id, shop.ports.clock.now());
    await expect.poll(() => worker.state().failure).toBe('UNREACHABLE');
    market.listings.clear();
    isCut = false;
    await expect.poll(() => availableAt(market, goods.id)).toBe(100);
  });

  it('offers short-dated batches marked down, those units only', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    putPolicy(shop.db, { safetyStock: baseUnits(2), nearExpiry: { days: 30, percentBp: 2_500 } });
    const goods = addGoods(shop, {
      isPublished: true,
      packs: [{ unit: 'strip', size: 10, price: 4_000 }],
      baseUnit: 'tablet',
      batches: [
        { onHand: 12, expiry: '2026-12-01' },
        { onHand: 50, expiry: '2028-01-31' },
        { onHand: 70, expiry: '2026-11-01' },
      ],
    });
    noteAvailability(shop.db, goods.id, shop.clock.now());
    startWorker(shop, onTestFinished);
    await expect.poll(() => market.listings.size).toBe(2);
    const [regular, marked] = [...market.listings.values()].toSorted((a) =>
      a.listingId === goods.id ? -1 : 1,
    );
    expect(regular?.fields).toMatchObject({ available: 48, nearExpiry: null, packs: [{ price: 4_000 }] });
    expect(marked?.fields).toMatchObject({
      available: 12,
      nearExpiry: '2026-12-01',
      packs: [{ price: 3_000 }],
    });
  });

  it('asks nobody and keeps everything while it is paused or has no key', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    shop.db.sqlite.exec('UPDATE market_link SET is_paused = 1');
    const goods = publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await worker.waitForIdle();
    expect(worker.state().connection).toBe('paused');
    expect(stateOf(shop.db, goods.id).status).toBe('due');
    shop.db.sqlite.exec('UPDATE market_link SET is_paused = 0');
    await shop.ports.secrets?.remove('marketplace-key');
    worker.relink();
    await expect.poll(() => worker.state().failure).toBe('NO_KEY');
    expect(market.listings.size).toBe(0);
  });
});
