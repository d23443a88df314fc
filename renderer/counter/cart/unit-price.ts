import type { PricedLine } from '../../../shared/cart/cart-types.ts';
import { packWord } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import type { CartLineInput } from '../../../shared/contract/sales.contract.ts';
import { amountAt, type Paisa } from '../../../shared/money/money.ts';
import type { Format } from '../../i18n/use-format.ts';

/** What one of the line's first pack costs, and the pack's word; null for a line that has no price. */
export function unitPriceOf(
  line: CartLineInput,
  priced: PricedLine | undefined,
  product: ProductDto | undefined,
  format: Format,
): { price: Paisa; per: string } | null {
  if (line.kind === 'open') return { price: line.unitPrice, per: '' };
  const segment = priced?.segments[0];
  const pack = product?.packs.find((each) => each.id === segment?.packId);
  if (!segment || !pack || !product) return null;
  return {
    price: amountAt(segment.rate, pack.baseQuantity),
    per: `/${packWord(product, pack, format.language)}`,
  };
}
