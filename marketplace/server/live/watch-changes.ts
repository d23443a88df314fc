import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Caller, Market } from '../app/market.ts';
import { readStock } from './live.repo.ts';
import type { LiveTopic } from './live.ts';

/** The present stock of the listings, then every change of them and of the caller's own orders, until `signal` aborts. */
export async function* watchChanges(
  market: Market,
  caller: Caller,
  listingIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<MarketEvent, void> {
  const ids = [...new Set(listingIds)];
  const topics: LiveTopic[] = ids.map((id) => `listing:${id}` as const);
  if (caller.kind === 'account') topics.push(`account:${caller.accountId}`);
  const events = await market.live.subscribe(topics, signal);
  try {
    yield* await readStock(market.db, ids);
    yield { type: 'alive' };
    yield* events;
  } finally {
    await events.return?.();
  }
}
