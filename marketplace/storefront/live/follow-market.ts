import type { QueryClient } from '@tanstack/react-query';
import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import { api, orpc } from '../api/client.ts';
import { connection, lostServer, sawServer } from '../api/connection.ts';
import { session } from '../api/session.ts';
import { hearStock, onWanted, wantedListings, wantsOrders } from './live-stock.ts';
import { createPatience, rest } from './patience.ts';

/** A connection that held so long was a good one. */
const GOOD_MS = 8_000;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** Resolves when the server is known to answer, or `signal` aborts: who asks whether it is back is the bar that says it is away. */
function whileAway(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (connection.get().online || signal.aborted) return resolve();
    const stop = connection.subscribe(() => {
      if (connection.get().online) done();
    });
    const done = () => {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    signal.addEventListener('abort', done);
  });
}

/** Resolves when the page shows other listings, somebody signs in or out, or all is over. */
function nextChange(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stopWanted();
      stopSession();
      signal.removeEventListener('abort', done);
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
  if (event.type === 'stock') {
    const { listingId, left, isMore, price } = event;
    hearStock(listingId, { left, isMore, price });
  }
  if (event.type === 'order') void queries.invalidateQueries({ queryKey: orpc.orders.key() });
}

async function watchOnce(queries: QueryClient, signal: AbortSignal, onJoined: () => void): Promise<void> {
  let isListening = false;
  let isJoined = false;
  for await (const event of await api.orders.watch({ listingIds: wantedListings() }, { signal })) {
    if (!isJoined) onJoined();
    isJoined = true;
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
  const patience = createPatience();
  let isBroken = false;
  while (!signal.aborted) {
    const began = Date.now();
    try {
      await watchOnce(queries, signal, () => {
        if (isBroken) readAgain(queries);
      });
      if (!signal.aborted) lostServer();
    } catch {
      // Noted by the client; the loop tries again.
    }
    if (signal.aborted) return;
    isBroken = true;
    if (Date.now() - began > GOOD_MS) patience.reset();
    if ((await rest(patience.next(), signal)) === 'woken') patience.reset();
    await whileAway(signal);
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
