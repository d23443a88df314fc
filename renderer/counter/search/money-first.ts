import type { CartRules } from '../../../shared/cart/cart-types.ts';
import { quantityForMoney } from '../../../shared/cart/quantity-for-money.ts';
import { parseQuantity } from '../../../shared/cart/quantity-input.ts';
import { isMeasured } from '../../../shared/catalog/units.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';

/** 0 for loose goods that the money buys, 1 for others that it buys, 2 for what it cannot buy; null for a quantity that is no money. */
function rankOf(
  { product, packId }: FoundDto,
  quantity: string,
  rules: Pick<CartRules, 'businessDay'>,
): number | null {
  const typed = parseQuantity(quantity, product, packId ?? undefined);
  if (typed.kind !== 'money') return null;
  const bought = quantityForMoney(product, typed.packId, typed.money, rules) ?? 0;
  if (bought === 0) return 2;
  return isMeasured(product.baseUnit) ? 0 : 1;
}

/**
 * The hits for "chini 50tk": loose goods that ৳50 buys come first, then others that it buys; otherwise in their own order. For any
 * quantity but money the hits as they are.
 */
export function moneyFirst(
  items: readonly FoundDto[],
  quantity: string | null,
  rules: Pick<CartRules, 'businessDay'>,
): FoundDto[] {
  if (quantity === null) return [...items];
  const ranks = new Map(items.map((item) => [item, rankOf(item, quantity, rules) ?? 0]));
  return items.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}
