import { describe, expect, it, onTestFinished } from 'vitest';
import type { Logger } from '../ports/ports.ts';
import { freePort } from '../testing/free-port.ts';
import { hasRedis, startRedis } from '../testing/redis-server.ts';
import type { Limits } from './limits.ts';
import { openMemoryLimits, openRedisLimits } from './open-limits.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function openNode(url: string): Promise<Limits> {
  const limits = await openRedisLimits(url, silent);
  onTestFinished(() => limits.close());
  return limits;
}

/** How many of `calls` at once are let through. */
async function letThrough(limits: readonly Limits[], calls: number, key: string): Promise<number> {
  const waits = await Promise.all(
    Array.from(
      { length: calls },
      async (_, i) => (await limits[i % limits.length]?.take(key, 10, 60_000)) ?? 1,
    ),
  );
  return waits.filter((wait) => wait === 0).length;
}

describe('limits in memory', () => {
  it('let through as many as are allowed, say how long to wait, and forget after the window', async () => {
    const limits = openMemoryLimits();
    expect(await letThrough([limits], 50, 'a')).toBe(10);
    expect(await letThrough([limits], 10, 'b')).toBe(10);
    const wait = await limits.take('a', 10, 60_000);
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await limits.take('c', 1, 1_000)).toBe(0);
    expect(await limits.take('c', 1, 1_000)).toBe(1);
    await expect.poll(() => limits.take('c', 1, 1_000), { interval: 300, timeout: 10_000 }).toBe(0);
  });
});

describe.skipIf(!hasRedis())('limits in Redis', () => {
  it('are common to two nodes, however many call at once', async () => {
    const { url, stop } = await startRedis();
    onTestFinished(stop);
    const nodes = [await openNode(url), await openNode(url)];
    expect(await letThrough(nodes, 200, 'x')).toBe(10);
  });

  it('are counted by each node for itself while Redis is away', async () => {
    const { url, stop } = await startRedis();
    onTestFinished(stop);
    const node = await openNode(url);
    expect(await node.take('x', 10, 60_000)).toBe(0);
    stop();
    await expect.poll(() => letThrough([node], 30, 'y'), { timeout: 20_000 }).toBeLessThanOrEqual(10);
    expect(await letThrough([node], 30, 'z')).toBe(10);
  });

  it('let a node start while Redis is away', async () => {
    const node = await openNode(`redis://127.0.0.1:${await freePort()}`);
    expect(await letThrough([node], 30, 'x')).toBe(10);
  });

  it('are counted by each node for itself while Redis hangs, also by one that starts then, and in common when it goes on', async () => {
    const { url, stop, hang, goOn } = await startRedis();
    onTestFinished(stop);
    const one = await openNode(url);
    expect(await one.take('x', 10, 60_000)).toBe(0);
    hang();
    expect(await letThrough([one], 30, 'y')).toBe(10);
    const two = await openNode(url);
    expect(await letThrough([two], 30, 'y')).toBe(10);
    goOn();
    await expect
      .poll(
        async () => {
          const key = `z${Math.random()}`;
          return letThrough([one, two], 40, key);
        },
        { timeout: 20_000 },
      )
      .toBe(10);
  }, 30_000);
});
