import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Logger } from '../ports/ports.ts';
import { connectQuickly, quickRedis } from '../redis/quick-redis.ts';
import type { Limits } from './limits.ts';

type Counter = RateLimiterMemory | RateLimiterRedis;

/** Counters are kept per allowance, because each of them knows one; there are as many as the program has kinds of limits. */
function limitsOf(
  makeCounter: (most: number, windowMs: number) => Counter,
  close: () => Promise<void>,
): Limits {
  const counters = new Map<string, Counter>();
  return {
    async take(key, most, windowMs) {
      const name = `${most}/${windowMs}`;
      const counter = counters.get(name) ?? makeCounter(most, windowMs);
      counters.set(name, counter);
      try {
        await counter.consume(key);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw refused;
      }
    },
    close,
  };
}

/** Limits of one node, counted in its memory. */
export function openMemoryLimits(): Limits {
  return limitsOf(
    (most, windowMs) =>
      new RateLimiterMemory({ points: most, duration: windowMs / 1000, keyPrefix: 'dokani' }),
    async () => undefined,
  );
}

/** Limits common to all nodes, counted in Redis by one script each; while Redis is away, or hangs, each node counts for itself. */
export async function openRedisLimits(url: string, logger: Logger): Promise<Limits> {
  let isSaid = false;
  const redis = quickRedis(url, (error) => {
    if (!isSaid) logger.warn({ error: error.message }, 'redis does not answer: this node counts for itself');
    isSaid = true;
  });
  redis.on('ready', () => {
    isSaid = false;
  });
  await connectQuickly(redis);
  return limitsOf(
    (most, windowMs) => {
      const allowance = { points: most, duration: windowMs / 1000, keyPrefix: `dokani:${most}:${windowMs}` };
      return new RateLimiterRedis({
        ...allowance,
        storeClient: redis,
        insuranceLimiter: new RateLimiterMemory(allowance),
      });
    },
    async () => redis.disconnect(),
  );
}
