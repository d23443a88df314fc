import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { AccountContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { announce } from './announce.ts';
import { moveOrder } from './move-order.ts';
import { lockOrder, type OrderRow } from './orders.repo.ts';
import { readOwnOrder } from './read-orders.repo.ts';

/** An order of this account, locked. Throws NOT_FOUND_RECORD for anybody else's. */
export async function lockOwn(sql: Sql, context: AccountContext, orderId: string): Promise<OrderRow> {
  const order = await lockOrder(sql, orderId);
  if (order?.account_id !== context.account.id)
    throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });
  return order;
}

/** An order of this account. Throws NOT_FOUND_RECORD for anybody else's. */
export async function getOrder(context: AccountContext, orderId: string): Promise<OrderDto> {
  const order = await readOwnOrder(context.db, context.account.id, orderId);
  if (!order) throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });
  return order;
}

/** Ends an own order that is not packed yet: goods are released, money goes back. Again on a cancelled one, it answers the same. */
export async function cancelOrder(context: AccountContext, orderId: string): Promise<OrderDto> {
  const change = await context.db.transaction(async (sql) => {
    const order = await lockOwn(sql, context, orderId);
    if (order.status === 'cancelled') return null;
    return moveOrder(sql, context, order, { to: 'cancelled', by: 'customer' });
  });
  if (change) await announce(context, change);
  return getOrder(context, orderId);
}

/**
 * Takes or leaves what the shop offers instead. `version` is the offer the customer saw: another one meanwhile throws VERSION_CONFLICT.
 */
export async function answerAdjustment(
  context: AccountContext,
  answer: { orderId: string; version: number; isAccepted: boolean },
): Promise<OrderDto> {
  const to = answer.isAccepted ? ('accepted' as const) : ('cancelled' as const);
  const change = await context.db.transaction(async (sql) => {
    const order = await lockOwn(sql, context, answer.orderId);
    if (order.version === answer.version + 1 && order.status === to) return null;
    if (order.status !== 'adjusted') throw new MarketRefusal('ORDER_STATE', { status: order.status });
    if (order.version !== answer.version)
      throw new MarketRefusal('VERSION_CONFLICT', { entity: 'order', id: answer.orderId });
    return moveOrder(sql, context, order, { to, by: 'customer' });
  });
  if (change) await announce(context, change);
  return getOrder(context, answer.orderId);
}
