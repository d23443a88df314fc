import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { checkout } from '../sales/checkout.ts';
import { callFrom, OWNER_PIN, setUpShop } from '../testing/callers.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { clockBehind, watchClock } from './clock-watch.ts';
import { router } from './router.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A shop that sold on 21 November, and how it sells once more. */
async function soldOnce() {
  const shop = createTestShop();
  const { user } = await setUpShop(shop);
  const goods = addGoods(shop, { nameEn: 'Napa' });
  const seller = actAs(shop, 'owner');
  const sell = () => checkout(seller, checkoutInput(seller, [lineOf(shop, goods, 1)]));
  const first = sell();
  const status = () => call(router.system.status, {}, callFrom(shop));
  // A moved clock ends every session.
  const signIn = async () => {
    const who = { userId: user.id, pin: OWNER_PIN };
    return callFrom(shop, await call(router.session.signIn, who, callFrom(shop)));
  };
  return { shop, signIn, sell, first, status };
}

const actions = ({ db }: { db: ReturnType<typeof createTestShop>['db'] }) =>
  db
    .statement<[], { action: string; details: string }>('SELECT action, details FROM audit ORDER BY id')
    .all();

describe('a clock that was set back', () => {
  it('is told by every status until it is right again, but not for what a time server puts right', async () => {
    const { shop, first, status } = await soldOnce();
    expect(await status()).toMatchObject({ clockBehind: null });
    shop.clock.set(first.soldAt - 4 * MINUTE);
    expect(await status()).toMatchObject({ clockBehind: null });
    shop.clock.set(first.soldAt - 3 * DAY);
    expect(await status()).toMatchObject({ clockBehind: first.soldAt, now: first.soldAt - 3 * DAY });
    shop.clock.set(first.soldAt);
    expect(await status()).toMatchObject({ clockBehind: null });
  });

  it('is known from the audit where nothing was sold yet, and not in a new shop', async () => {
    const shop = createTestShop();
    expect(clockBehind(shop.db, 0)).toBeNull();
    await setUpShop(shop);
    expect(clockBehind(shop.db, shop.clock.now() - DAY)).toBe(shop.clock.now());
  });

  it('keeps nobody from selling: the sale has the clock’s time and the audit says so', async () => {
    const { shop, first, sell, status } = await soldOnce();
    shop.clock.set(first.soldAt - 3 * DAY);
    const second = sell();
    expect(second).toMatchObject({ soldAt: shop.clock.now(), businessDay: '2026-11-18' });
    expect(await status()).toMatchObject({ clockBehind: first.soldAt });
    const sales = actions(shop).filter(({ action }) => action === 'sale.checkout');
    expect(sales.map(({ details }) => JSON.parse(details).clockBehind)).toEqual([undefined, true]);
  });

  it('is told to all tills and audited once, when it begins', async () => {
    const { shop, first } = await soldOnce();
    const stop = new AbortController();
    const events = shop.events.subscribe(stop.signal)[Symbol.asyncIterator]();
    const heard: ShopEvent[] = [];
    const watch = watchClock(shop);
    const back = first.soldAt - DAY;
    shop.clock.set(back);
    watch.look();
    watch.look();
    shop.clock.set(first.soldAt + MINUTE);
    watch.look();
    watch.stop();
    for (let at = 0; at < 2; at += 1) heard.push((await events.next()).value);
    stop.abort();
    expect(heard).toEqual([
      { type: 'clock', at: back, isBehind: true },
      { type: 'clock', at: first.soldAt + MINUTE, isBehind: false },
    ]);
    expect(actions(shop).filter(({ action }) => action === 'clock.behind')).toEqual([
      { action: 'clock.behind', details: '{"lastRecorded":"2026-11-21"}' },
    ]);
  });

  it('leaves every day with sales within reach, and what was rung up last is the till’s last receipt', async () => {
    const { shop, signIn, first, sell } = await soldOnce();
    shop.clock.set(first.soldAt - 3 * DAY);
    const second = sell();
    const from = await signIn();
    const day = '2026-11-18' as BusinessDay;
    expect(await call(router.reports.day, { day }, from)).toMatchObject({ lastDay: '2026-11-21' });
    const { items } = await call(router.sales.list, { tillId: second.tillId, limit: 1 }, from);
    expect(items.map(({ receiptCode }) => receiptCode)).toEqual([second.receiptCode]);
    shop.clock.set(first.soldAt + 2 * DAY);
    expect(await call(router.reports.day, { day }, await signIn())).toMatchObject({ lastDay: '2026-11-23' });
  });
});
