import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import {
  isFinal,
  mayMove,
  type OrderActor,
  type OrderStatus,
} from '../../../shared/marketplace/order-status.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { giveUseBack } from '../promos/index.ts';
import type { OrderChange } from './announce.ts';
import { clearReserved, readLines } from './order-lines.repo.ts';
import { answerByOf, cameToNothing, refundHeldUntil } from './order-rules.ts';
import {
  insertEvent,
  nextFeedSeq,
  type OrderRow,
  type OrderState,
  type PaymentStatus,
  updateOrder,
} from './orders.repo.ts';
import { oweBack } from './owed.repo.ts';
import { release } from './stock.repo.ts';
import { tellCustomer } from './tell-customer.ts';

/** How an order moves. What is left out stays. */
export type Move = {
  to: OrderStatus;
  by: OrderActor;
  note?: string;
  shopNote?: string;
  receiptCode?: string;
  paymentStatus?: PaymentStatus;
  subtotal?: number;
  discount?: number;
  total?: number;
  paid?: number;
};

type Part = Pick<Market, 'jobs' | 'limits' | 'options' | 'ports'>;

/**
 * Throws ORDER_STATE unless the table of moves lets `by` move the order to `to`, or the shop completes one that was cancelled while it was handed
 * over and whose money is still here.
 */
export function requireMove(
  order: Pick<OrderRow, 'status' | 'refund_held_until'>,
  to: OrderStatus,
  by: OrderActor,
): void {
  const isHandedOver = order.refund_held_until !== null && to === 'completed' && by === 'shop';
  if (!isHandedOver && !mayMove(order.status, to, by))
    throw new MarketRefusal('ORDER_STATE', { status: order.status });
}

/** Money that came in beyond what the order now costs goes back; answers where the order's money is then. */
async function settle(
  sql: Sql,
  market: Part,
  order: OrderRow,
  move: Move & { isHeld: boolean },
): Promise<{ paid: number; status: PaymentStatus }> {
  const paid = move.paid ?? order.paid;
  const status = move.paymentStatus ?? order.payment_status;
  if (move.isHeld) return { paid, status: 'refund-due' };
  // What is taken at the counter on completion is between shop and customer.
  const due = cameToNothing(move.to) ? 0 : move.to === 'completed' ? paid : (move.total ?? order.total);
  const back = move.to === 'adjusted' ? 0 : Math.max(0, Math.max(paid, order.paid) - due);
  if (back === 0) return { paid, status };
  const payments = await oweBack(sql, order.id, back, market.ports.clock.now());
  for (const paymentId of payments) await market.jobs.put('refund', { paymentId }, { sql });
  return { paid: Math.min(paid, due), status: cameToNothing(move.to) ? 'refund-due' : status };
}

async function endOf(sql: Sql, order: OrderRow, to: OrderStatus): Promise<string[]> {
  const lines = await readLines(sql, order.id);
  if (isFinal(to)) {
    await release(
      sql,
      order.shop_id,
      lines.map((line) => ({ listingId: line.listing_id, baseUnits: line.reserved })),
    );
    await clearReserved(sql, order.id);
    if (cameToNothing(to) && order.promo_code !== '') await giveUseBack(sql, order.shop_id, order.promo_code);
  }
  return [...new Set(lines.map((line) => line.listing_id))];
}

/**
 * Writes the next version of an order that this transaction holds locked: status, history, timer, feed, what is released and given back, mail and text. Throws
 * ORDER_STATE where the table of moves says no. Announce the answer after the commit.
 */
export async function moveOrder(sql: Sql, market: Part, order: OrderRow, move: Move): Promise<OrderChange> {
  requireMove(order, move.to, move.by);
  const now = market.ports.clock.now();
  const listingIds = await endOf(sql, order, move.to);
  const heldUntil = refundHeldUntil(order, move, now);
  const money = await settle(sql, market, order, { ...move, isHeld: heldUntil !== null });
  const answerBy = answerByOf(move.to, { answerMinutes: order.answer_minutes, paymentMinutes: 0 }, now);
  return write(sql, market, order, {
    ...move,
    note: move.note ?? '',
    listingIds,
    answerBy,
    money,
    heldUntil,
    isNews: true,
  });
}

/** Writes the next version of an order whose status stays: its money changed, say; `isReleased` where money is kept back no more. Announce the answer after the commit. */
export async function touchOrder(
  sql: Sql,
  market: Part,
  order: OrderRow,
  change: { by: OrderActor; note: string; paymentStatus: PaymentStatus; paid: number; isReleased?: boolean },
): Promise<OrderChange> {
  return write(sql, market, order, {
    by: change.by,
    note: change.note,
    to: order.status,
    listingIds: [],
    answerBy: order.answer_by?.getTime() ?? null,
    money: { paid: change.paid, status: change.paymentStatus },
    heldUntil: change.isReleased ? null : (order.refund_held_until?.getTime() ?? null),
    isNews: false,
  });
}

type Written = Move & {
  note: string;
  listingIds: string[];
  answerBy: number | null;
  money: { paid: number; status: PaymentStatus };
  heldUntil: number | null;
  isNews: boolean;
};

async function write(sql: Sql, market: Part, order: OrderRow, next: Written): Promise<OrderChange> {
  const now = market.ports.clock.now();
  const version = order.version + 1;
  const state: OrderState = {
    status: next.to,
    answerBy: next.answerBy,
    shopNote: next.shopNote ?? order.shop_note,
    receiptCode: next.receiptCode ?? order.receipt_code,
    paymentStatus: next.money.status,
    discount: next.discount ?? order.discount,
    subtotal: next.subtotal ?? null,
    total: next.total ?? order.total,
    paid: next.money.paid,
    refundHeldUntil: next.heldUntil,
  };
  if (next.isNews) {
    const told = { ...order, status: next.to, total: state.total, payment_status: state.paymentStatus };
    await tellCustomer(sql, market, told, next);
    await putTimer(sql, market, { orderId: order.id, version, answerBy: next.answerBy });
  }
  const feedSeq = await nextFeedSeq(sql, order.shop_id);
  await updateOrder(sql, order.id, state, { version, feedSeq, now });
  await insertEvent(sql, {
    orderId: order.id,
    seq: version,
    at: now,
    status: next.to,
    by: next.by,
    note: next.note,
  });
  return {
    orderId: order.id,
    shopId: order.shop_id,
    accountId: order.account_id,
    version,
    listingIds: next.listingIds,
  };
}

/** Puts the job that ends an order at its time, as part of the transaction. */
export async function putTimer(
  sql: Sql,
  market: Part,
  timer: { orderId: string; version: number; answerBy: number | null },
): Promise<void> {
  if (timer.answerBy === null) return;
  const afterMs = Math.max(0, timer.answerBy - market.ports.clock.now());
  await market.jobs.put('order-timer', { orderId: timer.orderId, version: timer.version }, { sql, afterMs });
}
