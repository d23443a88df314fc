import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { isDiskLow, watchDisk } from './disk-watch.ts';
import { router } from './router.ts';
import type { Shop } from './shop.ts';

/** A shop whose file may not grow by a single page, as on a full disk; `free` gives it room again. */
async function fullShop() {
  const shop = createTestShop();
  const { token } = await setUpShop(shop);
  const { sqlite } = shop.db;
  sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true }))}`);
  return { shop, from: callFrom(shop, { token }), free: () => sqlite.pragma('max_page_count = 1000000') };
}

const name = 'x'.repeat(80);
let phone = 1_711_000_000;
const note = (shop: Shop) => ({ id: shop.ports.ids.next(), name, phone: `0${++phone}` });

describe('a full disk', () => {
  it('refuses a write in words, changes nothing, and takes it once there is room', async () => {
    const { shop, from, free } = await fullShop();
    const count = () => shop.db.sqlite.prepare('SELECT count(*) FROM customers').pluck().get();
    const fill = async () => {
      for (let tries = 0; tries < 500; tries += 1) await call(router.customers.create, note(shop), from);
    };
    await expect(fill()).rejects.toMatchObject({ code: 'DISK_FULL', status: 507, defined: true });
    const before = count();
    await expect(call(router.customers.create, note(shop), from)).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    expect(count()).toBe(before);
    free();
    await call(router.customers.create, note(shop), from);
    expect(count()).toBe(Number(before) + 1);
  });

  it('keeps nobody from reading, though the session cannot be noted as used', async () => {
    const { shop, from } = await fullShop();
    shop.clock.advance(60_000);
    shop.db.sqlite.pragma('query_only = ON');
    expect(await call(router.catalog.categories, {}, from)).toBeDefined();
    await expect(call(router.customers.create, note(shop), from)).rejects.toMatchObject({
      code: 'DISK_FAULT',
      defined: true,
    });
  });
});

describe('a disk that is nearly full', () => {
  it('is told to all tills when it becomes so and when it no longer is', async () => {
    const shop = createTestShop();
    let free = 150 * 1024 * 1024;
    const freeBytes = (folder: string) => {
      expect(folder).toBe('/shop');
      return free;
    };
    const watched: Shop = {
      ...shop,
      ports: { ...shop.ports, freeBytes },
      options: { ...shop.options, file: '/shop/shop.sqlite' },
    };
    const heard: ShopEvent[] = [];
    const stop = new AbortController();
    const listening = (async () => {
      for await (const event of shop.events.subscribe(stop.signal)) heard.push(event);
    })().catch(() => undefined);
    const status = () => call(router.system.status, {}, { context: { shop: watched, localTillId: 1 } });
    const watch = watchDisk(watched);
    watch.look();
    expect(isDiskLow(shop.db)).toBe(true);
    expect(await status()).toMatchObject({ diskLow: true });
    watch.look();
    free = 900 * 1024 * 1024;
    watch.look();
    expect(await status()).toMatchObject({ diskLow: false });
    watch.stop();
    await expect.poll(() => heard.length).toBe(2);
    expect(heard).toEqual([
      { type: 'disk-space', isLow: true },
      { type: 'disk-space', isLow: false },
    ]);
    stop.abort();
    await listening;
  });

  it('is not guessed where it cannot be measured', async () => {
    const shop = createTestShop();
    const freeBytes = () => {
      throw new Error('no statfs here');
    };
    const watched: Shop = {
      ...shop,
      ports: { ...shop.ports, freeBytes },
      options: { ...shop.options, file: '/shop/shop.sqlite' },
    };
    const watch = watchDisk(watched);
    watch.look();
    watch.stop();
    expect(isDiskLow(shop.db)).toBe(false);
  });
});
