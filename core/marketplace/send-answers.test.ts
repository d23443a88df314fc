import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure, type MarketFailureCode } from '../../shared/marketplace/market-failure.ts';
import { noteAvailability } from '../stock/index.ts';
import { connectedShop, publishedGoods, startWorker } from '../testing/connected-shop.ts';
import { orderOf } from '../testing/order-world.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { answerOrder } from './answer-order.ts';
import { answersTo } from './answers.repo.ts';
import { listOrders, showOrder } from './list-orders.ts';
import { syncNow } from './mend-queue.ts';

/** A shop with two orders, at a marketplace that fails with `code` for as long as it is told to whatever is said to the first of them. */
async function twoOrders(code: MarketFailureCode) {
  const market = standInMarket();
  const trouble = { is: true };
  let bad = '';
  const open = overLine(market.open, async (name, go, input) => {
    const isBad = name === 'answer' && (input as { orderId?: string }).orderId === bad;
    if (trouble.is && isBad) throw new MarketFailure(code);
    return go();
  });
  const shop = connectedShop(market, open);
  const goods = publishedGoods(shop, 20);
  const first = market.place(orderOf(shop, goods, 2));
  const second = market.place(orderOf(shop, goods, 3));
  bad = first.id;
  const worker = startWorker(shop, onTestFinished);
  await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(2);
  const cashier = actAs(shop, 'cashier');
  const say = (orderId: string, kind: 'accept' | 'ready') =>
    answerOrder(cashier, { answerId: shop.ports.ids.next(), orderId, answer: { kind } });
  const statusOf = (id: string) => market.orders.get(id)?.order.status;
  return { market, shop, goods, first, second, trouble, say, statusOf, worker };
}

describe('an answer the marketplace cannot bear', () => {
  it.each(['SERVER_TROUBLE', 'NOT_UNDERSTOOD', 'NOT_ALLOWED', 'TOO_MANY'] as const)(
    'holds up neither the others nor the goods, and is not lost (%s)',
    async (code) => {
      const { market, shop, goods, first, second, trouble, say, statusOf } = await twoOrders(code);
      say(first.id, 'accept');
      say(first.id, 'ready');
      say(second.id, 'accept');
      await expect.poll(() => statusOf(second.id)).toBe('accepted');
      noteAvailability(shop.db, goods.id, shop.ports.clock.now());
      await expect.poll(() => market.listings.get(goods.id)?.version).toBe(2);
      expect(statusOf(first.id)).toBe('requested');
      expect(showOrder(shop, first.id).problem).toBe(code);

      trouble.is = false;
      syncNow(shop);
      await expect.poll(() => statusOf(first.id)).toBe('ready');
      await expect.poll(() => showOrder(shop, first.id).problem).toBe('');
      expect(answersTo(shop.db, first.id).map(({ status }) => status)).toEqual(['done', 'done']);
    },
  );

  it('is tried again by itself when its time has come, also after the clock was set back', async () => {
    const { shop, first, trouble, say, statusOf } = await twoOrders('SERVER_TROUBLE');
    say(first.id, 'accept');
    await expect.poll(() => showOrder(shop, first.id).problem).toBe('SERVER_TROUBLE');
    trouble.is = false;
    shop.clock.advance(-2 * 24 * 3_600_000);
    await expect.poll(() => statusOf(first.id)).toBe('accepted');
  });
});
