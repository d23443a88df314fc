import type { AgreedCart } from '../contract/marketplace.contract.ts';
import type { CartLineInput } from '../contract/sales.contract.ts';
import type { OrderDto } from '../marketplace/order.ts';
import { type Paisa, paisa } from '../money/money.ts';
import type { PricedCart, PricedLine } from './cart-types.ts';

/** Name of the quick item for the delivery fee in a held cart. */
export const DELIVERY_LINE = 'ডেলিভারি / Delivery';
/** Name of the quick item that brings a held cart up to what was agreed, where the counter asks less now. */
export const PRICE_LINE = 'অনলাইন দামের তফাত / Online price';

type Lines = readonly CartLineInput[];

/** What was agreed for the goods on a bill, paisa, as the bill shows it: they cost more at the counter now (`discount`) or less (`price`). */
export type AgreedSums = { discount: Paisa; price: Paisa; delivery: Paisa };

/** A bill beside what was agreed for it, paisa. */
export type Agreement = AgreedSums & {
  /** What the bill lacks of delivery and price: whoever takes them off gives a discount, and needs the right to one so large. */
  waived: Paisa;
  /** What the customer would pay beyond what was agreed. */
  more: Paisa;
};

/** What was agreed with the customer of an order: its own prices for its goods, and the whole. `productOf` finds the product behind a listing. */
export function agreedOf(order: OrderDto, productOf: (listingId: string) => string): AgreedCart {
  const goods = new Map<string, AgreedCart['goods'][number]>();
  for (const { listingId, quantity, baseQuantity, amount } of order.lines) {
    if (quantity === 0) continue;
    const productId = productOf(listingId);
    const known = goods.get(productId) ?? { productId, quantity: 0, amount: 0 };
    goods.set(productId, {
      productId,
      quantity: known.quantity + quantity * baseQuantity,
      amount: paisa(known.amount + amount),
    });
  }
  return { total: paisa(order.total), delivery: paisa(order.deliveryFee), goods: [...goods.values()] };
}

/** Base units of each product in the order. `productOf` finds the product behind a listing. */
export function goodsOf(order: OrderDto, productOf: (listingId: string) => string): Map<string, number> {
  return new Map(agreedOf(order, productOf).goods.map(({ productId, quantity }) => [productId, quantity]));
}

const partOf = (amount: number, part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((amount * part) / whole);

const sumBy = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((sum, item) => sum + of(item), 0);

/** Base units of a product on the bill, priced or not. */
function unitsOf(productId: string, lines: Lines): number {
  return sumBy(lines, (line) =>
    line.kind === 'product' && line.productId === productId
      ? sumBy(line.parts, ({ quantity }) => quantity)
      : 0,
  );
}

/** Paisa that the counter asks for the first so many units: where batches have prices of their own, what comes on top costs another. */
function askedFor(units: number, priced: readonly PricedLine[]): number {
  let left = units;
  return sumBy(
    priced.flatMap(({ segments }) => segments),
    ({ quantity, amount }) => {
      const taken = Math.min(left, quantity);
      left -= taken;
      return partOf(amount, taken, quantity);
    },
  );
}

const isOf = (productId: string) => (line: PricedCart['lines'][number]) =>
  line.input.kind === 'product' && line.input.productId === productId;

/**
 * What was agreed for those of the order's goods that the lines hold, at what the counter asks for them in this very cart. Of fewer goods it is their
 * share, of a discount by promo code too. Goods that have no price at the counter (a pack that is gone) count at their own agreed price.
 */
export function agreedSums(
  { total, delivery, goods }: AgreedCart,
  lines: Lines,
  cart: Pick<PricedCart, 'lines'>,
): AgreedSums {
  let promised = 0;
  let asked = 0;
  for (const { productId, quantity, amount } of goods) {
    const taken = Math.min(quantity, unitsOf(productId, lines));
    const priced = cart.lines.filter(isOf(productId));
    const units = sumBy(priced, (line) => line.quantity);
    const counted = Math.min(taken, units);
    promised += partOf(amount, taken, quantity);
    asked += askedFor(counted, priced) + partOf(amount, taken - counted, quantity);
  }
  const whole = sumBy(goods, ({ amount }) => amount);
  const difference = promised - partOf(whole + delivery - total, promised, whole) - asked;
  return {
    discount: paisa(Math.max(0, -difference)),
    price: paisa(Math.max(0, difference)),
    delivery: paisa(delivery),
  };
}

/** Paisa that the lines hold under a name. */
function sumOf(name: string, lines: Lines): number {
  return sumBy(lines, (line) =>
    line.kind === 'open' && line.name === name ? line.unitPrice * line.quantity : 0,
  );
}

/** A cart beside what was agreed for its order; null for an ordinary cart. `lines` are those of the cart, also what could not be priced. */
export function agreementOn(
  agreed: AgreedCart | null,
  lines: Lines,
  cart: Pick<PricedCart, 'lines' | 'billDiscount'>,
): Agreement | null {
  if (!agreed) return null;
  const sums = agreedSums(agreed, lines, cart);
  const delivery = sumOf(DELIVERY_LINE, lines) - sums.delivery;
  const price = sumOf(PRICE_LINE, lines) - sums.price;
  const onGoods = agreed.goods.flatMap(({ productId }) => cart.lines.filter(isOf(productId)));
  const given = cart.billDiscount + sumBy(onGoods, (line) => line.discount);
  return {
    ...sums,
    waived: paisa(Math.max(0, -delivery) + Math.max(0, -price)),
    more: paisa(Math.max(0, delivery + price + sums.discount - given)),
  };
}

/** The sums of a cart as the caps on discounts see them: what was agreed is nobody's discount, what was left off of it is one. */
export function forCaps<T extends { subtotal: Paisa; billDiscount: Paisa }>(
  agreement: Pick<Agreement, 'discount' | 'waived'> | null,
  cart: T,
): T {
  if (!agreement) return cart;
  const { discount, waived } = agreement;
  return {
    ...cart,
    subtotal: paisa(cart.subtotal + waived),
    billDiscount: paisa(Math.max(0, cart.billDiscount + waived - discount)),
  };
}

/** True where the lines hold a quick item of somebody at the till; delivery and price of an order are the program's own, and what is too much of them is `more`. */
export function hasOwnItem(agreed: AgreedCart | null, lines: Lines): boolean {
  const isProgram = (name: string) => agreed !== null && (name === DELIVERY_LINE || name === PRICE_LINE);
  return lines.some((line) => line.kind === 'open' && !isProgram(line.name));
}
