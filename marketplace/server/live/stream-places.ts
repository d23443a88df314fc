import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Caller } from '../app/market.ts';
import type { Live } from './live.ts';

/** Streams that one caller may hold open on a node at once. Hundreds of customers of a mobile network share one address. */
export const MOST_STREAMS: Readonly<Record<'account' | 'shop' | 'address', number>> = {
  account: 10,
  shop: 6,
  address: 300,
};

const RETRY_SECONDS = 30;
const held = new WeakMap<Live, Map<string, number>>();

function placesOf(caller: Caller, address: string | null): { key: string; most: number }[] {
  const places = address === null ? [] : [{ key: `address:${address}`, most: MOST_STREAMS.address }];
  if (caller.kind === 'account')
    places.push({ key: `account:${caller.accountId}`, most: MOST_STREAMS.account });
  if (caller.kind === 'shop') places.push({ key: `shop:${caller.shopId}`, most: MOST_STREAMS.shop });
  return places;
}

/**
 * Takes a place for a call that stays open: each holds a socket and memory for hours, so that counting calls a minute does not bound them. Answers
 * how to give it back, once, however often that is called. Throws TOO_MANY where the caller or its address holds as many as it may. `address` null: of no account here.
 */
export function takeStream(live: Live, caller: Caller, address: string | null): () => void {
  const counts = held.get(live) ?? new Map<string, number>();
  held.set(live, counts);
  const places = placesOf(caller, address);
  if (places.some(({ key, most }) => (counts.get(key) ?? 0) >= most))
    throw new MarketRefusal('TOO_MANY', { retryAfterSeconds: RETRY_SECONDS });
  for (const { key } of places) counts.set(key, (counts.get(key) ?? 0) + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    for (const { key } of places) {
      const left = (counts.get(key) ?? 1) - 1;
      if (left > 0) counts.set(key, left);
      else counts.delete(key);
    }
  };
}
