import { describe, expect, it, onTestFinished } from 'vitest';
import type { MarketClient } from '../ports/ports.ts';
import { connectedShop, publishedGoods, startWorker } from '../testing/connected-shop.ts';
import { answerTo, orderOf, ringUpHeld } from '../testing/order-world.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { addGoods, type TestGoods } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { answerOrder } from './answer-order.ts';
import { setNearExpiryListing } from './goods.repo.ts';
import { readLink, setNeedsCompare } from './link.repo.ts';
import { listOrders, showOrder } from './list-orders.ts';
import { ownListingId } from './listing-id-rules.ts';
import { findOrder } from './orders.repo.ts';
import { stateOf } from './queue.repo.ts';

/** A branch on a copy of another shop's file: the marketplace has that shop's offers under the ids of these goods. */
function branch(onHand: number) {
  const market = standInMarket();
  const shop = connectedShop(market);
  const goods = publishedGoods(shop, onHand);
  const taken = new Set([goods.id]);
  market.refuses = ({ listingId }) => (taken.has(listingId) ? 'ID_TAKEN' : null);
  return { market, shop, goods, taken, own: ownListingId(goods.id, market.shop.id) };
}

const isDone = (shop: ReturnType<typeof connectedShop>, { id }: TestGoods) =>
  stateOf(shop.db, id).status === 'done';

describe('goods whose ids another shop has', () => {
  it('are offered under ids of their own, short-dated batches too, and keep them', async () => {
    const { market, shop, goods, taken, own } = branch(20);
    const copied = shop.ports.ids.next();
    taken.add(copied);
    setNearExpiryListing(shop.db, goods.id, copied);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => isDone(shop, goods)).toBe(true);
    expect(market.listings.get(own)?.fields?.available).toBe(20);
    expect([...market.listings.keys()]).toHaveLength(2);
    expect(market.listings.has(goods.id) || market.listings.has(copied)).toBe(false);
    const { version } = stateOf(shop.db, goods.id);
    const before = market.batches.length;
    setNeedsCompare(shop.db, true);
    worker.wake(true);
    await worker.waitForIdle();
    expect(stateOf(shop.db, goods.id)).toEqual({ version, status: 'done' });
    expect(market.batches).toHaveLength(before);
  });

  it('are ordered, proposed and rung up as any others', async () => {
    const { market, shop, goods, own } = branch(20);
    const other = addGoods(shop, { isPublished: true, batches: [{ onHand: 9 }] });
    startWorker(shop, onTestFinished);
    await expect.poll(() => market.listings.has(own)).toBe(true);
    const given = orderOf(shop, goods, 5, { fulfilment: 'delivery' });
    const order = market.place({ ...given, lines: given.lines.map((line) => ({ ...line, listingId: own })) });
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    const cashier = actAs(shop, 'cashier');
    const { draftId } = answerTo(cashier, order.id);
    expect(showOrder(shop, order.id).products).toMatchObject([{ lineNo: 1, productId: goods.id }]);
    expect(ringUpHeld(cashier, draftId ?? '')).toMatchObject({ total: 4_500 });
    await expect.poll(() => market.listings.get(own)?.fields?.available).toBe(15);

    const second = market.place(orderOf(shop, other, 1));
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    const substitute = { listingId: goods.id, packId: goods.packs[0] ?? '', quantity: 1 };
    const lines = [{ lineNo: 1, quantity: 0, substitute }];
    const answerId = shop.ports.ids.next();
    answerOrder(cashier, { answerId, orderId: second.id, answer: { kind: 'adjust', lines, note: '' } });
    const said = shop.db.sqlite.prepare('SELECT content FROM market_answers WHERE id = ?').get(answerId);
    expect(JSON.parse((said as { content: string }).content).lines[0].substitute.listingId).toBe(own);
  });

  it('are found there page by page, in the order of the ids they are offered under', async () => {
    const market = standInMarket();
    // Pages of two, whatever is asked for.
    const open = overLine(market.open, async (name, go, input) => {
      const said = (await go()) as Awaited<ReturnType<MarketClient['sync']['versions']>>;
      const { after } = input as { after?: string | null };
      if (name !== 'versions') return said;
      const items = said.items.filter(({ listingId }) => listingId > (after ?? '')).slice(0, 2);
      return { items, isLast: items.length === said.items.length };
    });
    const shop = connectedShop(market, open);
    const goods = Array.from({ length: 40 }, () => publishedGoods(shop, 5));
    const taken = new Set(goods.map(({ id }) => id));
    market.refuses = ({ listingId }) => (taken.has(listingId) ? 'ID_TAKEN' : null);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => goods.every((own) => isDone(shop, own))).toBe(true);
    const placed = market.place(orderOf(shop, addGoods(shop), 1));
    await expect.poll(() => findOrder(shop.db, placed.id)).toBeDefined();
    const { feedAfter } = readLink(shop.db) ?? {};
    const before = market.batches.length;
    setNeedsCompare(shop.db, true);
    worker.wake(true);
    await expect.poll(() => readLink(shop.db)?.needsCompare).toBe(false);
    await worker.waitForIdle();
    expect(market.batches).toHaveLength(before);
    expect(feedAfter).toBeGreaterThan(0);
    expect(readLink(shop.db)?.feedAfter).toBe(feedAfter);
  });

  it('that are refused under their own id too are put aside', async () => {
    const { market, shop, goods } = branch(20);
    market.refuses = () => 'ID_TAKEN';
    setNearExpiryListing(shop.db, goods.id, shop.ports.ids.next());
    startWorker(shop, onTestFinished);
    await expect.poll(() => stateOf(shop.db, goods.id).status).toBe('parked');
  });
});
