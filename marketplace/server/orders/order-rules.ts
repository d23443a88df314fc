import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { PICKUP_CODE_DIGITS } from '../../../shared/marketplace/order.ts';
import { isFinal, type OrderActor, type OrderStatus } from '../../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';

const MINUTE = 60_000;
/** Minutes a customer has to answer an adjustment. */
const ADJUSTMENT_MINUTES = 30;
/** Hours that packed goods wait at the counter. */
const PICKUP_HOURS = 24;
/** Hours that a delivery may be on its way: the shop may be without a line meanwhile, forget to ring it up, or never come back. */
const DELIVERY_HOURS = 7 * 24;
/** Hours that money waits for a shop that does not hear of the cancellation, and minutes for one that heard, whose answers may be on their way. */
const REFUND_HELD_HOURS = 24;
export const REFUND_HELD_MINUTES = 10;

/** Wrong pickup codes after which an order can no longer be handed over by code. */
export const MOST_WRONG_CODES = 5;

/** New pickup codes that an order gets: with five tries each, a million codes stay a million. */
export const MOST_NEW_CODES = 3;

/** Orders of one account that may be open at once: goods are reserved for each. */
export const MOST_OPEN_ORDERS = 20;

/** When an order that is in `status` now (UTC ms) runs out; null where nothing is waited for. */
export function answerByOf(
  status: OrderStatus,
  order: { answerMinutes: number; paymentMinutes: number },
  now: number,
): number | null {
  if (status === 'awaiting-payment') return now + order.paymentMinutes * MINUTE;
  if (status === 'requested') return now + order.answerMinutes * MINUTE;
  if (status === 'adjusted') return now + ADJUSTMENT_MINUTES * MINUTE;
  if (status === 'ready') return now + PICKUP_HOURS * 60 * MINUTE;
  if (status === 'on-the-way') return now + DELIVERY_HOURS * 60 * MINUTE;
  return null;
}

/**
 * Until when (UTC ms) the money of an order that ends now is kept back, because its goods may be gone: it was accepted, and not the shop ended
 * it. null where money goes back at once.
 */
export function refundHeldUntil(
  order: { status: OrderStatus; paid: number },
  move: { to: OrderStatus; by: OrderActor },
  now: number,
): number | null {
  const mayBeGone = order.status === 'accepted' || order.status === 'ready' || order.status === 'on-the-way';
  const isHeld = mayBeGone && move.to === 'cancelled' && move.by !== 'shop' && order.paid > 0;
  return isHeld ? now + REFUND_HELD_HOURS * 60 * MINUTE : null;
}

/** Where the timer moves an order whose time is over. */
export function expiryOf(status: OrderStatus): Extract<OrderStatus, 'expired' | 'cancelled'> {
  return status === 'ready' || status === 'on-the-way' ? 'cancelled' : 'expired';
}

/** True where an order ended and the goods did not go to the customer: money and promo code go back. */
export function cameToNothing(status: OrderStatus): boolean {
  return isFinal(status) && status !== 'completed';
}

/** A short number people say aloud: 4821-7730. */
export function newOrderCode(): string {
  const digits = String(randomInt(10_000_000, 100_000_000));
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** Digits by which the shop knows the customer. */
export function newPickupCode(): string {
  return String(randomInt(0, 10 ** PICKUP_CODE_DIGITS)).padStart(PICKUP_CODE_DIGITS, '0');
}

/** True where the code said at the counter is the order's, in a time that tells nothing of it. */
export function isPickupCode(said: string | null, code: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return said !== null && timingSafeEqual(digest(said.trim()), digest(code));
}

/** SHA-256 (hex) of what a shop answered. A completion's stock figures are those of the moment it is sent, so they are no part of it. */
export function saidHash(answer: ShopAnswer): string {
  return askedHash(answer.kind === 'complete' ? { ...answer, stock: [] } : answer);
}

/** SHA-256 (hex) of what was asked: the same request again has the same. */
export function askedHash(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
