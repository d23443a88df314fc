import type { ShopOrderDto } from '../contract/marketplace.contract.ts';
import type { CartLineInput } from '../contract/sales.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';

/** Name of the quick item for the delivery fee in a held cart. */
export const DELIVERY_LINE = 'ডেলিভারি / Delivery';
/** Name of the quick item that brings a held cart up to what was agreed, where the counter asks less now. */
export const PRICE_LINE = 'অনলাইন দামের তফাত / Online price';

/** What was agreed with a customer of the marketplace. Its discount and quick items come from the agreement: nobody at the till gives them. */
export type AgreedCart = {
  /** Paisa off the bill. */
  discount: number;
  /** Base units by product. */
  goods: ReadonlyMap<string, number>;
};

type Bill = { lines: readonly CartLineInput[]; billDiscount: number };

/** Base units of each product in the order. `productOf` finds the product behind a listing. */
export function goodsOf(order: OrderDto, productOf: (listingId: string) => string): Map<string, number> {
  const goods = new Map<string, number>();
  for (const { listingId, quantity, baseQuantity } of order.lines) {
    if (quantity === 0) continue;
    const productId = productOf(listingId);
    goods.set(productId, (goods.get(productId) ?? 0) + quantity * baseQuantity);
  }
  return goods;
}

/** What was agreed for an order as the till is told of it; null where its cart is no longer sold: it is over or being changed. */
export function agreedFor({
  order,
  products,
  agreedDiscount,
  draftId,
}: Pick<ShopOrderDto, 'order' | 'products' | 'agreedDiscount' | 'draftId'>): AgreedCart | null {
  if (draftId === null) return null;
  const byLine = new Map(products.map(({ lineNo, productId }) => [lineNo, productId]));
  const byListing = new Map(order.lines.map(({ lineNo, listingId }) => [listingId, byLine.get(lineNo)]));
  return {
    discount: agreedDiscount,
    goods: goodsOf(order, (listingId) => byListing.get(listingId) ?? listingId),
  };
}

function holdsAllGoods({ goods }: AgreedCart, lines: readonly CartLineInput[]): boolean {
  const missing = new Map(goods);
  for (const line of lines) {
    if (line.kind === 'open') continue;
    const quantity = line.parts.reduce((sum, part) => sum + part.quantity, 0);
    missing.set(line.productId, (missing.get(line.productId) ?? 0) - quantity);
  }
  return [...missing.values()].every((quantity) => quantity <= 0);
}

/**
 * True for a bill that holds all goods of the agreement, with no more discount than was agreed and no quick item but its own: the customer may
 * take more goods at the counter's prices, but what was agreed is not given for other goods.
 */
export function isAsAgreed(agreed: AgreedCart, { lines, billDiscount }: Bill): boolean {
  if (billDiscount > agreed.discount || lines.some(({ discount }) => discount > 0)) return false;
  const sums = new Set([DELIVERY_LINE, PRICE_LINE]);
  // Each once: a second one of the name is somebody's own.
  const hasOwn = lines.some((line) => line.kind === 'open' && !sums.delete(line.name));
  return !hasOwn && holdsAllGoods(agreed, lines);
}

/** The largest discount of this bill in hundredths of a percent, for somebody who may give `capBp`: what was agreed with the customer nobody at the till gives. */
export function capOfBill(agreed: AgreedCart | null, bill: Bill, capBp: number): number {
  return agreed && isAsAgreed(agreed, bill) ? 10_000 : capBp;
}

/** Paisa of the agreed discount that a bill with all goods of the agreement lacks: its customer pays so much more than was promised. 0 for none. */
export function lessThanAgreed(agreed: AgreedCart | null, { lines, billDiscount }: Bill): number {
  if (!agreed || !holdsAllGoods(agreed, lines)) return 0;
  const given = lines.reduce((sum, { discount }) => sum + discount, billDiscount);
  return Math.max(0, agreed.discount - given);
}
