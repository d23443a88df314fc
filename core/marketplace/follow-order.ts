import type { Shop } from '../app/shop.ts';
import { deleteDraft, findDraft, gatherCart, putDraft, saleExists } from '../sales/index.ts';
import { answersTo } from './answers.repo.ts';
import { productOfListing } from './goods.repo.ts';
import { heldCart } from './hold-order.ts';
import { promised, statusHere, waitsAtTill } from './order-rules.ts';
import {
  findOrder,
  firstTill,
  type KeptOrder,
  putReservations,
  setOrderDraft,
  setProblem,
} from './orders.repo.ts';

/** What changed at the tills. */
export type Followed = { draftId: string | null };

/** An order has one cart for ever, so that a till which had it open is not left with another one to sell. */
function hold(
  shop: Pick<Shop, 'db' | 'ports'>,
  { order, draftId: known }: KeptOrder,
  userId: string,
): string {
  const { db, ports } = shop;
  const draftId = known ?? ports.ids.next();
  const draft = heldCart(shop, order, draftId, gatherCart);
  putDraft(db, draft, { tillId: firstTill(db), userId, now: ports.clock.now() });
  setOrderDraft(db, order.id, draftId);
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
  const cart = draftId === null ? undefined : findDraft(db, draftId)?.draft;
  if (waitsAtTill(status)) return { draftId: cart ? null : hold(shop, kept, userId) };
  if (!cart) return { draftId: null };
  // A till that has it open cannot ring it up any more; the order says so.
  if (cart.state === 'open') setProblem(db, orderId, 'CART_OPEN');
  deleteDraft(db, cart.id);
  return { draftId: cart.id };
}
