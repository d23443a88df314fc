import type { InferContractRouterInputs } from '@orpc/contract';
import type { MarketContract } from '../../../shared/marketplace/index.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { openingAt } from '../../../shared/marketplace/opening.ts';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { AccountContext } from '../app/market.ts';
import { dropFromCart, type PricedCart, priceCart, shortages } from '../cart/index.ts';
import type { Sql } from '../db/market-db.ts';
import { attachPrescriptions } from '../prescriptions/index.ts';
import { countUse, promoRefused } from '../promos/index.ts';
import { readSettings } from '../settings/index.ts';
import { announce, type OrderChange } from './announce.ts';
import { putTimer } from './move-order.ts';
import { insertLines } from './order-lines.repo.ts';
import { answerByOf, askedHash, MOST_OPEN_ORDERS, newOrderCode, newPickupCode } from './order-rules.ts';
import {
  countOpenOrders,
  findOrder,
  insertEvent,
  insertOrder,
  lockCustomer,
  nextFeedSeq,
} from './orders.repo.ts';
import { readOwnOrder } from './read-orders.repo.ts';
import { reserve } from './stock.repo.ts';
import { tellCustomer } from './tell-customer.ts';

/** What a customer asks for. */
export type OrderAsked = InferContractRouterInputs<MarketContract>['orders']['place'] & object;
type Asked = Required<OrderAsked>;
type Settings = Awaited<ReturnType<typeof readSettings>>;

const notFound = (entity: string, id: string) => new MarketRefusal('NOT_FOUND_RECORD', { entity, id });

/** The order that this request made before, if it did. Throws where the id stands for something else. */
async function findPlaced(context: AccountContext, orderId: string, hash: string): Promise<OrderDto | null> {
  const row = await findOrder(context.db, orderId);
  if (!row) return null;
  if (row.account_id !== context.account.id) throw notFound('order', orderId);
  if (row.asked_hash !== hash) throw new MarketRefusal('VERSION_CONFLICT', { entity: 'order', id: orderId });
  return readOwnOrder(context.db, context.account.id, orderId);
}

function medicineOf(cart: PricedCart): string[] {
  return cart.lines
    .filter((line) => needsPrescription(line.listing.drugClass))
    .map((line) => line.listing.id);
}

/** Throws the refusal of what this shop or this medicine does not allow now. */
function requireOrderable(cart: PricedCart, asked: Asked, settings: Settings, now: number): void {
  const { shop } = cart;
  if (shop.is_paused) throw new MarketRefusal('SHOP_NOT_OPEN', { reason: 'paused' });
  if (!openingAt(shop.hours, now).isOpen) throw new MarketRefusal('SHOP_NOT_OPEN', { reason: 'closed' });
  const listingIds = medicineOf(cart);
  if (listingIds.length > 0 && !settings.isMedicineOrderable)
    throw new MarketRefusal('MEDICINE_NOT_ORDERABLE', { listingIds });
  if (listingIds.length > 0 && asked.prescriptionIds.length === 0)
    throw new MarketRefusal('PRESCRIPTION_REQUIRED', { listingIds });
  const { total } = cart.totals;
  if (total !== asked.expectedTotal)
    throw new MarketRefusal('PRICE_CHANGED', { expectedTotal: asked.expectedTotal, total });
}

function requireEnough(cart: PricedCart): void {
  const lines = shortages(cart.lines);
  if (lines.length > 0) throw new MarketRefusal('SOLD_OUT', { lines });
}

async function hold(sql: Sql, cart: PricedCart): Promise<void> {
  const held = cart.lines.map((line) => ({ listingId: line.listing.id, baseUnits: line.baseUnits }));
  const short = await reserve(sql, cart.shop.id, held);
  if (short === null) return;
  const asked = held.reduce((sum, line) => sum + (line.listingId === short ? line.baseUnits : 0), 0);
  throw new MarketRefusal('SOLD_OUT', { lines: [{ listingId: short, asked, left: 0 }] });
}

async function attach(sql: Sql, context: AccountContext, asked: Asked): Promise<void> {
  const wanted = [...new Set(asked.prescriptionIds)];
  if (wanted.length === 0) return;
  const attached = await attachPrescriptions(sql, context.account.id, asked.orderId, wanted);
  if (attached < wanted.length) throw notFound('prescription', wanted[0] ?? '');
}

function linesOf(cart: PricedCart) {
  return cart.lines.map((line, index) => ({
    lineNo: index + 1,
    listingId: line.listing.id,
    productId: line.listing.productId,
    nameBn: line.listing.nameBn,
    nameEn: line.listing.nameEn,
    drugClass: line.listing.drugClass,
    nearExpiry: line.listing.nearExpiry,
    packId: line.pack.packId,
    packUnit: line.pack.unit,
    packLabel: line.pack.label,
    baseQuantity: line.pack.baseQuantity,
    price: line.pack.price,
    asked: line.quantity,
    quantity: line.quantity,
    amount: line.amount,
    reserved: line.baseUnits,
    substituteFor: null,
  }));
}

type Written = { orderId: string; answerBy: number | null };

