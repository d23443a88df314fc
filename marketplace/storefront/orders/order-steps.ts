import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { isFinal, mayMove, type OrderStatus } from '../../../shared/marketplace/order-status.ts';

/** A step on an order's way: behind, now, still to come, or where it ended badly. */
export type Step = { status: OrderStatus; state: 'done' | 'now' | 'next' | 'failed' };

type Way = Pick<OrderDto, 'status' | 'fulfilment' | 'payment' | 'events'>;

/** What is on prescription is paid for after the shop's yes, so its way does not begin with the payment. */
function wayOf({ status, fulfilment, payment, events }: Way): OrderStatus[] {
  const isPaidFirst =
    payment !== 'cash' &&
    (status === 'awaiting-payment' || events.some((event) => event.status === 'awaiting-payment'));
  const paid: OrderStatus[] = isPaidFirst ? ['awaiting-payment'] : [];
  return [...paid, 'requested', 'accepted', fulfilment === 'pickup' ? 'ready' : 'on-the-way', 'completed'];
}

/** The steps to show: the whole way with where the order stands, or, where it is over, what was done and how it ended. */
export function stepsOf(order: Way): Step[] {
  const way = wayOf(order);
  const { status, events } = order;
  const isReached = (each: OrderStatus) => events.some((event) => event.status === each);
  if (status === 'rejected' || status === 'cancelled' || status === 'expired') {
    // A payment that was waited for and did not come is no step that was taken.
    const done = way.filter(
      (each) => isReached(each) && (each !== 'awaiting-payment' || isReached('requested')),
    );
    return [...done.map((each) => ({ status: each, state: 'done' as const })), { status, state: 'failed' }];
  }
  // Fetched before the shop had said that it is ready, it never was a step.
  if (status === 'completed')
    return way.filter(isReached).map((each) => ({ status: each, state: 'done' as const }));
  // The shop's offer stands in place of its answer until the customer has said yes.
  const shown = status === 'adjusted' ? way.map((each) => (each === 'accepted' ? 'adjusted' : each)) : way;
  const at = shown.indexOf(status);
  return shown.map((each, place) => {
    if (place < at) return { status: each, state: 'done' };
    return { status: each, state: place === at ? 'now' : 'next' };
  });
}

const wasSent = ({ events }: Pick<OrderDto, 'events'>) => events.some(({ status }) => status === 'requested');

/** Which text says what a status means for this order. Of what was paid for, none says that nothing is owed: money is on its way back. */
export function statusText({
  status,
  fulfilment,
  isReviewed,
  events,
  paymentStatus,
}: Pick<OrderDto, 'status' | 'fulfilment' | 'isReviewed' | 'events' | 'paymentStatus'>) {
  const wasPaid = paymentStatus === 'refund-due' || paymentStatus === 'refunded';
  if (status === 'accepted' || status === 'ready') return `${status}_${fulfilment}` as const;
  if (status === 'completed' && isReviewed) return 'completed_reviewed' as const;
  if (status === 'cancelled' && takenAt({ events }, status)?.by === 'timer')
    return events.some((event) => event.status === 'on-the-way')
      ? ('cancelled_unconfirmed' as const)
      : wasPaid
        ? ('cancelled_unfetched_paid' as const)
        : ('cancelled_unfetched' as const);
  if (isForShop({ status, events })) return wasPaid ? ('expired_late' as const) : ('expired_unpaid' as const);
  if (wasPaid && (status === 'rejected' || status === 'cancelled' || status === 'expired'))
    return `${status}_paid` as const;
  return status;
}

/** True where the order ran out before its shop was asked, so that it may be tried there again. */
export function isForShop({ status, events }: Pick<OrderDto, 'status' | 'events'>): boolean {
  return status === 'expired' && !wasSent({ events });
}

/** When a step was last taken, and what was said with it; what happened while the order stood still (a new code, money) is no step. */
export function takenAt({ events }: Pick<OrderDto, 'events'>, status: OrderStatus) {
  return events.findLast((event, at) => event.status === status && events[at - 1]?.status !== status);
}

/** Words of the program in the place of what a person says with a step; each step has its own name on the page. */
const PROGRAM_WORDS: ReadonlySet<string> = new Set([
  'new-code',
  'begun',
  'paid',
  'failed',
  'refund',
  'refunded',
]);

/** What a person said with a step; '' for nothing and for a word of the program. */
export function saidWith({ note }: Pick<OrderDto['events'][number], 'note'>): string {
  return PROGRAM_WORDS.has(note) ? '' : note;
}

