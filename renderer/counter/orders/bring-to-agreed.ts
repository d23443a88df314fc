import { v7 } from 'uuid';
import { type AgreedSums, DELIVERY_LINE, PRICE_LINE } from '../../../shared/cart/agreed-cart.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { counterStore, dispatchCart, updateCounter } from '../counter-store.ts';

/** Makes discount and quick items of an order's cart on the counter those that were agreed for the goods in it, at what they cost now. */
export function bringToAgreed({ discount, price, delivery }: AgreedSums): void {
  const sums = [
    { name: DELIVERY_LINE, amount: delivery },
    { name: PRICE_LINE, amount: price },
  ];
  for (const line of counterStore.get().cart.draft.lines)
    if (line.kind === 'open' && sums.some(({ name }) => name === line.name))
      dispatchCart({ type: 'remove', lineId: line.lineId });
  for (const { name, amount } of sums)
    if (amount > 0)
      dispatchCart({ type: 'add-open', lineId: v7(), name, quantity: baseUnits(1), unitPrice: amount });
  dispatchCart({ type: 'set-bill-discount', discount });
  updateCounter({ seenMore: 0, notice: null });
}
