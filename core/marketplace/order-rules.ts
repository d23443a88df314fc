import { goodsOf } from '../../shared/cart/agreed-cart.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import { isFinal, mayMove, type OrderStatus } from '../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import type { KeptAnswer } from './answers.repo.ts';

/** Where an answer of the shop brings an order. */
export const ANSWER_STATUS: Readonly<Record<ShopAnswer['kind'], OrderStatus>> = {
  accept: 'accepted',
  adjust: 'adjusted',
  reject: 'rejected',
  ready: 'ready',
  'on-the-way': 'on-the-way',
  complete: 'completed',
  cancel: 'cancelled',
};

/** The answers of the shop that bring an order to this status. */
export function answersWith(status: OrderStatus): ShopAnswer['kind'][] {
  const kinds = Object.keys(ANSWER_STATUS) as ShopAnswer['kind'][];
  return kinds.filter((kind) => ANSWER_STATUS[kind] === status);
}

/** Where the order stands for the shop: what the marketplace last said, and beyond it what the shop said and the marketplace has yet to hear. */
export function statusHere(
  order: OrderDto,
  answers: readonly Pick<KeptAnswer, 'answer' | 'status'>[],
): OrderStatus {
  let status = order.status;
  for (const { answer, status: sent } of answers) {
    if (sent !== 'due' && sent !== 'sending') continue;
    const next = ANSWER_STATUS[answer.kind];
    if (mayMove(status, next, 'shop')) status = next;
  }
  return status;
}

/** True where the order's goods wait at the till as a held cart. */
export function waitsAtTill(status: OrderStatus): boolean {
  return status === 'accepted' || status === 'ready' || status === 'on-the-way';
}

/**
 * True where an order whose goods waited at the till was cancelled or expired, and not by an answer of the shop. `before` and `now` are what the
 * marketplace said: a shop that accepted without a line packed goods of an order that was still `requested` there, whatever became of its answer.
 */
export function cameToNothing(
  before: OrderStatus,
  now: OrderStatus,
  answers: readonly Pick<KeptAnswer, 'answer' | 'status'>[],
): boolean {
  const isOver = now === 'cancelled' || now === 'expired';
  const isOwn = answers.some(({ answer, status }) => answer.kind === 'cancel' && status !== 'refused');
  const isAccepted = before === 'requested' && answers.some(({ answer }) => answer.kind === 'accept');
  return (waitsAtTill(before) || isAccepted) && isOver && !isOwn;
}

/** True where a till sold the goods of an order and the marketplace did not take that: it ended there before, or without its code. */
export function endedUnsold(
  status: OrderStatus,
  answers: readonly Pick<KeptAnswer, 'answer' | 'status'>[],
): boolean {
  const completion = answers.findLast(({ answer }) => answer.kind === 'complete');
  return isFinal(status) && status !== 'completed' && completion?.status === 'refused';
}

/** Base units promised to the order by product; nothing once it is over. `productOf` finds the product behind a listing. */
export function promised(
  order: OrderDto,
  status: OrderStatus,
  productOf: (listingId: string) => string,
): Map<string, number> {
  return isFinal(status) ? new Map() : goodsOf(order, productOf);
}

/**
 * What is missing of what was promised, base units by order and product: the shelf goes to the earliest order first. The till always wins, so
 * goods sold there are missing here.
 */
export function shortages(
  reserved: readonly { orderId: string; productId: string; quantity: number }[],
  onShelf: (productId: string) => number,
): Map<string, Map<string, number>> {
  const left = new Map<string, number>();
  const missing = new Map<string, Map<string, number>>();
  for (const { orderId, productId, quantity } of reserved) {
    const before = left.get(productId) ?? Math.max(0, onShelf(productId));
    left.set(productId, Math.max(0, before - quantity));
    if (before >= quantity) continue;
    const ofOrder = missing.get(orderId) ?? new Map<string, number>();
    ofOrder.set(productId, quantity - before);
    missing.set(orderId, ofOrder);
  }
  return missing;
}
