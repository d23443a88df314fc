import type { CartRules } from '../../../shared/cart/cart-types.ts';
import { quantityForMoney } from '../../../shared/cart/quantity-for-money.ts';
import {
  parseQuantity,
  type QuantityPart,
  type QuantityProblem,
} from '../../../shared/cart/quantity-input.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { ProductLineInput } from '../../../shared/contract/sales.contract.ts';

/** Why a typed quantity was not taken: the quantity's own problem, no price to divide by, or too little money for one. */
export type AmountProblem = QuantityProblem | 'no-price' | 'too-little-money';

/** The parts that a typed quantity means for a product, money turned into goods by the batches' prices. */
export function readAmount(
  text: string,
  product: ProductDto,
  rules: Pick<CartRules, 'businessDay'>,
  packId: string | null,
  from: Pick<ProductLineInput, 'batchId' | 'batchesOf'> = { batchId: null },
): { parts: readonly QuantityPart[] } | { problem: AmountProblem } {
  const typed = parseQuantity(text, product, packId ?? undefined);
  if (typed.kind === 'problem') return { problem: typed.problem };
  if (typed.kind === 'parts') return { parts: typed.parts };
  const quantity = quantityForMoney(product, typed.packId, typed.money, rules, from);
  if (quantity === null) return { problem: 'no-price' };
  return quantity === 0 ? { problem: 'too-little-money' } : { parts: [{ packId: typed.packId, quantity }] };
}
