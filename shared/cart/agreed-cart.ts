import type { ShopOrderDto } from '../contract/marketplace.contract.ts';
import type { CartLineInput } from '../contract/sales.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';
import { type Paisa, paisa } from '../money/money.ts';

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
  /** Paisa by the name of its quick item: what is on the bill beside goods. */
  sums: ReadonlyMap<string, number>;
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

/** The quick items that an order's cart is made with, paisa by name. `agreedPrice` is what the counter asks less now than was agreed. */
export function agreedSums(
  { deliveryFee }: Pick<OrderDto, 'deliveryFee'>,
  agreedPrice: number,
): Map<string, number> {
  const sums: [string, number][] = [
    [DELIVERY_LINE, deliveryFee],
    [PRICE_LINE, agreedPrice],
  ];
  return new Map(sums.filter(([, amount]) => amount > 0));
}

/** What was agreed for an order as the till is told of it; null where its cart is no longer sold: it is over or being changed. */
export function agreedFor({
  order,
  products,
  agreedDiscount,
  agreedPrice,
  draftId,
}: Pick<
  ShopOrderDto,
  'order' | 'products' | 'agreedDiscount' | 'agreedPrice' | 'draftId'
>): AgreedCart | null {
  if (draftId === null) return null;
  const byLine = new Map(products.map(({ lineNo, productId }) => [lineNo, productId]));
  const byListing = new Map(order.lines.map(({ lineNo, listingId }) => [listingId, byLine.get(lineNo)]));
  return {
    discount: agreedDiscount,
    goods: goodsOf(order, (listingId) => byListing.get(listingId) ?? listingId),
    sums: agreedSums(order, agreedPrice),
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

/** Paisa of each agreed sum that the lines lack; of a sum that is there in full, or more, nothing. */
function missingSums({ sums }: AgreedCart, lines: readonly CartLineInput[]): Map<string, number> {
  const missing = new Map(sums);
  for (const line of lines) {
    const left = line.kind === 'open' ? missing.get(line.name) : undefined;
    if (line.kind === 'open' && left !== undefined)
      missing.set(line.name, left - line.unitPrice * line.quantity);
  }
  return missing;
}

/**
 * Paisa that were agreed beside the goods (delivery, a price that the counter no longer asks) and that the bill lacks: whoever takes them off gives
 * a discount, and needs the right to one so large. 0 for none, and for an ordinary cart.
 */
export function waived(agreed: AgreedCart | null, lines: readonly CartLineInput[]): number {
  if (!agreed) return 0;
  return [...missingSums(agreed, lines).values()].reduce((sum, left) => sum + Math.max(0, left), 0);
}

/** The sums of a bill with what was waived on it as a discount, for the caps: it stands on no line any more. */
export function withWaived<T extends { subtotal: Paisa; billDiscount: Paisa }>(cart: T, amount: number): T {
  return {
    ...cart,
    subtotal: paisa(cart.subtotal + amount),
    billDiscount: paisa(cart.billDiscount + amount),
  };
}

/** True where the lines hold a quick item that was not agreed with the customer, or more of one than was; of an ordinary cart, any. */
export function hasOwnItem(agreed: AgreedCart | null, lines: readonly CartLineInput[]): boolean {
  const isOwn = (line: CartLineInput) => line.kind === 'open' && !agreed?.sums.has(line.name);
  return (
    lines.some(isOwn) ||
    (agreed !== null && [...missingSums(agreed, lines).values()].some((left) => left < 0))
  );
}

/**
 * True for a bill that holds all goods and sums of the agreement, with no more discount than was agreed: the customer may take more at the
 * counter's prices, but what was agreed is not given for other goods.
 */
export function isAsAgreed(agreed: AgreedCart, { lines, billDiscount }: Bill): boolean {
  if (billDiscount > agreed.discount || lines.some(({ discount }) => discount > 0)) return false;
  return waived(agreed, lines) === 0 && holdsAllGoods(agreed, lines);
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
