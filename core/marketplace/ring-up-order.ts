import { agreedOf } from '../../shared/cart/agreed-cart.ts';
import { type OnlineTender, onlineTender, onlineTenderOfOrder } from '../../shared/cart/online-tender.ts';
import type { AgreedCart } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import type { Paisa } from '../../shared/money/money.ts';
import type { Shop } from '../app/shop.ts';
import { answersTo, insertAnswer } from './answers.repo.ts';
import { productOfListing } from './goods.repo.ts';
import { statusHere, waitsAtTill } from './order-rules.ts';
import { findOrderOfDraft, putReservations, setOrderSale } from './orders.repo.ts';

/** What was agreed with the customer whose order a cart is, and what was paid for it. */
export type CartOrder = AgreedCart & {
  /** What was paid online; null for nothing. */
  online: OnlineTender | null;
  /** The same under the order's own code. */
  onlineOfOrder: OnlineTender | null;
};

/** A sale as the marketplace hears of it. */
type RungUp = { saleId: string; receiptCode: string; total: Paisa; userId: string; at: number };

/**
 * The held cart of an order was rung up: nothing is promised to it any more, and the marketplace is to hear that it is completed. Does nothing
 * for ordinary sales. Call it inside the checkout's transaction; answers the order's id. Throws PICKUP_CODE_REQUIRED where the customer's code
 * was neither said nor made up for.
 */
export function completeOrder({ db, ports }: Pick<Shop, 'db' | 'ports'>, sale: RungUp): string | null {
  const kept = findOrderOfDraft(db, sale.saleId);
  if (!kept || kept.saleId !== null) return null;
  const { order, givenCode, codeState, approvedBy } = kept;
  const isFetched = order.fulfilment === 'pickup';
  if (isFetched && codeState === 'none')
    throw new Refusal('PICKUP_CODE_REQUIRED', { orderId: order.id, code: order.code });
  setOrderSale(db, order.id, sale.saleId);
  putReservations(db, order.id, new Map());
  insertAnswer(db, {
    id: ports.ids.next(),
    orderId: order.id,
    answer: {
      kind: 'complete',
      code: isFetched ? givenCode : null,
      withoutCode: isFetched ? approvedBy : null,
      receiptCode: sale.receiptCode,
      paidTotal: sale.total,
      stock: [],
    },
    userId: sale.userId,
    now: sale.at,
  });
  return order.id;
}

/**
 * Throws ORDER_CART for the cart of an order that waits at the till: without it the order could never be completed. It goes with the order, when
 * that is cancelled.
 */
export function refuseWithoutCart({ db }: Pick<Shop, 'db'>, draftId: string): void {
  const kept = findOrderOfDraft(db, draftId);
  if (!kept || kept.saleId !== null) return;
  const { order } = kept;
  if (waitsAtTill(statusHere(order, answersTo(db, order.id))))
    throw new Refusal('ORDER_CART', { orderId: order.id, code: order.code });
}

function orderToSell({ db }: Pick<Shop, 'db'>, draftId: string): OrderDto | null {
  const kept = findOrderOfDraft(db, draftId);
  if (!kept) return null;
  const status = statusHere(kept.order, answersTo(db, kept.order.id));
  if (kept.saleId === null && !waitsAtTill(status)) throw new Refusal('ORDER_STATE', { status });
  return kept.order;
}

/** Throws ORDER_STATE for the cart of an order that is over or changed meanwhile: a till that had it open goes on with nothing of it. */
export function refuseOverCart(shop: Pick<Shop, 'db'>, draftId: string): void {
  orderToSell(shop, draftId);
}

/** What was agreed with the customer of an order. */
export function agreedWith({ db }: Pick<Shop, 'db'>, order: OrderDto): AgreedCart {
  return agreedOf(order, (listingId) => productOfListing(db, listingId));
}

/** What was agreed with the customer whose order this cart is; null for an ordinary cart. Throws as `refuseOverCart`. */
export function orderOfCart(shop: Pick<Shop, 'db'>, draftId: string): CartOrder | null {
  const order = orderToSell(shop, draftId);
  return (
    order && {
      ...agreedWith(shop, order),
      online: onlineTender(order),
      onlineOfOrder: onlineTenderOfOrder(order),
    }
  );
}
