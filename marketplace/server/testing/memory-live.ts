import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import { type Live, type LiveTopic, createMemoryLive as openMemoryLive } from '../live/index.ts';

/** Live events within one test, and all that was published so far. */
export function createMemoryLive(): Live & { published: { topic: LiveTopic; event: MarketEvent }[] } {
  const live = openMemoryLive();
  const published: { topic: LiveTopic; event: MarketEvent }[] = [];
  return {
    ...live,
    published,
    publish(topic, event) {
      published.push({ topic, event });
      return live.publish(topic, event);
    },
  };
}
