import type { AgreedCart } from '../contract/marketplace.contract.ts';
import type { CartLineInput } from '../contract/sales.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';
import { type Paisa, paisa } from '../money/money.ts';

/** Name of the quick item for the delivery fee in a held cart. */
export const DELIVERY_LINE = 'ডেলিভারি / Delivery';
/** Name of the quick item that brings a held cart up to what was agreed, where the counter asks less now. */
export const PRICE_LINE = 'অনলাইন দামের তফাত / Online price';

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

/** Whether the lines hold all goods that were agreed. */
function holdsAllGoods({ goods }: AgreedCart, lines: readonly CartLineInput[]): boolean {
  const missing = new Map<string, number>(goods.map(({ productId, quantity }) => [productId, quantity]));
  for (const line of lines) {
    if (line.kind === 'open') continue;
    const quantity = line.parts.reduce((sum, part) => sum + part.quantity, 0);
    missing.set(line.productId, (missing.get(line.productId) ?? 0) - quantity);
  }
  return [...missing.values()].every((quantity) => quantity <= 0);
}

/** Paisa that the lines hold under the name of an agreed sum. */
function sumOf(name: string, lines: readonly CartLineInput[]): number {
  return lines.reduce(
    (sum, line) => (line.kind === 'open' && line.name === name ? sum + line.unitPrice * line.quantity : sum),
    0,
  );
}

/**
 * Paisa that were agreed beside the goods (delivery, a price that the counter no longer asks) and that the bill lacks: whoever takes them off gives
 * a discount, and needs the right to one so large. Of fewer goods than were agreed only the delivery counts: the difference of the price was that of all.
 * 0 for none, and for an ordinary cart.
 */
export function waived(agreed: AgreedCart | null, lines: readonly CartLineInput[]): number {
  if (!agreed) return 0;
  const isWhole = holdsAllGoods(agreed, lines);
  return agreed.sums
    .filter(({ name }) => isWhole || name !== PRICE_LINE)
    .reduce((sum, { name, amount }) => sum + Math.max(0, amount - sumOf(name, lines)), 0);
}

/** Paisa that somebody at the till takes off the whole bill beyond what was agreed with the customer; of an ordinary cart, its bill discount. */
export function ownDiscount(agreed: AgreedCart | null, { lines, billDiscount }: Bill): number {
  const given = agreed && holdsAllGoods(agreed, lines) ? agreed.discount : 0;
  return Math.max(0, billDiscount + waived(agreed, lines) - given);
}

/** The sums of a cart as the caps on discounts see them: what was agreed is nobody's discount, what was left off of it is one. */
export function forCaps<T extends { subtotal: Paisa; billDiscount: Paisa }>(
  agreed: AgreedCart | null,
  lines: readonly CartLineInput[],
  cart: T,
): T {
  const { billDiscount } = cart;
  return {
    ...cart,
    subtotal: paisa(cart.subtotal + waived(agreed, lines)),
    billDiscount: paisa(ownDiscount(agreed, { lines, billDiscount })),
  };
}

/** True where the lines hold a quick item that was not agreed with the customer, or more of one than was; of an ordinary cart, any. */
export function hasOwnItem(agreed: AgreedCart | null, lines: readonly CartLineInput[]): boolean {
  const amounts = new Map(agreed?.sums.map(({ name, amount }) => [name, amount]));
  return lines.some(
    (line) => line.kind === 'open' && sumOf(line.name, lines) > (amounts.get(line.name) ?? 0),
  );
}

/** Paisa that the customer of a bill with all goods of the agreement pays more than was agreed for them. 0 for none. */
export function moreThanAgreed(agreed: AgreedCart | null, { lines, billDiscount }: Bill): number {
  if (!agreed || !holdsAllGoods(agreed, lines)) return 0;
  const given = lines.reduce((sum, { discount }) => sum + discount, billDiscount);
  const wanted = agreed.sums.reduce((sum, { amount }) => sum + amount, 0) - agreed.discount;
  return Math.max(0, sumOf(DELIVERY_LINE, lines) + sumOf(PRICE_LINE, lines) - given - wanted);
}

/** True where goods of the order are missing and the difference of the price, which was that of all, is on the bill: the customer would pay too much. */
export function isPriceOfMore(agreed: AgreedCart | null, lines: readonly CartLineInput[]): boolean {
  return agreed !== null && !holdsAllGoods(agreed, lines) && sumOf(PRICE_LINE, lines) > 0;
}
