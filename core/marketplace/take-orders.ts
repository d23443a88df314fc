import type { OrderDto } from '../../shared/marketplace/order.ts';
import { isFinal } from '../../shared/marketplace/order-status.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { answersTo } from './answers.repo.ts';
import { followOrder } from './follow-order.ts';
import { readLink, setFeedAfter, setNeedsCompare } from './link.repo.ts';
import { cameToNothing, endedUnsold } from './order-rules.ts';
import { findOrder, putOrder, setProblem } from './orders.repo.ts';

type News = { order: OrderDto; isNew: boolean; isOver: boolean; draftId: string | null };

/** Keeps an order as the marketplace says it, unless a newer one is kept already. Call it inside a transaction. */
export function takeOrder(shop: Shop, order: OrderDto, seq: number): News | null {
  const { db, ports } = shop;
  const before = findOrder(db, order.id);
  if (before && before.order.version > order.version) return null;
  const isChanged = before?.order.version !== order.version;
  putOrder(db, order, seq, ports.clock.now());
  const isOver =
    before?.saleId === null && cameToNothing(before.order.status, order.status, answersTo(db, order.id));
  // A till that lost the open cart when the answer was refused is still to be told.
  if (isOver && before.problem !== 'CART_OPEN') setProblem(db, order.id, 'CANCELLED_AFTER_ACCEPT');
  const isUnsold =
    before !== undefined &&
    before.saleId !== null &&
    !isFinal(before.order.status) &&
    endedUnsold(order.status, answersTo(db, order.id));
  if (isUnsold) setProblem(db, order.id, 'CANCELLED_AFTER_SALE');
  const { draftId } = followOrder(shop, order.id, '');
  const isNew = order.status === 'requested' && before?.order.status !== 'requested';
  return isChanged || draftId !== null ? { order, isNew, isOver: isOver || isUnsold, draftId } : null;
}

/** Tells every till of orders that changed, after the commit. */
export function tellTills({ events }: Shop, news: readonly News[]): void {
  for (const { order, isNew, isOver, draftId } of news) {
    events.publish({ type: 'market-order', orderId: order.id, status: order.status, isNew, isOver });
    if (draftId !== null) events.publish({ type: 'drafts-changed', draftId });
  }
}

/** The marketplace was restored to an earlier moment: its feed is read from the beginning, and the goods it lost are found by comparing. */
function beginAnew({ db, ports }: Shop): 1 {
  ports.logger.warn({}, 'the marketplace counts its orders anew: it was restored');
  db.transaction('marketplace.begin-anew', () => {
    setFeedAfter(db, 0);
    setNeedsCompare(db, true);
  });
  return 1;
}

/**
 * Asks the marketplace for orders that changed since the shop's place in the feed, waiting up to `waitMs` for the first, and keeps them with
 * the new place in one transaction. Answers how many came (1 where it has to be asked anew from
 * the beginning). Throws MarketFailure.
 */
export async function takeOrders(
  shop: Shop,
  client: MarketClient,
  { waitMs, signal }: { waitMs: number; signal: AbortSignal },
): Promise<number> {
  const after = readLink(shop.db)?.feedAfter ?? 0;
  const { items, head } = await client.sync.orders({ after, waitMs }, { signal });
  if (head < after) return beginAnew(shop);
  if (items.length === 0) return 0;
  const news = shop.db.transaction('marketplace.take-orders', () => {
    const place = readLink(shop.db)?.feedAfter;
    if (place !== after) return [];
    setFeedAfter(shop.db, Math.max(...items.map(({ seq }) => seq)));
    return items.flatMap(({ order, seq }) => takeOrder(shop, order, seq) ?? []);
  });
  tellTills(shop, news);
  return items.length;
}
