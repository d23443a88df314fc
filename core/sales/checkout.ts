import { agreementOn, forCaps } from '../../shared/cart/agreed-cart.ts';
import type { PricedCart } from '../../shared/cart/cart-types.ts';
import type { OnlineTender } from '../../shared/cart/online-tender.ts';
import { priceCart } from '../../shared/cart/price-cart.ts';
import type { CustomerDto } from '../../shared/contract/customers.contract.ts';
import type { CheckoutInput, SaleDto } from '../../shared/contract/sales.contract.ts';
import type { UserDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { paisa } from '../../shared/money/money.ts';
import { permissionsOf } from '../../shared/permissions/permissions.ts';
import { clockBehind } from '../app/clock-watch.ts';
import type { Context } from '../app/shop.ts';
import { findCustomer } from '../customers/index.ts';
import { appendAudit } from '../db/audit.ts';
import { type CartOrder, completeOrder, orderOfCart } from '../marketplace/index.ts';
import { enqueueDrawer, enqueueReceipt } from '../printing/index.ts';
import { readSettings } from '../settings/index.ts';
import {
  isApprovedAboveCap,
  refuseGoods,
  refuseMoreThanAgreed,
  refuseOtherPrice,
  refuseWithoutRight,
} from './checkout-rules.ts';
import { deleteDraft } from './drafts.repo.ts';
import { gatherSale } from './gather-cart.ts';
import { getSale } from './get-sale.ts';
import { findTrxUse, type SaleRow, saleExists, takeReceiptNumber } from './sales.repo.ts';
import { isSameOrder } from './same-order.ts';
import { bakiOf, decidePayments, type Payment } from './tender-rules.ts';
import { type DecidedSale, writeSale } from './write-sale.ts';

/** Somebody who allows what the seller may not. */
type Approver = Pick<UserDto, 'id' | 'role'>;

/** What is decided before a receipt number is taken. */
type Decision = Omit<DecidedSale, 'head'> & {
  customer: CustomerDto | null;
  /** Paisa that were agreed for an order beside its goods and are not on its bill: a discount of whoever took them off. */
  waived: number;
  /** True when the discounts needed the approver. */
  isApproved: boolean;
  /** The TrxID of what was paid online, where an earlier bill claims it. */
  usedBefore: { trxId: string; receiptCode: string } | null;
  businessDay: SaleRow['businessDay'];
  now: number;
};

function customerOf({ db }: Context, customerId: string | null): CustomerDto | null {
  if (customerId === null) return null;
  const customer = findCustomer(db, customerId);
  if (!customer) throw new Refusal('NOT_FOUND_RECORD', { entity: 'customer', id: customerId });
  return customer;
}

/** What was paid online for the order. Under the order's code where its TrxID was typed on another bill: the provider took the money, and whoever rings up cannot help it. */
function paidOnline(
  { db }: Context,
  agreed: CartOrder | null,
): { online: OnlineTender | null; usedBefore: Decision['usedBefore'] } {
  if (!agreed?.online) return { online: null, usedBefore: null };
  const { kind, trxId } = agreed.online;
  const use = findTrxUse(db, kind, trxId.toUpperCase());
  return use
    ? { online: agreed.onlineOfOrder, usedBefore: { trxId, receiptCode: use.receiptCode } }
    : { online: agreed.online, usedBefore: null };
}

function decide(context: Context, input: CheckoutInput, approver: Approver | null): Decision {
  const { db, actor, ports } = context;
  const { counter } = readSettings(db);
  const agreed = orderOfCart(context, input.saleId);
  const seller = {
    permissions: actor.permissions,
    discountCapBp: counter.discountCapBp[actor.role] ?? 0,
  };
  const approves = approver && {
    permissions: new Set(permissionsOf(approver.role)),
    discountCapBp: counter.discountCapBp[approver.role] ?? 0,
  };
  const now = ports.clock.now();
  const { products, rules } = gatherSale(db, input.lines, now, input.saleId, agreed?.online?.amount);
  const cart = priceCart(input.lines, input.billDiscount, products, rules);
  const agreement = agreementOn(agreed, input.lines, cart);
  refuseWithoutRight(input, cart, seller, { agreed, agreement });
  refuseGoods(cart, products, rules);
  refuseOtherPrice(cart, input);
  refuseMoreThanAgreed(agreement, input.seenMore ?? 0);
  const isApproved = isApprovedAboveCap(forCaps(agreement, cart), seller, approves);
  const customer = customerOf(context, input.customerId);
  const { online, usedBefore } = paidOnline(context, agreed);
  const payments = decidePayments(cart.total, input.tenders, {
    requireTrxId: counter.requireTrxId,
    hasCustomer: customer !== null,
    findTrxUse: (kind, trxId) => findTrxUse(db, kind, trxId),
    online,
  });
  const { businessDay } = rules;
  return {
    cart,
    products,
    payments,
    customer,
    waived: agreement?.waived ?? 0,
    isApproved,
    usedBefore,
    businessDay,
    now,
  };
}

function knownCost(cart: PricedCart): SaleRow['cost'] {
  return paisa(cart.lines.reduce((sum, line) => sum + (line.cost ?? 0), 0));
}

function headOf({ db, actor }: Context, input: CheckoutInput, decision: Decision): SaleRow {
  const { cart, customer, payments } = decision;
  const receiptNumber = takeReceiptNumber(db, actor.tillId);
  return {
    id: input.saleId,
    tillId: actor.tillId,
    receiptNumber,
    receiptCode: `T${actor.tillId}-${String(receiptNumber).padStart(6, '0')}`,
    tillName: actor.tillName,
    userId: actor.userId,
    userName: actor.userName,
    customerId: customer?.id ?? null,
    customerName: customer?.name ?? null,
    customerPhone: customer?.phone ?? null,
    balanceBefore: customer?.balance ?? null,
    balanceAfter: customer ? paisa(customer.balance + bakiOf(payments)) : null,
    soldAt: decision.now,
    businessDay: decision.businessDay,
    subtotal: cart.subtotal,
    lineDiscount: cart.lineDiscount,
    billDiscount: cart.billDiscount,
    rounding: cart.rounding,
    total: cart.total,
    vatIncluded: cart.vatIncluded,
    cost: knownCost(cart),
    receiptLanguage: input.receiptLanguage ?? readSettings(db).receipt.language,
    note: input.note,
  };
}

function requestPaper({ db, ports }: Context, input: CheckoutInput, payments: readonly Payment[]): void {
  const kickDrawer = payments.some((payment) => payment.kind === 'cash');
  const job = { jobId: ports.ids.next(), saleId: input.saleId };
  const now = ports.clock.now();
  if (input.print) enqueueReceipt(db, { ...job, language: input.receiptLanguage, kickDrawer }, now);
  else if (kickDrawer) enqueueDrawer(db, job, now);
}

const waivedFact = (decision: Decision) => (decision.waived > 0 ? { waived: decision.waived } : {});

function noteApproval({ db, actor }: Context, head: SaleRow, decision: Decision, approver: Approver): void {
  appendAudit(db, {
    at: head.soldAt,
    userId: approver.id,
    tillId: actor.tillId,
    action: 'sale.approve',
    entity: 'sale',
    entityId: head.id,
    details: {
      receipt: head.receiptCode,
      sellerId: actor.userId,
      subtotal: head.subtotal,
      discount: head.lineDiscount + head.billDiscount,
      ...waivedFact(decision),
    },
  });
}

/** Nobody but the provider knows of the earlier bill's payment: the one that takes the order's money shows both bills to whoever reads the trail. */
function noteUsedBefore({ db, actor }: Context, head: SaleRow, used: Decision['usedBefore']): void {
  if (!used) return;
  appendAudit(db, {
    at: head.soldAt,
    userId: actor.userId,
    tillId: actor.tillId,
    action: 'sale.trx-id-used-before',
    entity: 'sale',
    entityId: head.id,
    details: { receipt: head.receiptCode, earlierReceipt: used.receiptCode, trxId: used.trxId },
  });
}

function ringUp(
  context: Context,
  input: CheckoutInput,
  approver: Approver | null,
): (Decision & { wasHeld: boolean }) | null {
  const { db, actor } = context;
  if (saleExists(db, input.saleId)) return null;
  const decision = decide(context, input, approver);
  const head = headOf(context, input, decision);
  const isBehind = clockBehind(db, head.soldAt) !== null;
  writeSale(context, { ...decision, head });
  appendAudit(db, {
    at: head.soldAt,
    userId: actor.userId,
    tillId: actor.tillId,
    action: 'sale.checkout',
    entity: 'sale',
    entityId: head.id,
    details: {
      receipt: head.receiptCode,
      total: head.total,
      discount: head.lineDiscount + head.billDiscount,
      ...waivedFact(decision),
      tenders: decision.payments.map(({ kind, amount }) => ({ kind, amount })),
      ...(isBehind ? { clockBehind: true } : {}),
    },
  });
  if (approver && decision.isApproved) noteApproval(context, head, decision, approver);
  noteUsedBefore(context, head, decision.usedBefore);
  requestPaper(context, input, decision.payments);
  const { receiptCode, total, userId, soldAt: at } = head;
  completeOrder(context, { saleId: head.id, receiptCode, total, userId, at });
  return { ...decision, wasHeld: deleteDraft(db, input.saleId) === 'held' };
}

function announce(
  { events, actor }: Context,
  sale: SaleDto,
  decision: Decision & { wasHeld: boolean },
): void {
  const { id: saleId, receiptCode } = sale;
  events.publish({ type: 'sale-completed', saleId, receiptCode, tillId: actor.tillId });
  const productIds = [...decision.products.keys()];
  if (productIds.length > 0) events.publish({ type: 'stock-changed', productIds });
  if (decision.wasHeld) events.publish({ type: 'drafts-changed', draftId: saleId });
  if (sale.customer) events.publish({ type: 'customers-changed', customerId: sale.customer.id });
}

/**
 * Rings up a cart in one transaction, all or nothing: the server's own prices and batches decide, inside the lock, so two
 * tills never sell the same unit. The same saleId again answers with the first receipt and changes nothing; with other goods or
 * tenders it is refused as DUPLICATE, because those were never rung up. Every expected
 * refusal of the contract is thrown as a Refusal and leaves no trace. `approver` is somebody whose PIN has just been checked;
 * what that person allowed is audited in that person's name, with the seller's.
 */
export function checkout(context: Context, input: CheckoutInput, approver: Approver | null = null): SaleDto {
  const decision = context.db.transaction('sales.checkout', () => ringUp(context, input, approver));
  const sale = getSale(context, { saleId: input.saleId });
  if (!decision && !isSameOrder(sale, input))
    throw new Refusal('DUPLICATE', { entity: 'sale', field: 'saleId', value: sale.receiptCode, id: sale.id });
  if (decision) announce(context, sale, decision);
  return sale;
}
