import type { QueryClient } from '@tanstack/react-query';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import { api, orpc } from '../api/client.ts';
import { lostServer, sawServer } from '../api/connection.ts';
import { session } from '../api/session.ts';
import { hearStock, onWanted, wantedListings, wantsOrders } from './live-stock.ts';

const LONGEST_WAIT_MS = 8000;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Resolves when the page shows other listings, somebody signs in or out, or all is over. */
function nextChange(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stopWanted();
      stopSession();
      resolve();
    };
    const stopWanted = onWanted(done);
    const before = session.get().state;
    const stopSession = session.subscribe(() => {
      if (session.get().state !== before) done();
    });
    signal.addEventListener('abort', done);
  });
}

function hear(queries: QueryClient, event: MarketEvent): void {
  sawServer();
  if (event.type === 'stock') hearStock(event.listingId, { left: event.left, price: event.price });
  if (event.type === 'order') void queries.invalidateQueries({ queryKey: orpc.orders.key() });
}

async function watchOnce(queries: QueryClient, listingIds: string[], signal: AbortSignal): Promise<void> {
  let isListening = false;
  for await (const event of await api.orders.watch({ listingIds }, { signal })) {
    hear(queries, event);
    // Stock comes first by itself; an order may have moved between its reading and now.
    if (event.type === 'alive' && !isListening) {
      isListening = true;
      if (wantsOrders()) void queries.invalidateQueries({ queryKey: orpc.orders.key() });
    }
  }
}

/** Reads again what the page shows: changes may have been missed while nobody listened. */
function readAgain(queries: QueryClient): void {
  for (const queryKey of [orpc.find.key(), orpc.orders.key(), orpc.cart.quote.key()]) {
    void queries.invalidateQueries({ queryKey, refetchType: 'active' });
  }
}

async function watchSet(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let wait = 500;
  let isBroken = false;
  while (!signal.aborted) {
    if (isBroken) readAgain(queries);
    const began = Date.now();
    try {
      await watchOnce(queries, wantedListings(), signal);
      if (!signal.aborted) lostServer();
    } catch {
      // Noted by the client; the loop tries again.
    }
    if (signal.aborted) return;
    isBroken = true;
    if (Date.now() - began > LONGEST_WAIT_MS) wait = 500;
    await pause(wait * (0.5 + Math.random()), signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/**
 * Follows, until `signal` aborts, the stock of the listings on the page and the orders of whoever is signed in, joining again after
 * every break.
 */
export async function followMarket(queries: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const changed = nextChange(signal);
    const round = new AbortController();
    const isOrders = wantsOrders() && session.get().state === 'in';
    const watching = wantedListings().length > 0 || isOrders ? watchSet(queries, round.signal) : undefined;
    await changed;
    round.abort();
    await watching;
    // Rows come and go together: one new connection for all of them.
    await pause(150, signal);
  }
}
