import { orderDue, tillTotal } from '../../shared/cart/order-due.ts';
import type { AgreedCart, ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import type { OrderDto } from '../../shared/marketplace/order.ts';
import { baseUnits } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { productRows } from '../catalog/index.ts';
import type { ShopDb } from '../db/open.ts';
import { readSettings } from '../settings/index.ts';
import { answersTo } from './answers.repo.ts';
import { productOfListing } from './goods.repo.ts';
import { readLink } from './link.repo.ts';
import { agreedWith } from './ring-up-order.ts';
import { shortages, statusHere, waitsAtTill } from './order-rules.ts';
import {
  findOrderOfDraft,
  type KeptOrder,
  listKept,
  onShelf,
  requireOrder,
  reservations,
} from './orders.repo.ts';
import { readPacks } from './read-packs.ts';

type Reading = Pick<Shop, 'db' | 'ports'>;

/** What is missing of what was promised to open orders, by order. */
function missingGoods({ db, ports }: Reading): Map<string, Map<string, number>> {
  const today = businessDayOf(ports.clock.now(), readSettings(db).counter.dayStartHour);
  return shortages(reservations(db), (productId) => onShelf(db, productId, today));
}

function describeShort(db: ShopDb, missing: ReadonlyMap<string, number>): ShopOrderDto['short'] {
  const ids = [...missing.keys()];
  const packsOf = readPacks(db, ids);
  const units = new Map(productRows(db, ids).map(({ id, baseUnit }) => [id, baseUnit]));
  return [...missing].map(([productId, count]) => ({
    productId,
    missing: baseUnits(count),
    baseUnit: units.get(productId) ?? 'piece',
    packs: packsOf(productId),
  }));
}

function describeProducts(db: ShopDb, { lines }: OrderDto): ShopOrderDto['products'] {
  const products = lines.map(({ lineNo, listingId }) => ({
    lineNo,
    productId: productOfListing(db, listingId),
  }));
  const rows = productRows(
    db,
    products.map(({ productId }) => productId),
  );
  const strengths = new Map(rows.map(({ id, strength }) => [id, strength]));
  return products.map((line) => ({ ...line, strength: strengths.get(line.productId) ?? '' }));
}

function describe(
  { db }: Reading,
  kept: KeptOrder,
  missing: ReadonlyMap<string, number> | undefined,
  clockAheadMs: number,
): ShopOrderDto {
  const { seq: _, order, ...rest } = kept;
  const answers = answersTo(db, order.id);
  const isWaiting = answers.some(({ status }) => status === 'due' || status === 'sending');
  const status = statusHere(order, answers);
  const { rounding } = readSettings(db).counter;
  return {
    ...rest,
    order,
    tillTotal: tillTotal(order, rounding),
    due: orderDue(status, order, rounding),
    draftId: kept.saleId !== null || waitsAtTill(status) ? kept.draftId : null,
    status,
    isWaiting,
    answerBy: order.answerBy === null ? null : Math.max(0, order.answerBy + clockAheadMs),
    products: describeProducts(db, order),
    short: missing ? describeShort(db, missing) : [],
  };
}

/** One order as the shop sees it. Throws NOT_FOUND_RECORD. */
export function showOrder(shop: Reading, orderId: string): ShopOrderDto {
  const kept = requireOrder(shop.db, orderId);
  return describe(shop, kept, missingGoods(shop).get(orderId), readLink(shop.db)?.clockAheadMs ?? 0);
}

/** The order whose held cart this is, and what was agreed for it; null for an ordinary one, the latter also where its cart is no longer sold. */
export function showCartOrder(
  shop: Reading,
  draftId: string,
): { order: ShopOrderDto | null; agreed: AgreedCart | null } {
  const kept = findOrderOfDraft(shop.db, draftId);
  if (!kept) return { order: null, agreed: null };
  const order = showOrder(shop, kept.order.id);
  return {
    order,
    agreed: order.draftId === null || order.saleId !== null ? null : agreedWith(shop, kept.order),
  };
}

/** Orders, newest first: those that ask for something, or all. */
export function listOrders(
  shop: Reading,
  input: { open: boolean; offset: number; limit: number },
): { items: ShopOrderDto[]; total: number } {
  const { items, total } = listKept(shop.db, input);
  const missing = missingGoods(shop);
  const clockAheadMs = readLink(shop.db)?.clockAheadMs ?? 0;
  return {
    items: items.map((kept) => describe(shop, kept, missing.get(kept.order.id), clockAheadMs)),
    total,
  };
}

/** Base units promised to open orders, for the till. */
export function listReserved({ db }: Reading) {
  return { items: reservations(db).map((row) => ({ ...row, quantity: baseUnits(row.quantity) })) };
}
