import { priceCart } from '../../shared/cart/price-cart.ts';
import type { CartLineInput, QuoteDto } from '../../shared/contract/sales.contract.ts';
import type { Paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { gatherSale } from './gather-cart.ts';

/**
 * Prices a cart with the shop's own prices and batches; changes nothing. Throws the first reason a line cannot be priced.
 * Goods promised online are told whatever order waits for them: a cart that is only asked about is nobody's yet. Below cost is told to holders of `cost.view` only: whoever tries discounts until it comes has found the cost.
 */
export function quoteCart(
  { db, ports, actor }: Context,
  input: { lines: readonly CartLineInput[]; billDiscount: Paisa },
): QuoteDto {
  const { products, rules } = gatherSale(db, input.lines, ports.clock.now(), null);
  const { lines, refusals, ...sums } = priceCart(input.lines, input.billDiscount, products, rules);
  const [first] = refusals;
  if (first) throw first.refusal;
  const seesCost = actor.permissions.has('cost.view');
  return {
    ...sums,
    lines: lines.map((line) => ({
      lineId: line.lineId,
      quantity: line.quantity,
      amount: line.amount,
      discount: line.discount,
      net: line.net,
      allocations: [...line.allocations],
      shortage: line.shortage,
      warnings: line.warnings.filter((warning) => seesCost || warning !== 'below-cost'),
    })),
  };
}
