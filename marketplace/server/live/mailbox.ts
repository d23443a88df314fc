import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';

/** What waits for one reader: at most one event of each listing and order, the newest. */
export type Mailbox = {
  put: (event: MarketEvent) => void;
  /** Ends the reader after what waits. */
  close: () => void;
  reader: AsyncIterableIterator<MarketEvent>;
};

function keyOf(event: MarketEvent): string {
  if (event.type === 'stock') return `stock:${event.listingId}`;
  if (event.type === 'order') return `order:${event.orderId}`;
  return 'alive';
}

/** A mailbox of at most `most` events; a new one beyond them pushes out the oldest. `onLeave` is called once, when its reader has gone. */
export function createMailbox(most: number, onLeave: () => void): Mailbox {
  const waiting = new Map<string, MarketEvent>();
  const readers: ((result: IteratorResult<MarketEvent>) => void)[] = [];
  let isClosed = false;

  function take(): MarketEvent | undefined {
    for (const [key, event] of waiting) {
      waiting.delete(key);
      return event;
    }
    return undefined;
  }
  function close(): void {
    if (isClosed) return;
    isClosed = true;
    for (const resolve of readers.splice(0)) resolve({ done: true, value: undefined });
    onLeave();
  }
  const reader: AsyncIterableIterator<MarketEvent> = {
    next() {
      const value = take();
      if (value !== undefined) return Promise.resolve({ done: false, value });
      if (isClosed) return Promise.resolve({ done: true, value: undefined });
      return new Promise((resolve) => readers.push(resolve));
    },
    return() {
      waiting.clear();
      close();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]: () => reader,
  };
  return {
    put(event) {
      if (isClosed) return;
      const resolve = readers.shift();
      if (resolve) return resolve({ done: false, value: event });
      const key = keyOf(event);
      if (!waiting.has(key) && waiting.size >= most) take();
      waiting.set(key, event);
    },
    close,
    reader,
  };
}
