import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { ShopContext } from '../app/market.ts';
import { readFeed } from './read-orders.repo.ts';

/** Resolves at the first change of the shop's orders, after `waitMs`, or when the caller is gone. */
async function nextChange(events: AsyncIterator<{ type: string }>): Promise<void> {
  for (;;) {
    const next = await events.next();
    if (next.done || next.value.type === 'order') return;
  }
}

/**
 * The shop's orders that changed after a place in its feed. Where there are none it waits up to `waitMs` for the first, so that an order is at the till at once
 * without asking all the time.
 */
export async function listFeed(
  context: ShopContext,
  asked: { after: number; waitMs: number; limit: number },
  signal: AbortSignal | undefined,
): Promise<{ items: { seq: number; order: OrderDto }[]; now: number }> {
  const read = async () => ({
    items: await readFeed(context.db, context.shopId, asked.after, asked.limit),
    now: context.ports.clock.now(),
  });
  const first = await read();
  if (first.items.length > 0 || asked.waitMs === 0) return first;
  const timeout = AbortSignal.timeout(asked.waitMs);
  const events = await context.live.subscribe(
    [`shop:${context.shopId}`],
    signal ? AbortSignal.any([signal, timeout]) : timeout,
  );
  try {
    // What came between the first look and the subscription is seen by this one.
    const second = await read();
    if (second.items.length > 0) return second;
    await nextChange(events);
  } finally {
    await events.return?.();
  }
  return read();
}
