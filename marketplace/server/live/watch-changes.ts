import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { Caller, Market } from '../app/market.ts';
import { readStock } from './live.repo.ts';
import type { LiveTopic } from './live.ts';
import { takeStream } from './stream-places.ts';

/** Whether an event tells this page anything new: each sale would show its moment where the figure stays what it was. */
function newsOnly(): (event: MarketEvent) => boolean {
  const told = new Map<string, string>();
  return (event) => {
    if (event.type !== 'stock') return true;
    const said = `${event.left} ${event.isMore} ${event.price}`;
    if (told.get(event.listingId) === said) return false;
    told.set(event.listingId, said);
    return true;
  };
}

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
    const isNews = newsOnly();
    yield* (await readStock(market.db, ids)).filter(isNews);
    yield { type: 'alive' };
    for await (const event of events) if (isNews(event)) yield event;
  } finally {
    leave();
    await events?.return?.();
  }
}

/**
 * The public stock of the listings (stock-band.ts), then every change of it or of their prices and of the caller's own orders, until `signal` aborts. Throws TOO_MANY, before the first
 * event, where the caller has too many of these open.
 */
export function watchChanges(
  market: Market,
  { caller, address }: Watcher,
  listingIds: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<MarketEvent, void> {
  const leave = takeStream(market.live, caller, address);
  // A stream that nobody begins to read is never ended either: the end of the call gives its place back too, also one that was over before.
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  return follow(market, caller, [...new Set(listingIds)], signal, leave);
}
