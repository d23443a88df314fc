import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';

/** Whom a change concerns: every page that shows the listing, the pages of a customer, the program of a shop. */
export type LiveTopic = `listing:${string}` | `account:${string}` | `shop:${string}`;

/**
 * Changes for open pages, on every node. Publish after the commit. Delivered at most once: a page reads the present state when it
 * connects, so a lost event is late and never wrong.
 */
export type Live = {
  publish(topic: LiveTopic, event: MarketEvent): Promise<void>;
  /**
   * Events of these topics, until `signal` aborts or the reader returns. When the promise is kept every later event is caught: read the present
   * state after it. A slow reader gets the newest event of each listing and order, never a backlog. `alive` comes now and then.
   */
  subscribe(
    topics: readonly LiveTopic[],
    signal: AbortSignal | undefined,
  ): Promise<AsyncIterableIterator<MarketEvent>>;
  close(): Promise<void>;
};
