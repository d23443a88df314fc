import { Redis } from 'ioredis';
import { type MarketEvent, marketEventSchema } from '../../../shared/marketplace/orders.contract.ts';
import type { Logger } from '../ports/ports.ts';
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

/**
 * Live changes on all nodes that share the Redis at `url`. A node subscribes to a topic once, however many pages wait for it. While Redis
 * is away, changes reach the pages of their own node only, and the others learn them when they ask again.
 */
export function createRedisLive(url: string, logger: Logger, aliveMs = ALIVE_MS): Live {
  const quick = { maxRetriesPerRequest: 1, connectTimeout: 5_000 };
  const sender = new Redis(url, { ...quick, enableOfflineQueue: true });
  const receiver = new Redis(url, { maxRetriesPerRequest: null });
  const warn = (error: Error) => logger.warn({ error: error.message }, 'redis of live changes');
  sender.on('error', warn);
  receiver.on('error', warn);

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
      hub.close();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
