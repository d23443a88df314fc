import { type Paisa, paisa, roundToTaka } from '../money/money.ts';
import type { CartRules } from './cart-types.ts';

/**
 * What a bill of `due` paisa comes to. What was paid online ahead is there to the paisa and stays as it is; only the rest, which is paid at the
 * counter, is rounded as the shop rounds. `rounding` is what that adds (or takes, where negative).
 */
export function billTotal(
  due: Paisa,
  { rounding, paidOnline }: Pick<CartRules, 'rounding' | 'paidOnline'>,
): { total: Paisa; rounding: Paisa } {
  const rest = paisa(Math.max(0, due - paidOnline));
  if (rounding === 'none' || rest === 0) return { total: due, rounding: paisa(0) };
  const added = roundToTaka(rest).rounding;
  return { total: paisa(due + added), rounding: added };
}
