import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { isStepOf } from '../../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import type { ShopContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { adjustOrder } from './adjust-order.ts';
import { announce, type OrderChange } from './announce.ts';
import { completeOrder } from './complete-order.ts';
import { moveOrder } from './move-order.ts';
import { saidHash } from './order-rules.ts';
import { findAnswered, insertAnswer, lockOrder, type OrderRow } from './orders.repo.ts';
import { readShopOrder } from './read-orders.repo.ts';

/** A shop's answer to an order; `answerId` tells a repeated one. */
export type GivenAnswer = { answerId: string; orderId: string; answer: ShopAnswer };

const notFound = (orderId: string) => new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order', id: orderId });

async function carryOut(
  sql: Sql,
  context: ShopContext,
  order: OrderRow,
  answer: ShopAnswer,
): Promise<OrderChange | 'wrong-code'> {
  switch (answer.kind) {
    case 'accept':
      return moveOrder(sql, context, order, { to: 'accepted', by: 'shop' });
    case 'adjust':
      return adjustOrder(sql, context, order, answer);
    case 'reject':
      return moveOrder(sql, context, order, {
        to: 'rejected',
        by: 'shop',
        note: answer.reason,
        shopNote: answer.reason,
      });
    case 'ready':
    case 'on-the-way':
      if (!isStepOf(answer.kind, order.fulfilment))
        throw new MarketRefusal('ORDER_STATE', { status: order.status });
      return moveOrder(sql, context, order, { to: answer.kind, by: 'shop' });
    case 'complete':
      return completeOrder(sql, context, order, answer);
    case 'cancel':
      return moveOrder(sql, context, order, {
        to: 'cancelled',
        by: 'shop',
        note: answer.reason,
        shopNote: answer.reason,
      });
  }
}

/** Carries out a shop's answer once; the same answer again changes nothing and answers the order as it is; another one under its id is refused. Throws what the contract names. */
export async function answerOrder(context: ShopContext, given: GivenAnswer): Promise<OrderDto> {
  const { shopId } = context;
  const hash = saidHash(given.answer);
  const change = await context.db.transaction(async (sql) => {
    const order = await lockOrder(sql, given.orderId);
    if (order?.shop_id !== shopId) throw notFound(given.orderId);
    const answered = await findAnswered(sql, shopId, given.answerId);
    if (answered !== null && answered.orderId !== order.id) throw notFound(given.orderId);
    if (answered !== null && answered.saidHash !== '' && answered.saidHash !== hash)
      throw new MarketRefusal('VERSION_CONFLICT', { entity: 'answer', id: given.answerId });
    if (answered !== null) return null;
    const done = await carryOut(sql, context, order, given.answer);
    if (done !== 'wrong-code')
      await insertAnswer(sql, {
        shopId,
        answerId: given.answerId,
        orderId: order.id,
        saidHash: hash,
        at: context.ports.clock.now(),
      });
    return done;
  });
  // Refused only after the commit: the wrong attempt must stay counted.
  if (change === 'wrong-code') throw new MarketRefusal('WRONG_CODE', {});
  if (change) await announce(context, change);
  const order = await readShopOrder(context.db, shopId, given.orderId);
  if (!order) throw notFound(given.orderId);
  return order;
}
