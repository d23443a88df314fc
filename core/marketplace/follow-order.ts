import type { Shop } from '../app/shop.ts';
import { deleteDraft, findDraft, putDraft, saleExists } from '../sales/index.ts';
import { answersTo } from './answers.repo.ts';
import { productOfListing } from './goods.repo.ts';
import { heldCart } from './hold-order.ts';
import { promised, statusHere, waitsAtTill } from './order-rules.ts';
import { findOrder, firstTill, putReservations, setOrderDraft, setProblem } from './orders.repo.ts';

/** What changed at the tills. */
export type Followed = { draftId: string | null };

function hold(shop: Pick<Shop, 'db' | 'ports'>, orderId: string, userId: string): string {
  const { db, ports } = shop;
  const kept = findOrder(db, orderId);
  const draftId = ports.ids.next();
  if (!kept) return draftId;
  const draft = heldCart(shop, kept.order, draftId);
  putDraft(db, draft, { tillId: firstTill(db), userId, now: ports.clock.now() });
  setOrderDraft(db, orderId, draft);
  return draftId;
}

/**
 * Brings what the shop keeps of an order in line with where it stands: goods promised or not, a held cart at the till or none. Call it inside
 * the transaction that changed the order or answered it. `userId` is whose cart it becomes.
 */
export function followOrder(shop: Pick<Shop, 'db' | 'ports'>, orderId: string, userId: string): Followed {
  const { db } = shop;
  const kept = findOrder(db, orderId);
  if (!kept) return { draftId: null };
  const { order, draftId, saleId } = kept;
  const status = statusHere(order, answersTo(db, orderId));
  const isSold = saleId !== null || (draftId !== null && saleExists(db, draftId));
  const productOf = (listingId: string) => productOfListing(db, listingId);
  putReservations(db, orderId, isSold ? new Map() : promised(order, status, productOf));
  if (isSold) return { draftId: null };
  const shouldWait = waitsAtTill(status);
  if (shouldWait && draftId === null) return { draftId: hold(shop, orderId, userId) };
  if (shouldWait || draftId === null) return { draftId: null };
  // A cart that a till has open goes on there as an ordinary one; the order says so.
  if (findDraft(db, draftId)?.draft.state === 'open') setProblem(db, orderId, 'CART_OPEN');
  deleteDraft(db, draftId);
  setOrderDraft(db, orderId, null);
  return { draftId };
}
