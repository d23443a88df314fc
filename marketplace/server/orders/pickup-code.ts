import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { isFinal } from '../../../shared/marketplace/order-status.ts';
import type { AccountContext, ShopContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { announce, type OrderChange } from './announce.ts';
import { getOrder, lockOwn } from './customer-moves.ts';
import { touchOrder } from './move-order.ts';
import { isPickupCode, MOST_NEW_CODES, MOST_WRONG_CODES, newPickupCode } from './order-rules.ts';
import { countWrongCode, lockOrder, type OrderRow, putPickupCode } from './orders.repo.ts';
import { readShopOrder } from './read-orders.repo.ts';
import { tellCustomer } from './tell-customer.ts';

const notFound = (orderId: string) => new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });

/** True where the code said at the counter is the order's and was not guessed at too often; a wrong one is counted. */
export async function isRightCode(
  sql: Sql,
  order: Pick<OrderRow, 'id' | 'pickup_code' | 'wrong_codes'>,
  said: string | null,
): Promise<boolean> {
  const isRight = isPickupCode(said, order.pickup_code);
  if (!isRight) await countWrongCode(sql, order.id);
  return isRight && order.wrong_codes < MOST_WRONG_CODES;
}

/** An order of this shop that waits to be fetched, locked. */
async function lockPickup(sql: Sql, { shopId }: ShopContext, orderId: string): Promise<OrderRow> {
  const order = await lockOrder(sql, orderId);
  if (order?.shop_id !== shopId) throw notFound(orderId);
  if (order.fulfilment !== 'pickup' || isFinal(order.status))
    throw new MarketRefusal('ORDER_STATE', { status: order.status });
  return order;
}

/** Whether this is the order's code, and how many wrong ones are still allowed. Throws NOT_FOUND_RECORD and ORDER_STATE. */
export async function checkCode(
  context: ShopContext,
  { orderId, code }: { orderId: string; code: string },
): Promise<{ isRight: boolean; triesLeft: number }> {
  return context.db.transaction(async (sql) => {
    const order = await lockPickup(sql, context, orderId);
    const isRight = await isRightCode(sql, order, code);
    const tries = MOST_WRONG_CODES - order.wrong_codes - (isRight ? 0 : 1);
    return { isRight, triesLeft: Math.max(0, tries) };
  });
}

/** Another code for a locked order that waits to be fetched; its customer alone is told. Throws ORDER_STATE and NO_MORE_CODES. */
async function renew(
  sql: Sql,
  market: AccountContext | ShopContext,
  order: OrderRow,
  by: 'customer' | 'shop',
): Promise<OrderChange> {
  if (order.fulfilment !== 'pickup' || (order.status !== 'accepted' && order.status !== 'ready'))
    throw new MarketRefusal('ORDER_STATE', { status: order.status });
  if (order.new_codes >= MOST_NEW_CODES) throw new MarketRefusal('NO_MORE_CODES', { most: MOST_NEW_CODES });
  let code = newPickupCode();
  while (code === order.pickup_code) code = newPickupCode();
  await putPickupCode(sql, order.id, code);
  await tellCustomer(sql, market, { ...order, pickup_code: code }, { by: 'customer', note: '' });
  const { payment_status: paymentStatus, paid } = order;
  return touchOrder(sql, market, order, { by, note: 'new-code', paymentStatus, paid });
}

/**
 * Gives the order another pickup code, tells the customer alone, and lets codes be tried again. Throws NOT_FOUND_RECORD, NO_MORE_CODES, and
 * ORDER_STATE where the shop has not accepted or the order is over.
 */
export async function sendNewCode(context: ShopContext, { orderId }: { orderId: string }): Promise<OrderDto> {
  const change = await context.db.transaction(async (sql) =>
    renew(sql, context, await lockPickup(sql, context, orderId), 'shop'),
  );
  await announce(context, change);
  const order = await readShopOrder(context.db, context.shopId, orderId);
  if (!order) throw notFound(orderId);
  return order;
}

/** The same for the order's own customer, who need not ask the shop. Throws what `sendNewCode` throws. */
export async function takeNewCode(
  context: AccountContext,
  { orderId }: { orderId: string },
): Promise<OrderDto> {
  const change = await context.db.transaction(async (sql) =>
    renew(sql, context, await lockOwn(sql, context, orderId), 'customer'),
  );
  await announce(context, change);
  return getOrder(context, orderId);
}
