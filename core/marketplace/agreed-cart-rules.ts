import type { OnlineTender } from '../../shared/cart/online-tender.ts';
import type { CartLineInput } from '../../shared/contract/sales.contract.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';

/** Name of the quick item for the delivery fee in a held cart. */
export const DELIVERY_LINE = 'ডেলিভারি / Delivery';
/** Name of the quick item that brings a held cart up to what was agreed, where the counter asks less now. */
export const PRICE_LINE = 'অনলাইন দামের তফাত / Online price';

/** What was agreed with a customer of the marketplace. Its discount and quick items come from the agreement: nobody at the till gives them. */
export type AgreedCart = {
  /** Paisa off the bill. */
  discount: number;
  /** Base units by product. */
  goods: ReadonlyMap<string, number>;
  /** What was paid online; null for nothing. */
  online: OnlineTender | null;
  /** The same under the order's own code. */
  onlineOfOrder: OnlineTender | null;
};

/** Base units of each product in the order. `productOf` finds the product behind a listing. */
export function goodsOf(order: OrderDto, productOf: (listingId: string) => string): Map<string, number> {
  const goods = new Map<string, number>();
  for (const { listingId, quantity, baseQuantity } of order.lines) {
    if (quantity === 0) continue;
    const productId = productOf(listingId);
    goods.set(productId, (goods.get(productId) ?? 0) + quantity * baseQuantity);
  }
  return goods;
}

/**
 * True for a bill that holds all goods of the agreement, with no more discount than was agreed and no quick item but its own: the customer may
 * take more goods at the counter's prices, but what was agreed is not given for other goods.
 */
export function isAsAgreed(
  agreed: AgreedCart,
  { lines, billDiscount }: { lines: readonly CartLineInput[]; billDiscount: number },
): boolean {
  if (billDiscount > agreed.discount || lines.some(({ discount }) => discount > 0)) return false;
  const missing = new Map(agreed.goods);
  const sums = new Set([DELIVERY_LINE, PRICE_LINE]);
  for (const line of lines) {
    // Each once: a second one of the name is somebody's own.
    if (line.kind === 'open' && !sums.delete(line.name)) return false;
    if (line.kind === 'open') continue;
    const quantity = line.parts.reduce((sum, part) => sum + part.quantity, 0);
    missing.set(line.productId, (missing.get(line.productId) ?? 0) - quantity);
  }
  return [...missing.values()].every((quantity) => quantity <= 0);
}
