import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { type KeptAnswer, nextAnswer, settleAnswer, takeAnswer } from './answers.repo.ts';
import { followOrder } from './follow-order.ts';
import { findSpecial, productOfListing } from './goods.repo.ts';
import { findOrder, setHandOver, setProblem } from './orders.repo.ts';
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
    const { nearExpiryListing } = findSpecial(db, productId);
    stepAside(db, productId);
    const stock = regular ? [{ listingId: productId, version, available: regular.available }] : [];
    if (nearExpiryListing !== null && nearExpiry)
      stock.push({ listingId: nearExpiryListing, version, available: nearExpiry.available });
    return stock;
  });
}

function take(shop: Shop): KeptAnswer | undefined {
  return shop.db.transaction('marketplace.take-answer', () => {
    const next = nextAnswer(shop.db);
    if (!next) return undefined;
    const answer =
      next.answer.kind === 'complete' ? { ...next.answer, stock: stockOf(shop, next.orderId) } : next.answer;
    takeAnswer(shop.db, next.id, answer);
    return { ...next, answer };
  });
}

function refused(shop: Shop, { id, orderId }: KeptAnswer, code: string): void {
  const { db, events } = shop;
  const draftId = db.transaction('marketplace.answer-refused', () => {
    settleAnswer(db, id, code);
    setProblem(db, orderId, code);
    // Asked for again: the goods are gone, or are about to go, on a code that is not the customer's.
    if (code === 'WRONG_CODE')
      setHandOver(db, orderId, { codeState: 'none', givenCode: null, approvedBy: null });
    return followOrder(shop, orderId, '').draftId;
  });
  const status = findOrder(db, orderId)?.order.status ?? 'requested';
  events.publish({ type: 'market-order', orderId, status, isNew: false });
  if (draftId !== null) events.publish({ type: 'drafts-changed', draftId });
}

/**
 * Sends the oldest answer that waits; false where none does. What the marketplace refuses (the order expired meanwhile, a wrong pickup code)
 * is noted with the order. Throws MarketFailure where the call failed: the answer stays under way then, for the caller to return.
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
      if (kept?.problem && kept.problem !== 'CART_OPEN') setProblem(shop.db, orderId, '');
      return takeOrder(shop, order, 0);
    });
    tellTills(shop, news ? [news] : []);
  } catch (error) {
    const isFinal = error instanceof MarketFailure && !error.mayPass && error.code !== 'SIGN_IN_REQUIRED';
    if (!isFinal) throw error;
    refused(shop, next, error.code);
  }
  return true;
}
