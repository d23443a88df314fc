import { EventPublisher } from '@orpc/server';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';

/** Hands events to every connected till. Publish after the commit, never inside a transaction. */
export type EventHub = {
  publish(event: ShopEvent): void;
  /** Events from now on, until `signal` aborts. */
  subscribe(signal: AbortSignal | undefined): AsyncIterable<ShopEvent>;
};

const MAX_BUFFERED = 1000;

/** A hub within this process. */
export function createEventHub(): EventHub {
  const publisher = new EventPublisher<{ shop: ShopEvent }>({ maxBufferedEvents: MAX_BUFFERED });
  return {
    publish: (event) => publisher.publish('shop', event),
    subscribe: (signal) => publisher.subscribe('shop', signal ? { signal } : {}),
  };
}
