import { type Agreement, forCaps, hasOwnItem } from '../../shared/cart/agreed-cart.ts';
import { whyNotSellable } from '../../shared/cart/allocate.ts';
import type { CartRules, PricedCart, PricedLine } from '../../shared/cart/cart-types.ts';
import { needsApproval } from '../../shared/cart/discount-cap.ts';
import type { AgreedCart } from '../../shared/contract/marketplace.contract.ts';
import { MOST_BASE_UNITS } from '../../shared/contract/primitives.ts';
import type { CheckoutInput, Warning } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Permission } from '../../shared/permissions/permissions.ts';
import type { SoldProduct } from './goods.repo.ts';

/** What a person may do at this till. */
export type Seller = { permissions: ReadonlySet<Permission>; discountCapBp: number };

/** Warnings that stop a sale until the cashier has said that they were seen. */
const MUST_BE_SEEN: readonly Warning[] = ['prescription', 'controlled', 'promised'];

/** Throws NOT_ALLOWED for quick items or discounts that the seller has no right to, and that were not agreed with the customer of an order. */
export function refuseWithoutRight(
  { lines }: CheckoutInput,
  cart: PricedCart,
  seller: Seller,
  order: { agreed: AgreedCart | null; agreement: Agreement | null },
): void {
  const need = (permission: Permission) => {
    if (!seller.permissions.has(permission)) throw new Refusal('NOT_ALLOWED', { permission });
  };
  if (hasOwnItem(order.agreed, lines)) need('sales.open-item');
  const { billDiscount } = forCaps(order.agreement, cart);
  if (billDiscount > 0 || lines.some((line) => line.discount > 0)) need('sales.discount');
}

function refuseShortage(line: PricedLine, product: SoldProduct, rules: CartRules): void {
  if (line.shortage === 0 || !product.isCounted || product.oversell === 'allow') return;
  const mayAcknowledge = product.oversell === 'warn';
  const isSeen = line.input.kind === 'product' && line.input.acknowledged.includes('oversell');
  if (mayAcknowledge && isSeen) return;
  const isGone = (batch: SoldProduct['batches'][number]) =>
    whyNotSellable(batch, rules.businessDay) === 'expired';
  throw new Refusal('OUT_OF_STOCK', {
    productId: product.id,
    lineId: line.lineId,
    asked: line.quantity,
    onHand: line.quantity - line.shortage,
    expired: product.batches.filter(isGone).reduce((sum, batch) => sum + Math.max(0, batch.onHand), 0),
    mayAcknowledge,
  });
}

/** Stock is kept within a billion base units either way; more is a slip of the keyboard. */
function refuseBottomless(line: PricedLine, product: SoldProduct): void {
  const onHand = product.batches.reduce((sum, batch) => sum + batch.onHand, 0);
  if (onHand - line.quantity < -MOST_BASE_UNITS)
    throw new Refusal('BAD_QUANTITY', { productId: product.id, lineId: line.lineId });
}

function refuseUnseen(line: PricedLine, product: SoldProduct): void {
  if (line.input.kind !== 'product') return;
  const seen = line.input.acknowledged;
  const warning = MUST_BE_SEEN.find((each) => line.warnings.includes(each) && !seen.includes(each));
  if (warning) throw new Refusal('NOT_ACKNOWLEDGED', { productId: product.id, lineId: line.lineId, warning });
}

/**
 * Throws what keeps the goods of the cart from being sold: anything unpriced, more than on hand by the product's rule, a net
 * above the printed MRP (refused to everybody: the law knows no exception), and a prescription, a controlled drug or goods
 * promised to an online customer that nobody has confirmed. The other warnings inform and never stop a sale.
 */
export function refuseGoods(
  cart: PricedCart,
  products: ReadonlyMap<string, SoldProduct>,
  rules: CartRules,
): void {
  const [first] = cart.refusals;
  if (first) throw first.refusal;
  for (const line of cart.lines) {
    const product = line.input.kind === 'product' ? products.get(line.input.productId) : undefined;
    if (!product) continue;
    refuseBottomless(line, product);
    refuseShortage(line, product, rules);
    if (line.isAboveMrp) throw new Refusal('ABOVE_MRP', { productId: product.id, lineId: line.lineId });
    refuseUnseen(line, product);
  }
}

/** Throws PRICE_CHANGED, with what every line costs now, when the screen showed something else. */
export function refuseOtherPrice(cart: PricedCart, input: CheckoutInput): void {
  const isOther = (line: PricedLine) =>
    line.input.kind === 'product' &&
    line.input.expectedAmount !== undefined &&
    line.input.expectedAmount !== line.amount;
  if (cart.total === input.expectedTotal && !cart.lines.some(isOther)) return;
  throw new Refusal('PRICE_CHANGED', {
    expectedTotal: input.expectedTotal,
    total: cart.total,
    lines: cart.lines.map(({ lineId, amount, net }) => ({ lineId, amount, net })),
  });
}

/** Throws MORE_THAN_AGREED where the customer of an order would pay more than was agreed, and nobody at the till has seen that it is so much. */
export function refuseMoreThanAgreed(agreement: Agreement | null, seen: number): void {
  if (agreement && agreement.more > seen) throw new Refusal('MORE_THAN_AGREED', { amount: agreement.more });
}

/**
 * True when the discounts, of any one line or of the whole bill, are above the seller's cap and the approver allows them. Throws
 * NEEDS_APPROVAL when there is no approver, or one who may not give so much (reason `approver`).
 */
export function isApprovedAboveCap(cart: PricedCart, seller: Seller, approver: Seller | null): boolean {
  if (!needsApproval(cart, seller.discountCapBp)) return false;
  if (!approver) throw new Refusal('NEEDS_APPROVAL', { reason: 'discount', limit: seller.discountCapBp });
  const limit = approver.permissions.has('sales.discount') ? approver.discountCapBp : 0;
  if (needsApproval(cart, limit)) throw new Refusal('NEEDS_APPROVAL', { reason: 'approver', limit });
  return true;
}
