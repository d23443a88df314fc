import type { CartLineInput } from '../contract/sales.contract.ts';
import { Refusal } from '../errors/error-codes.ts';
import { type Paisa, paisa, prorate, roundRatio } from '../money/money.ts';
import type { Shelf } from './allocate.ts';
import { billTotal } from './bill-total.ts';
import type { CartProduct, CartRules, PricedCart, PricedLine } from './cart-types.ts';
import { type LineResult, priceOpenLine, priceProductLine } from './price-line.ts';
import { warnOfPromised } from './promised.ts';

/** VAT contained in an amount whose price includes it (as a printed MRP does): amount × r / (1 + r), r in hundredths of a percent. */
export function vatWithin(amount: Paisa, vatRateBp: number): Paisa {
  return paisa(roundRatio(BigInt(amount) * BigInt(vatRateBp), BigInt(10_000 + vatRateBp)));
}

/** `shareBp` hundredths of a percent of the amount, rounded once: a discount given in percent. */
export function shareOf(amount: Paisa, shareBp: number): Paisa {
  return paisa(roundRatio(BigInt(amount) * BigInt(shareBp), 10_000n));
}

function priceLine(
  line: CartLineInput,
  products: ReadonlyMap<string, CartProduct>,
  rules: CartRules,
  shelf: Shelf,
): LineResult {
  if (line.kind === 'open') return priceOpenLine(line);
  const product = products.get(line.productId);
  if (!product)
    return { refusal: new Refusal('UNKNOWN_PRODUCT', { productId: line.productId, lineId: line.lineId }) };
  return priceProductLine(line, product, rules, shelf);
}

function withBillDiscount(lines: readonly PricedLine[], billDiscount: Paisa): PricedLine[] {
  const shares = prorate(
    billDiscount,
    lines.map((line) => line.net),
  );
  return lines.map((line, index) => {
    const share = shares[index] ?? paisa(0);
    return {
      ...line,
      billDiscount: share,
      vatIncluded: vatWithin(paisa(line.net - share), line.vatRateBp),
    };
  });
}

/**
 * Prices a cart: the one arithmetic of the screen's preview and of the checkout. Lines take from the same shelf in their
 * order, so two lines of one product never count its stock twice. Lines that cannot be priced are left out of the sums and
 * told in `refusals`. total = subtotal − line discounts − bill discount + rounding.
 */
export function priceCart(
  lines: readonly CartLineInput[],
  billDiscount: Paisa,
  products: ReadonlyMap<string, CartProduct>,
  rules: CartRules,
): PricedCart {
  const shelf: Shelf = new Map();
  const seen = new Set<string>();
  const refusals: { lineId: string | null; refusal: Refusal }[] = [];
  const priced: PricedLine[] = [];
  for (const line of lines) {
    const { lineId } = line;
    if (seen.has(lineId)) {
      const refusal = new Refusal('DUPLICATE', { entity: 'line', field: 'lineId', value: lineId });
      refusals.push({ lineId, refusal });
      continue;
    }
    seen.add(lineId);
    const result = priceLine(line, products, rules, shelf);
    if ('refusal' in result) refusals.push({ lineId, refusal: result.refusal });
    else priced.push(result.line);
  }
  const add = (pick: (line: PricedLine) => number, over: readonly PricedLine[] = priced): Paisa =>
    paisa(over.reduce((total, line) => total + pick(line), 0));
  const net = add((line) => line.net);
  const isTooMuch = billDiscount > net;
  if (isTooMuch) refusals.push({ lineId: null, refusal: new Refusal('BAD_DISCOUNT', {}) });
  const discount = isTooMuch ? net : billDiscount;
  const discounted = withBillDiscount(priced, discount);
  const due = paisa(net - discount);
  const { total, rounding } = billTotal(due, rules);
  return {
    lines: warnOfPromised(discounted, products, rules),
    refusals,
    subtotal: add((line) => line.amount),
    lineDiscount: add((line) => line.discount),
    billDiscount: discount,
    rounding,
    total,
    vatIncluded: add((line) => line.vatIncluded, discounted),
  };
}
