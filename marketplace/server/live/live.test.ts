import { describe, expect, it, onTestFinished } from 'vitest';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import { openLine } from '../testing/dead-line.ts';
import { hasRedis, startRedis } from '../testing/redis-server.ts';
import type { Live } from './live.ts';
import { createHub } from './live-hub.ts';
import { createMemoryLive } from './memory-live.ts';
import { createRedisLive } from './redis-live.ts';

const stock = (listingId: string, left: number): MarketEvent => ({
  type: 'stock',
  listingId,
  left,
  isMore: false,
  price: 100,
});
const A = '0190a000-0000-7000-8000-00000000000a';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function read(events: AsyncIterator<MarketEvent>, count: number): Promise<MarketEvent[]> {
  const read: MarketEvent[] = [];
  while (read.length < count) {
    const next = await events.next();
    if (next.done) break;
    read.push(next.value);
  }
  return read;
}

/** Resolves with true once the event came. */
async function heard(events: AsyncIterator<MarketEvent>, event: MarketEvent): Promise<boolean> {
  for (;;) {
    const [next] = await read(events, 1);
    if (!next) return false;
    if (JSON.stringify(next) === JSON.stringify(event)) return true;
  }
}

describe('live changes in one process', () => {
  it('reach the subscribers of their topic and nobody else', async () => {
    const live = createMemoryLive();
    onTestFinished(() => live.close());
    const here = await live.subscribe(['listing:a', 'listing:b'], undefined);
    const there = await live.subscribe(['listing:c'], undefined);
    await live.publish('listing:a', stock('a', 3));
    await live.publish('listing:c', stock('c', 1));
    expect(await read(here, 1)).toEqual([stock('a', 3)]);
    expect(await read(there, 1)).toEqual([stock('c', 1)]);
  });

  it('keep for a reader that does not read only the newest of each listing', async () => {
    const live = createMemoryLive();
    onTestFinished(() => live.close());
    const slow = await live.subscribe(['listing:a', 'listing:b'], undefined);
    for (let left = 1_000; left >= 0; left -= 1) await live.publish('listing:a', stock('a', left));
    await live.publish('listing:b', stock('b', 5));
    expect(await read(slow, 2)).toEqual([stock('a', 0), stock('b', 5)]);
  });

  it('end for a reader whose connection is gone, also while it waits', async () => {
    const gone: string[] = [];
    const hub = createHub(60_000, (topic, isWanted) => void (isWanted ? undefined : gone.push(topic)));
    const connection = new AbortController();
    const events = hub.add(['shop:s'], connection.signal);
    const waiting = events.next();
    connection.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(gone).toEqual(['shop:s']);
    expect(hub.has('shop:s')).toBe(false);
    hub.close();
  });

  it('say now and then that the line stands', async () => {
    const live = createMemoryLive(5);
    onTestFinished(() => live.close());
    expect(await read(await live.subscribe([], undefined), 2)).toEqual([
      { type: 'alive' },
      { type: 'alive' },
    ]);
  });
});

describe.skipIf(!hasRedis())('live changes on two nodes', () => {
  it('cross from one node to the other, and a node subscribes to a topic once', async () => {
    const { url, stop } = await startRedis();
    onTestFinished(stop);
    const nodes: Live[] = [createRedisLive(url, silent), createRedisLive(url, silent)];
    onTestFinished(async () => {
      for (const node of nodes) await node.close();
    });
    const [one, two] = nodes as [Live, Live];
    const page = await two.subscribe([`listing:${A}`], undefined);
    const other = await two.subscribe([`listing:${A}`, 'account:x'], undefined);
    await one.publish(`listing:${A}`, stock(A, 7));
    expect(await read(page, 1)).toEqual([stock(A, 7)]);
    expect(await read(other, 1)).toEqual([stock(A, 7)]);
    await page.return?.();
    await one.publish('account:x', { type: 'order', orderId: A, version: 2 });
    await one.publish(`listing:${A}`, stock(A, 6));
    const after = await other.next();
    expect(after.done).toBe(false);
  });

  it('reach the pages of their own node while Redis hangs, and cross again when it goes on', async () => {
    const { url, stop, hang, goOn } = await startRedis();
    onTestFinished(stop);
    const [one, two] = [createRedisLive(url, silent, 2_000), createRedisLive(url, silent, 2_000)];
    onTestFinished(async () => void (await Promise.all([one.close(), two.close()])));
    const here = await one.subscribe([`listing:${A}`], undefined);
    const there = await two.subscribe([`listing:${A}`], undefined);
    hang();
    const late = createRedisLive(url, silent, 2_000);
    onTestFinished(() => late.close());
    for (const [node, events] of [
      [one, here],
      [late, await late.subscribe([`listing:${A}`], undefined)],
    ] as const) {
      await node.publish(`listing:${A}`, stock(A, 3));
      expect(await heard(events, stock(A, 3))).toBe(true);
    }
    goOn();
    const crossed = heard(there, stock(A, 9));
    await expect
      .poll(
        async () => {
          await one.publish(`listing:${A}`, stock(A, 9));
          return Promise.race([crossed, new Promise((resolve) => setTimeout(resolve, 100))]);
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  }, 30_000);

  it('are heard again where the line to Redis died without a word', async () => {
    const { url, stop } = await startRedis();
    onTestFinished(stop);
    const line = await openLine(Number(new URL(url).port));
    onTestFinished(() => line.close());
    const node = createRedisLive(`redis://127.0.0.1:${line.port}`, silent, 1_000);
    onTestFinished(() => node.close());
    const events = await node.subscribe([`listing:${A}`], undefined);
    line.die();
    const direct = createRedisLive(url, silent);
    onTestFinished(() => direct.close());
    const crossed = heard(events, stock(A, 4));
    await expect
      .poll(
        async () => {
          await direct.publish(`listing:${A}`, stock(A, 4));
          return Promise.race([crossed, new Promise((resolve) => setTimeout(resolve, 100))]);
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  }, 30_000);
});
