import { shareOf } from '../../../shared/cart/price-cart.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';

/** A discount as it is typed, "10" taka or "5%" of `amount`; nothing typed is none. Null for what is no discount or more than the amount. */
export function readDiscount(text: string, amount: Paisa): Paisa | null {
  const cleaned = toLatinDigits(text).trim();
  if (cleaned === '') return paisa(0);
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*%$/.exec(cleaned);
  const discount = percent ? shareOf(amount, Math.round(Number(percent[1]) * 100)) : readTaka(cleaned);
  return discount === null || discount > amount ? null : discount;
}
