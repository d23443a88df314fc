import { v7 } from 'uuid';
import { DELIVERY_LINE, PRICE_LINE } from '../../../shared/cart/agreed-cart.ts';
import type { AgreedCart } from '../../../shared/contract/marketplace.contract.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { counterStore, dispatchCart } from '../counter-store.ts';

const NAMES: ReadonlySet<string> = new Set([DELIVERY_LINE, PRICE_LINE]);

/** Makes discount and quick items of the cart on the counter those that were agreed with the customer of its order, at today's prices. */
export function bringToAgreed({ discount, sums }: AgreedCart): void {
  for (const line of counterStore.get().cart.draft.lines)
    if (line.kind === 'open' && NAMES.has(line.name)) dispatchCart({ type: 'remove', lineId: line.lineId });
  for (const { name, amount } of sums)
    dispatchCart({ type: 'add-open', lineId: v7(), name, quantity: baseUnits(1), unitPrice: amount });
  dispatchCart({ type: 'set-bill-discount', discount });
}
