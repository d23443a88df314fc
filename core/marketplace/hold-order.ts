import { agreedOf, agreedSums, DELIVERY_LINE, PRICE_LINE } from '../../shared/cart/agreed-cart.ts';
import type { CartProduct, CartRules } from '../../shared/cart/cart-types.ts';
import { priceCart } from '../../shared/cart/price-cart.ts';
import type {
  BatchesOf,
  CartLineInput,
  DraftDto,
  ProductLineInput,
} from '../../shared/contract/sales.contract.ts';
import type { OrderDto, OrderLineDto } from '../../shared/marketplace/order.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { addDays, businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import { readSettings } from '../settings/index.ts';
import { answersTo } from './answers.repo.ts';
import { isNearExpiryListing, productOfListing, readPolicy } from './goods.repo.ts';
import { statusHere, waitsAtTill } from './order-rules.ts';
import { findOrderOfDraft } from './orders.repo.ts';

type IdOf = () => string;
type Holding = Pick<Shop, 'db' | 'ports'>;

/** Reads the shop's prices, batches and rules for a cart: the counter's own, given by whoever asks, because the counter knows of orders itself. */
export type Gather = (
  db: ShopDb,
  lines: readonly CartLineInput[],
  now: number,
) => { products: ReadonlyMap<string, CartProduct>; rules: CartRules };

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
 * The held cart of an order, which comes to what the customer was promised: where the counter's prices are higher now (a promo code, a mark-down, a new MRP)
 * the difference is a discount, where they are lower a line of its own; the delivery fee is a line too. Its lines take from the batches of the offer they
 * were ordered of.
 */
export function heldCart({ db, ports }: Holding, order: OrderDto, draftId: string, gather: Gather): DraftDto {
  const goods = goodsLines(db, order, () => ports.ids.next());
  const { products, rules } = gather(db, goods, ports.clock.now());
  const agreed = agreedOf(order, (listingId) => productOfListing(db, listingId));
  const { discount, price, delivery } = agreedSums(
    agreed,
    goods,
    priceCart(goods, paisa(0), products, rules),
  );
  const sums = [
    { name: DELIVERY_LINE, amount: delivery },
    { name: PRICE_LINE, amount: price },
  ].filter(({ amount }) => amount > 0);
  return {
    id: draftId,
    state: 'held',
    name: `${order.code} ${order.customerName}`.slice(0, 60),
    customerId: null,
    lines: [...goods, ...sums.map(({ name, amount }) => sumLine(ports.ids.next(), name, amount))],
    billDiscount: discount,
    receiptLanguage: null,
    revision: order.version * CHANGES_OF_A_CART,
  };
}

/** The cart as it is shown and taken up: one of an order that nobody touched comes to what was agreed, whatever became of the prices since it was made. */
export function renewedCart(shop: Holding, draft: DraftDto, gather: Gather): DraftDto {
  const isTouched = draft.state !== 'held' || draft.revision % CHANGES_OF_A_CART > 0;
  const kept = isTouched ? undefined : findOrderOfDraft(shop.db, draft.id);
  if (!kept) return draft;
  const status = statusHere(kept.order, answersTo(shop.db, kept.order.id));
  return waitsAtTill(status) ? heldCart(shop, kept.order, draft.id, gather) : draft;
}
