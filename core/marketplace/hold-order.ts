import { DELIVERY_LINE, PRICE_LINE } from '../../shared/cart/agreed-cart.ts';
import { priceCart } from '../../shared/cart/price-cart.ts';
import type {
  BatchesOf,
  CartLineInput,
  DraftDto,
  ProductLineInput,
} from '../../shared/contract/sales.contract.ts';
import type { OrderDto, OrderLineDto } from '../../shared/marketplace/order.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import { gatherCart } from '../sales/index.ts';
import { readSettings } from '../settings/index.ts';
import { isNearExpiryListing, productOfListing, readPolicy } from './goods.repo.ts';

type IdOf = () => string;

/** Which batches each line of the order was promised, by the day until when goods counted as short-dated when it was placed. */
function batchesOfLines(db: ShopDb, order: OrderDto): (line: OrderLineDto) => BatchesOf | undefined {
  const days = readPolicy(db).nearExpiry?.days;
  if (days === undefined) return () => undefined;
  const placed = businessDayOf(order.createdAt, readSettings(db).counter.dayStartHour);
  const until = addDays(placed, days);
  return ({ listingId }) => ({
    offer: isNearExpiryListing(db, listingId) ? 'near-expiry' : 'regular',
    until,
  });
}

const rankOf = ({ batchesOf }: ProductLineInput) => (batchesOf?.offer === 'near-expiry' ? 0 : 1);

function goodsLines(db: ShopDb, order: OrderDto, nextId: IdOf): CartLineInput[] {
  const lines = new Map<string, ProductLineInput>();
  const batchesOfLine = batchesOfLines(db, order);
  for (const line of order.lines) {
    if (line.quantity === 0) continue;
    const productId = productOfListing(db, line.listingId);
    const batchesOf = batchesOfLine(line);
    const quantity = line.quantity * line.baseQuantity;
    const key = `${productId} ${batchesOf?.offer}`;
    const known = lines.get(key);
    const same = known?.parts.find((part) => part.packId === line.packId);
    if (same) same.quantity = baseUnits(same.quantity + quantity);
    else if (known) known.parts.push({ packId: line.packId, quantity: baseUnits(quantity) });
    else
      lines.set(key, {
        kind: 'product',
        lineId: nextId(),
        productId,
        parts: [{ packId: line.packId, quantity: baseUnits(quantity) }],
        batchId: null,
        ...(batchesOf ? { batchesOf } : {}),
        discount: paisa(0),
        // The order was read and accepted line by line; what is short is shown with the order.
        acknowledged: ['prescription', 'controlled', 'oversell', 'promised'],
      });
  }
  // Where the other batches lack some, what was promised of the short-dated ones is not taken by the line before.
  return [...lines.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** A quick item that brings a sum onto the bill that no goods stand for. */
function sumLine(lineId: string, name: string, amount: number): CartLineInput {
  return { kind: 'open', lineId, name, quantity: baseUnits(1), unitPrice: paisa(amount), discount: paisa(0) };
}

/** More than a cart is ever changed: of an order that changed no older cart of a till comes over the newer one. */
const CHANGES_OF_A_CART = 100_000;

/**
 * The held cart of an order, which comes to what the customer was promised: where the counter's prices are higher now (a promo code, a mark-down,
 * a new MRP) the difference is a discount, where they are lower a line of its own; the delivery fee is a line too. Its lines take from the batches of
 * the offer they were ordered of. Beside it, what that difference is, paisa: `discount` or `agreedPrice`.
 */
export function heldCart(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  order: OrderDto,
  draftId: string,
): { draft: DraftDto; discount: Paisa; agreedPrice: Paisa } {
  const nextId = () => ports.ids.next();
  const lines = goodsLines(db, order, nextId);
  if (order.deliveryFee > 0) lines.push(sumLine(nextId(), DELIVERY_LINE, order.deliveryFee));
  const { products, rules } = gatherCart(db, lines, ports.clock.now());
  const { total } = priceCart(lines, paisa(0), products, { ...rules, rounding: 'none' });
  const agreedPrice = paisa(Math.max(0, order.total - total));
  if (agreedPrice > 0) lines.push(sumLine(nextId(), PRICE_LINE, agreedPrice));
  const discount = paisa(Math.max(0, total - order.total));
  const draft: DraftDto = {
    id: draftId,
    state: 'held',
    name: `${order.code} ${order.customerName}`.slice(0, 60),
    customerId: null,
    lines,
    billDiscount: discount,
    receiptLanguage: null,
    revision: order.version * CHANGES_OF_A_CART,
  };
  return { draft, discount, agreedPrice };
}
