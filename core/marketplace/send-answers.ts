import { MARKET_ERRORS } from '../../shared/marketplace/market-errors.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { isFinal, ORDER_STATUSES, type OrderStatus } from '../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import {
  answersTo,
  type KeptAnswer,
  nextAnswer,
  putOffAnswer,
  settleAnswer,
  takeAnswer,
} from './answers.repo.ts';
import { backoffMs } from './backoff-rules.ts';
import { followOrder } from './follow-order.ts';
import { findSpecial, productOfListing } from './goods.repo.ts';
import { ANSWER_STATUS, endedUnsold } from './order-rules.ts';
import { findOrder, putOrder, setHandOver, setProblem } from './orders.repo.ts';
import { stateOf, stepAside } from './queue.repo.ts';
import { readOffers } from './read-offers.ts';
import { takeOrder, tellTills } from './take-orders.ts';

/**
 * The stock of the goods of an order as it is now, to travel with the order's end. The goods' own message comes after it under the next
 * version, because this one carries numbers only.
 */
function stockOf(shop: Shop, orderId: string): Extract<ShopAnswer, { kind: 'complete' }>['stock'] {
  const { db } = shop;
  const lines = findOrder(db, orderId)?.order.lines ?? [];
  const products = new Set(lines.map((line) => productOfListing(db, line.listingId)));
  return [...products].flatMap((productId) => {
    const { version } = stateOf(db, productId);
    if (version === 0) return [];
    const { regular, nearExpiry } = readOffers(shop, productId);
    const { listing, nearExpiryListing } = findSpecial(db, productId);
    stepAside(db, productId);
    const stock = regular ? [{ listingId: listing, version, available: regular.available }] : [];
    if (nearExpiryListing !== null && nearExpiry)
      stock.push({ listingId: nearExpiryListing, version, available: nearExpiry.available });
    return stock;
  });
}

function take(shop: Shop): KeptAnswer | undefined {
  return shop.db.transaction('marketplace.take-answer', () => {
    const next = nextAnswer(shop.db, shop.ports.clock.now());
    if (!next) return undefined;
    const answer =
      next.answer.kind === 'complete' ? { ...next.answer, stock: stockOf(shop, next.orderId) } : next.answer;
    takeAnswer(shop.db, next.id, answer);
    return { ...next, attempts: next.attempts + 1, answer };
  });
}

/** What somebody at a till has to see, whatever becomes of the shop's answers. */
const staysUntilSeen = (problem = '') =>
  problem === 'CART_OPEN' || problem === 'CANCELLED_AFTER_ACCEPT' || problem === 'CANCELLED_AFTER_SALE';

/**
 * Where an order ends that the shop ended and a marketplace does not know so, because it was restored to before the order, or to an earlier step of it: it may
 * never say anything newer of it. An end that it had there stands; else the shop's word alone. null: the order goes on.
 */
function endOf({ answer }: KeptAnswer, { code, data }: MarketFailure): OrderStatus | null {
  const said = ANSWER_STATUS[answer.kind];
  if (!isFinal(said)) return null;
  if (code === 'NOT_FOUND_RECORD') return said;
  const refusal = code === 'ORDER_STATE' ? MARKET_ERRORS.ORDER_STATE.data.safeParse(data).data : undefined;
  const there = ORDER_STATUSES.find((status) => status === refusal?.status);
  if (there === undefined) return null;
  return isFinal(there) ? there : said;
}

function endHere({ db, ports }: Shop, orderId: string, status: OrderStatus): void {
  const kept = findOrder(db, orderId);
  if (kept) putOrder(db, { ...kept.order, status }, kept.seq, ports.clock.now());
}

