import type { CartRules } from '../../../shared/cart/cart-types.ts';
import type { GoodsMeant } from '../../../shared/cart/goods-meant.ts';
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
 * What is meant by "chini 50tk": loose goods that ৳50 buys come first, then others that it buys; otherwise in their own order. For any
 * quantity but money it stays as it is.
 */
export function moneyFirst(meant: GoodsMeant, rules: Pick<CartRules, 'businessDay'>): GoodsMeant {
  const { items, quantity, choice } = meant;
  if (quantity === null) return meant;
  const ranks = new Map(items.map((item) => [item.product.id, rankOf(item, quantity, rules) ?? 0]));
  const rank = ({ product }: FoundDto) => ranks.get(product.id) ?? 0;
  const inOrder = (hits: readonly FoundDto[]) => hits.toSorted((a, b) => rank(a) - rank(b));
  return { ...meant, items: inOrder(items), choice: inOrder(choice) };
}
