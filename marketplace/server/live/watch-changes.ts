import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Caller, Market } from '../app/market.ts';
import { readStock } from './live.repo.ts';
import type { LiveTopic } from './live.ts';
import { takeStream } from './stream-places.ts';

type Watcher = { caller: Caller; address: string };

async function* follow(
  market: Market,
  caller: Caller,
  ids: readonly string[],
  signal: AbortSignal | undefined,
  leave: () => void,
): AsyncGenerator<MarketEvent, void> {
  const topics: LiveTopic[] = ids.map((id) => `listing:${id}` as const);
  if (caller.kind === 'account') topics.push(`account:${caller.accountId}`);
  let events: AsyncIterableIterator<MarketEvent> | undefined;
  try {
    events = await market.live.subscribe(topics, signal);
    yield* await readStock(market.db, ids);
    yield { type: 'alive' };
    yield* events;
  } finally {
    leave();
    await events?.return?.();
  }
}

/**
 * The present stock of the listings, then every change of them and of the caller's own orders, until `signal` aborts. Throws TOO_MANY, before the first
 * event, where the caller has too many of these open.
 */
export function watchChanges(
  market: Market,
  { caller, address }: Watcher,
  listingIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<MarketEvent, void> {
  const leave = takeStream(market.live, caller, address);
  // A stream that nobody begins to read is never ended either: the end of the call gives its place back too.
  signal?.addEventListener('abort', leave, { once: true });
  return follow(market, caller, [...new Set(listingIds)], signal, leave);
}
