import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Live, LiveTopic } from '../live/live.ts';

type Reader = { topics: ReadonlySet<LiveTopic>; events: MarketEvent[]; wake: () => void };

async function* eventsOf(reader: Reader, signal: AbortSignal | undefined): AsyncGenerator<MarketEvent> {
  while (!signal?.aborted) {
    const event = reader.events.shift();
    if (event) yield event;
    else
      await new Promise<void>((resolve) => {
        reader.wake = resolve;
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
  }
}

/** Live events within one test, and all that was published so far. */
export function createMemoryLive(): Live & { published: { topic: LiveTopic; event: MarketEvent }[] } {
  const readers = new Set<Reader>();
  const published: { topic: LiveTopic; event: MarketEvent }[] = [];
  return {
    published,
    async publish(topic, event) {
      published.push({ topic, event });
      for (const reader of readers) {
        if (!reader.topics.has(topic)) continue;
        reader.events.push(event);
        reader.wake();
      }
    },
    subscribe(topics, signal) {
      const reader: Reader = { topics: new Set(topics), events: [], wake: () => undefined };
      readers.add(reader);
      signal?.addEventListener('abort', () => readers.delete(reader), { once: true });
      return eventsOf(reader, signal);
    },
    close: async () => readers.clear(),
  };
}
