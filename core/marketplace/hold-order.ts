import { priceCart } from '../../shared/cart/price-cart.ts';
import type { CartLineInput, DraftDto } from '../../shared/contract/sales.contract.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { Shop } from '../app/shop.ts';
import { gatherCart } from '../sales/index.ts';
import { DELIVERY_LINE, PRICE_LINE } from './agreed-cart-rules.ts';
import { productOfListing } from './goods.repo.ts';

type IdOf = () => string;

function goodsLines(
  order: OrderDto,
  productOf: (listingId: string) => string,
  nextId: IdOf,
): CartLineInput[] {
  const lines = new Map<string, Extract<CartLineInput, { kind: 'product' }>>();
  for (const line of order.lines) {
    if (line.quantity === 0) continue;
    const productId = productOf(line.listingId);
    const quantity = line.quantity * line.baseQuantity;
    const known = lines.get(productId);
    const same = known?.parts.find((part) => part.packId === line.packId);
    if (same) same.quantity = baseUnits(same.quantity + quantity);
    else if (known) known.parts.push({ packId: line.packId, quantity: baseUnits(quantity) });
    else
      lines.set(productId, {
        kind: 'product',
        lineId: nextId(),
        productId,
        parts: [{ packId: line.packId, quantity: baseUnits(quantity) }],
        batchId: null,
        discount: paisa(0),
        // The order was read and accepted line by line; what is short is shown with the order.
        acknowledged: ['prescription', 'controlled', 'oversell', 'promised'],
      });
  }
  return [...lines.values()];
}

/** A quick item that brings a sum onto the bill that no goods stand for. */
function sumLine(lineId: string, name: string, amount: number): CartLineInput {
  return { kind: 'open', lineId, name, quantity: baseUnits(1), unitPrice: paisa(amount), discount: paisa(0) };
}

/** More than a cart is ever changed: of an order that changed no older cart of a till comes over the newer one. */
const CHANGES_OF_A_CART = 100_000;

/**
 * The held cart of an order, which comes to what the customer was promised: where the counter's prices are higher now (a promo code, a mark-down,
 * a new MRP) the difference is a discount, where they are lower a line of its own; the delivery fee is a line too.
 */
export function heldCart(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  order: OrderDto,
  draftId: string,
): DraftDto {
  const nextId = () => ports.ids.next();
  const lines = goodsLines(order, (listingId) => productOfListing(db, listingId), nextId);
  if (order.deliveryFee > 0) lines.push(sumLine(nextId(), DELIVERY_LINE, order.deliveryFee));
  const { products, rules } = gatherCart(db, lines, ports.clock.now());
  const { total } = priceCart(lines, paisa(0), products, { ...rules, rounding: 'none' });
  if (total < order.total) lines.push(sumLine(nextId(), PRICE_LINE, order.total - total));
  return {
    id: draftId,
    state: 'held',
    name: `${order.code} ${order.customerName}`.slice(0, 60),
    customerId: null,
    lines,
    billDiscount: paisa(Math.max(0, total - order.total)),
    receiptLanguage: null,
    revision: order.version * CHANGES_OF_A_CART,
  };
}
