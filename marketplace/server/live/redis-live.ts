import { Redis } from 'ioredis';
import { type MarketEvent, marketEventSchema } from '../../../shared/marketplace/orders.contract.ts';
import type { Logger } from '../ports/ports.ts';
import { connectQuickly, quickRedis } from '../redis/quick-redis.ts';
import type { Live, LiveTopic } from './live.ts';
import { createHub } from './live-hub.ts';
import { ALIVE_MS } from './memory-live.ts';

const PREFIX = 'dokani:live:';

function readEvent(text: string): MarketEvent | null {
  try {
    return marketEventSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Asks a subscribed connection now and then whether it still stands: one whose other end is gone says nothing for ever. Answers how to stop asking. */
function keepAlive(receiver: Redis, everyMs: number): () => void {
  const timer = setInterval(() => {
    if (receiver.status === 'ready') receiver.ping().catch(() => undefined);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Live changes on all nodes that share the Redis at `url`. A node subscribes to a topic once, however many pages wait for it. While Redis
 * is away, or hangs, changes reach the pages of their own node only, and the others learn them when they ask again.
 */
export function createRedisLive(url: string, logger: Logger, aliveMs = ALIVE_MS): Live {
  const warn = (error: Error) => logger.warn({ error: error.message }, 'redis of live changes');
  const sender = quickRedis(url, warn);
  const opened = connectQuickly(sender);
  // A subscription waits for as long as it takes: nobody waits for it.
  const receiver = new Redis(url, { maxRetriesPerRequest: null, socketTimeout: aliveMs / 4 });
  receiver.on('error', warn);
  const stopAsking = keepAlive(receiver, aliveMs);

  const ready = new Map<LiveTopic, Promise<unknown>>();
  const hub = createHub(aliveMs, (topic, isWanted) => {
    if (isWanted) ready.set(topic, receiver.subscribe(PREFIX + topic).catch(warn));
    else {
      ready.delete(topic);
      receiver.unsubscribe(PREFIX + topic).catch(warn);
    }
  });
  receiver.on('message', (channel: string, text: string) => {
    const event = readEvent(text);
    if (event) hub.deliver(channel.slice(PREFIX.length) as LiveTopic, event);
  });
  return {
    async publish(topic, event) {
      await opened;
      try {
        await sender.publish(PREFIX + topic, JSON.stringify(event));
      } catch (error) {
        warn(error as Error);
        hub.deliver(topic, event);
      }
    },
    async subscribe(topics, signal) {
      const reader = hub.add(topics, signal);
      const connected = Promise.all(topics.flatMap((topic) => ready.get(topic) ?? []));
      // Where Redis is away the page is served all the same: it has the present state and hears of this node's changes.
      await Promise.race([connected, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
      return reader;
    },
    async close() {
      stopAsking();
      hub.close();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
