import type { PricedCart, PricedLine } from './cart-types.ts';
import { shareOf } from './price-cart.ts';

/** Which discounts of a cart are above a cap. */
export type AboveCap = { lineIds: ReadonlySet<string>; isBill: boolean };

/** True for a line discounted by more than `capBp` hundredths of a percent of its amount, rounded to the paisa. */
export function isLineAboveCap(line: Pick<PricedLine, 'amount' | 'discount'>, capBp: number): boolean {
  return line.discount > shareOf(line.amount, capBp);
}

/** The discounts above a cap of `capBp` hundredths of a percent: of each line, and of all discounts against the whole bill. */
export function aboveCap(
  cart: Pick<PricedCart, 'lines' | 'subtotal' | 'lineDiscount' | 'billDiscount'>,
  capBp: number,
): AboveCap {
  const lineIds = cart.lines.filter((line) => isLineAboveCap(line, capBp)).map(({ lineId }) => lineId);
  return {
    lineIds: new Set(lineIds),
    isBill: cart.lineDiscount + cart.billDiscount > shareOf(cart.subtotal, capBp),
  };
}

/** True when some discount of the cart is above the cap. */
export function needsApproval(cart: Parameters<typeof aboveCap>[0], capBp: number): boolean {
  const { lineIds, isBill } = aboveCap(cart, capBp);
  return isBill || lineIds.size > 0;
}