/** The order itself, with its lines and its first event; null where somebody else took its id meanwhile. */
async function insert(
  sql: Sql,
  context: AccountContext,
  asked: Asked,
  hash: string,
  { cart, settings }: { cart: PricedCart; settings: Settings },
): Promise<Written | null> {
  const now = context.ports.clock.now();
  const isMedicine = medicineOf(cart).length > 0;
  const paysFirst = asked.payment !== 'cash' && !isMedicine && cart.totals.total > 0;
  const status = paysFirst ? ('awaiting-payment' as const) : ('requested' as const);
  const answerBy = answerByOf(
    status,
    {
      answerMinutes: cart.shop.answer_minutes,
      paymentMinutes: settings.paymentMinutes,
    },
    now,
  );
  const isNew = await insertOrder(sql, {
    ...asked,
    ...cart.totals,
    id: asked.orderId,
    accountId: context.account.id,
    code: newOrderCode(),
    pickupCode: newPickupCode(),
    status,
    feedSeq: await nextFeedSeq(sql, cart.shop.id),
    place: asked.fulfilment === 'delivery' ? asked.place : null,
    promo: cart.promo,
    needsPrescription: isMedicine,
    answerBy,
    askedHash: hash,
    now,
  });
  if (!isNew) return null;
  await insertLines(sql, asked.orderId, cart.shop.id, linesOf(cart));
  await insertEvent(sql, { orderId: asked.orderId, seq: 1, at: now, status, by: 'customer', note: '' });
  return { orderId: asked.orderId, answerBy };
}

/** Throws TOO_MANY where the account has as many open orders as it may; until the transaction ends it places no other. */
async function requireFewOpen(sql: Sql, context: AccountContext, cart: PricedCart): Promise<void> {
  await lockCustomer(sql, context.account.id);
  if ((await countOpenOrders(sql, context.account.id)) >= MOST_OPEN_ORDERS)
    throw new MarketRefusal('TOO_MANY', { retryAfterSeconds: cart.shop.answer_minutes * 60 });
}

/** Reserves and writes the whole of an order; null where somebody else took its id meanwhile. */
async function write(
  sql: Sql,
  context: AccountContext,
  asked: Asked,
  hash: string,
  seen: { cart: PricedCart; settings: Settings },
): Promise<OrderChange | null> {
  const now = context.ports.clock.now();
  await requireFewOpen(sql, context, seen.cart);
  await hold(sql, seen.cart);
  // Prices are taken again now that the listings are held: a price that changed a moment ago is noticed.
  const cart = await priceCart(sql, asked, now);
  requireOrderable(cart, asked, seen.settings, now);
  if (cart.promo && !(await countUse(sql, cart.shop.id, cart.promo.code))) throw promoRefused('used-up');

  const written = await insert(sql, context, asked, hash, { cart, settings: seen.settings });
  if (!written) return null;
  await attach(sql, context, asked);
  const listingIds = [...new Set(cart.lines.map((line) => line.listing.id))];
  await dropFromCart(sql, context.account.id, cart.shop.id, listingIds);
  const order = await findOrder(sql, asked.orderId);
  if (order) await tellCustomer(sql, context, order, { by: 'customer', note: '' });
  await putTimer(sql, context, { ...written, version: 1 });
  return {
    orderId: asked.orderId,
    shopId: cart.shop.id,
    accountId: context.account.id,
    version: 1,
    listingIds,
  };
}

class IdTaken extends Error {}

async function tryPlace(context: AccountContext, asked: Asked, hash: string): Promise<OrderChange> {
  if (asked.payment !== 'cash' && !context.payments.methods.includes(asked.payment))
    throw new MarketRefusal('PAYMENT_REFUSED', { reason: 'not-offered' });
  const now = context.ports.clock.now();
  const settings = await readSettings(context.db);
  const cart = await priceCart(context.db, asked, now);
  requireOrderable(cart, asked, settings, now);
  requireEnough(cart);
  return context.db.transaction(async (sql) => {
    const change = await write(sql, context, asked, hash, { cart, settings });
    // The reservation of the second of two same requests must not stand.
    if (!change) throw new IdTaken();
    return change;
  });
}

const isCodeTaken = (error: unknown) =>
  (error as { code?: unknown; constraint?: unknown }).code === '23505' &&
  (error as { constraint?: unknown }).constraint === 'orders_code_key';

/**
 * Reserves the goods and requests the order in one transaction. The same id with the same contents answers the same order. Throws what the
 * contract names; nothing is reserved then.
 */
export async function placeOrder(context: AccountContext, asked: Asked): Promise<OrderDto> {
  const { orderId, ...contents } = asked;
  const hash = askedHash(contents);
  const before = await findPlaced(context, orderId, hash);
  if (before) return before;
  for (let tries = 1; ; tries += 1) {
    try {
      await announce(context, await tryPlace(context, asked, hash));
      break;
    } catch (error) {
      // The same request, sent twice at once: one of them placed the order, and both answer it.
      const meanwhile = await findPlaced(context, orderId, hash);
      if (meanwhile) return meanwhile;
      if (!isCodeTaken(error) || tries >= 5) throw error;
    }
  }
  const order = await readOwnOrder(context.db, context.account.id, orderId);
  if (!order) throw new Error('an order was placed and is not there');
  return order;
}