function refused(shop: Shop, refusedAnswer: KeptAnswer, failure: MarketFailure): void {
  const { db, events } = shop;
  const { id, orderId } = refusedAnswer;
  const { code } = failure;
  const end = endOf(refusedAnswer, failure);
  const { draftId, isOver } = db.transaction('marketplace.answer-refused', () => {
    settleAnswer(db, id, code);
    if (end) endHere(shop, orderId, end);
    const kept = findOrder(db, orderId);
    const isUnsold =
      kept !== undefined && kept.saleId !== null && endedUnsold(kept.order.status, answersTo(db, orderId));
    const isKnown = staysUntilSeen(kept?.problem);
    if (!isKnown) setProblem(db, orderId, isUnsold ? 'CANCELLED_AFTER_SALE' : code);
    // Asked for again: the goods are gone, or are about to go, on a code that is not the customer's.
    if (code === 'WRONG_CODE')
      setHandOver(db, orderId, { codeState: 'none', givenCode: null, approvedBy: null });
    return { ...followOrder(shop, orderId, ''), isOver: isUnsold && !isKnown };
  });
  const status = findOrder(db, orderId)?.order.status ?? 'requested';
  events.publish({ type: 'market-order', orderId, status, isNew: false, isOver });
  if (draftId !== null) events.publish({ type: 'drafts-changed', draftId });
}

/** So often an answer is tried before the others go past it. */
const PATIENT_TRIES = 3;

/** A shop that is suspended for a while may answer again, and what is too much for the marketplace now may not be later: what was said meanwhile is not lost. */
const MAY_COME_RIGHT: ReadonlySet<string> = new Set([
  'SERVER_TROUBLE',
  'NOT_UNDERSTOOD',
  'NOT_ALLOWED',
  'TOO_MANY',
]);

/**
 * What is to be done with an answer that failed. `refuse`: the marketplace will never take it, by a code of its contract about this order. `stop`: the
 * call could not get through at all, and no other would. `put-off`: it alone may be what the marketplace cannot bear.
 */
function remedyFor(error: unknown, attempts: number): 'refuse' | 'stop' | 'put-off' {
  if (!(error instanceof MarketFailure)) return 'stop';
  const { code } = error;
  if (code === 'UNREACHABLE' || code === 'SIGN_IN_REQUIRED') return 'stop';
  if (!MAY_COME_RIGHT.has(code)) return 'refuse';
  return attempts < PATIENT_TRIES ? 'stop' : 'put-off';
}

function putOff({ db, ports, events }: Shop, { id, orderId, attempts }: KeptAnswer, code: string): void {
  const wait = backoffMs(attempts, 1);
  db.transaction('marketplace.answer-put-off', () => {
    putOffAnswer(db, id, code, ports.clock.now() + wait);
    setProblem(db, orderId, code);
  });
  const status = findOrder(db, orderId)?.order.status ?? 'requested';
  events.publish({ type: 'market-order', orderId, status, isNew: false, isOver: false });
}

/**
 * Sends the oldest answer that waits; false where none is due. What the marketplace refuses (the order expired meanwhile, a wrong pickup code)
 * is noted with the order; what fails again and again is put off, and noted too. Throws MarketFailure where nothing gets through: the answer
 * stays under way then, for the caller to return.
 */
export async function sendAnswer(shop: Shop, client: MarketClient, signal: AbortSignal): Promise<boolean> {
  const next = take(shop);
  if (!next) return false;
  const { id: answerId, orderId, answer } = next;
  try {
    const order = await client.sync.answer({ answerId, orderId, answer }, { signal });
    const news = shop.db.transaction('marketplace.answer-taken', () => {
      settleAnswer(shop.db, answerId, '');
      const kept = findOrder(shop.db, orderId);
      if (kept?.problem && !staysUntilSeen(kept.problem)) setProblem(shop.db, orderId, '');
      return takeOrder(shop, order, 0);
    });
    tellTills(shop, news ? [news] : []);
  } catch (error) {
    const remedy = remedyFor(error, next.attempts);
    if (remedy === 'stop' || !(error instanceof MarketFailure)) throw error;
    if (remedy === 'refuse') refused(shop, next, error);
    else putOff(shop, next, error.code);
  }
  return true;
}
