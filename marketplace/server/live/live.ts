import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';

/** Whom a change concerns: every page that shows the listing, the pages of a customer, the program of a shop. */
export type LiveTopic = `listing:${string}` | `account:${string}` | `shop:${string}`;

/**
 * Changes for open pages, on every node. Publish after the commit. Delivered at most once: a page reads the present state when it
 * connects, so a lost event is late and never wrong.
 */
export type Live = {
  publish(topic: LiveTopic, event: MarketEvent): Promise<void>;
  /** Events of these topics from now on, until `signal` aborts. */
  subscribe(topics: readonly LiveTopic[], signal: AbortSignal | undefined): AsyncIterable<MarketEvent>;
  close(): Promise<void>;
};
