import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { ShopContext } from '../app/market.ts';
import { takeStream } from '../live/index.ts';
import { REFUND_HELD_MINUTES } from './order-rules.ts';
import { shortenHeld } from './owed.repo.ts';
import { readFeed, readFeedHead } from './read-orders.repo.ts';

/** Resolves at the first change of the shop's orders, after `waitMs`, or when the caller is gone. */
async function nextChange(events: AsyncIterator<{ type: string }>): Promise<void> {
  for (;;) {
    const next = await events.next();
    if (next.done || next.value.type === 'order') return;
  }
}

type Feed = { items: { seq: number; order: OrderDto }[]; head: number; now: number };

async function waitFor(
  { live, shopId }: ShopContext,
  read: () => Promise<Feed>,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<Feed> {
  const timeout = AbortSignal.timeout(waitMs);
  const events = await live.subscribe(
    [`shop:${shopId}`],
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

/**
 * The shop's orders that changed after a place in its feed. Where there are none it waits up to `waitMs` for the first, so that an order is at the till at once
 * without asking all the time; a place beyond the feed's head is answered at once. Throws TOO_MANY where the shop waits so already on several lines.
 */
export async function listFeed(
  context: ShopContext,
  asked: { after: number; waitMs: number; limit: number },
  signal: AbortSignal | undefined,
): Promise<Feed> {
  const read = async () => ({
    items: await readFeed(context.db, context.shopId, asked.after, asked.limit),
    // After the orders: a head read before them could lie below the place of one of them.
    head: await readFeedHead(context.db, context.shopId),
    now: context.ports.clock.now(),
  });
  const heldUntil = context.ports.clock.now() + REFUND_HELD_MINUTES * 60_000;
  await shortenHeld(context.db, context.shopId, asked.after, heldUntil);
  const first = await read();
  if (first.items.length > 0 || first.head < asked.after || asked.waitMs === 0) return first;
  const leave = takeStream(context.live, { kind: 'shop', shopId: context.shopId }, null);
  try {
    return await waitFor(context, read, asked.waitMs, signal);
  } finally {
    leave();
  }
}