/** True where the customer may still cancel. */
export function mayCancel(status: OrderStatus): boolean {
  return mayMove(status, 'cancelled', 'customer');
}

/** True where the pickup code is what the customer needs next. */
export function showsCode(order: Pick<OrderDto, 'status' | 'fulfilment' | 'pickupCode'>): boolean {
  const isWaited = order.status === 'accepted' || order.status === 'ready';
  return order.fulfilment === 'pickup' && order.pickupCode !== null && isWaited;
}

/** True while something can still happen, so that the page keeps listening. */
export function isOpen(status: OrderStatus): boolean {
  return !isFinal(status);
}

/** True where money for the order can be given online now: before the shop sees it, or, with a prescription, once the shop said yes. */
export function mayPay(
  order: Pick<OrderDto, 'status' | 'payment' | 'paymentStatus' | 'total' | 'paid'>,
): boolean {
  if (order.payment === 'cash' || order.paymentStatus === 'paid' || order.total <= order.paid) return false;
  return ['awaiting-payment', 'accepted', 'ready', 'on-the-way'].includes(order.status);
}

/** What the sum of an order is called: still to be paid, paid, or a mere total where nothing is asked for any more. */
export function sumName({
  status,
  paymentStatus,
}: Pick<OrderDto, 'status' | 'paymentStatus'>): 'due' | 'paid' | 'whole' {
  if (paymentStatus === 'refund-due' || paymentStatus === 'refunded') return 'whole';
  if (paymentStatus === 'paid' || status === 'completed') return 'paid';
  return isOpen(status) ? 'due' : 'whole';
}

/** What an order came to in the end (paisa): what the shop took for it once it is over, as on its receipt; before that what was agreed. */
export function finalSum({ status, paid, total }: Pick<OrderDto, 'status' | 'paid' | 'total'>): number {
  return status === 'completed' && paid > 0 ? paid : total;
}

/** Cash is rounded to the next taka: by no more than this (paisa). */
const MOST_ROUNDED = 50;

/** Why an order came to another sum than was agreed; null: it did not. More than a rounding is what else was rung up, left or taken off at the till. */
export function tillChange(
  order: Pick<OrderDto, 'status' | 'paid' | 'total'>,
): 'rounded' | 'tillChanged' | null {
  const change = Math.abs(finalSum(order) - order.total);
  if (change === 0) return null;
  return change <= MOST_ROUNDED ? 'rounded' : 'tillChanged';
}

type Money = Pick<OrderDto, 'paymentStatus' | 'refund' | 'events' | 'total' | 'paid'>;

const isMoney = ({ by, note }: OrderDto['events'][number], word: string) => by === 'payment' && note === word;

/** True where a payment came in, and goes back, while the order stood paid: online before, or at the till. */
function wasPaidTwice({ events }: Pick<OrderDto, 'events'>): boolean {
  const paidAt = events.findIndex(
    (event) =>
      event.status === 'completed' ||
      isMoney(event, 'paid') ||
      (isMoney(event, '') && event.status === 'requested'),
  );
  return paidAt >= 0 && events.some((event, at) => at > paidAt && isMoney(event, 'refund'));
}

/** True where the provider gave money back after the last thing for which some was owed: a payment too many, a smaller offer, less at the till. */
function isBack({ events, total, paid }: Money): boolean {
  const owedAt = events.findLastIndex(
    (event, at) =>
      isMoney(event, 'refund') ||
      (event.status === 'accepted' && events[at - 1]?.status === 'adjusted') ||
      (event.status === 'completed' && events[at - 1]?.status !== 'completed' && paid < total),
  );
  return events.some((event, at) => at > owedAt && isMoney(event, 'refunded'));
}

/**
 * What is to be said of money that goes back to the customer; null: none does. Of an order that went its way it is a payment too many, one that
 * came in online after the shop had been paid, or a part, where the shop gave less than was paid for.
 */
export function moneyBack(order: Money): 'refund-due' | 'refunded' | 'paid-twice' | 'part-back' | null {
  const { paymentStatus, refund } = order;
  if (paymentStatus === 'refund-due' || paymentStatus === 'refunded') return paymentStatus;
  if (paymentStatus !== 'paid' || refund === 0) return null;
  if (isBack(order)) return 'refunded';
  return wasPaidTwice(order) ? 'paid-twice' : 'part-back';
}
