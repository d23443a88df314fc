import type { QueryClient } from '@tanstack/react-query';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import { api, isAnswer, orpc } from './client.ts';
import { connection, lostServer, sawServer } from './connection.ts';
import { hearServerClock } from './server-clock.ts';

const LONGEST_WAIT_MS = 5000;

type Listener = (event: ShopEvent) => void;
const listeners = new Set<Listener>();

/** Calls back for every event of the shop until the returned function is called. */
export function onShopEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which cached answers an event makes old. */
function invalidate(queries: QueryClient, event: ShopEvent): void {
  const old = (queryKey: readonly unknown[]) => void queries.invalidateQueries({ queryKey });
  switch (event.type) {
    case 'hello':
      void queries.invalidateQueries();
      return;
    case 'sale-completed':
      old(orpc.marketplace.reserved.key());
      old(orpc.sales.list.key());
      old(orpc.reports.key());
      return;
    case 'stock-changed':
    case 'catalog-changed':
      old(orpc.catalog.key());
      old(orpc.stock.key());
      old(orpc.marketplace.orders.key());
      return;
    case 'drafts-changed':
      old(orpc.sales.drafts.key());
      return;
    case 'customers-changed':
      old(orpc.customers.key());
      return;
    case 'settings-changed':
      old(orpc.settings.key());
      old(orpc.users.tillAddress.key());
      old(orpc.printing.printers.key());
      old(orpc.system.status.key());
      return;
    case 'clock':
    case 'disk-space':
      old(orpc.system.status.key());
      return;
    case 'print-job':
      old(orpc.printing.jobs.key());
      return;
    case 'market-order':
      old(orpc.marketplace.orders.key());
      old(orpc.marketplace.reserved.key());
      old(orpc.marketplace.cartOrder.key());
      old(orpc.marketplace.status.key());
      return;
    case 'market-sync':
      old(orpc.marketplace.status.key());
      old(orpc.marketplace.goods.key());
      old(orpc.marketplace.parked.key());
      return;
    case 'import-progress':
      old(orpc.imports.key());
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Follows the shop's events until `signal` aborts, joining again after every break. */
export async function followEvents(queries: QueryClient, signal: AbortSignal): Promise<void> {
  let wait = 250;
  while (!signal.aborted) {
    try {
      for await (const event of await api.events.subscribe({}, { signal })) {
        wait = 250;
        sawServer();
        if (event.type === 'hello' || event.type === 'clock') hearServerClock(event.at);
        invalidate(queries, event);
        for (const listener of listeners) listener(event);
      }
      if (!signal.aborted) lostServer();
    } catch (error) {
      // The client notes only calls that fail, not what breaks off after its answer.
      if (!signal.aborted && !isAnswer(error)) lostServer();
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

/** While the server is away and nobody is signed in, asks now and then whether it is back. */
export async function watchConnection(queries: QueryClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(1500, signal);
    if (connection.get().online || signal.aborted) continue;
    const isBack = await api.system.status({}, { signal }).then(
      () => true,
      () => false,
    );
    if (isBack) void queries.invalidateQueries();
  }
}
