import type { PricedCart, PricedLine, Segment } from '../../shared/cart/cart-types.ts';
import type { Context } from '../app/shop.ts';
import { noteSeen } from '../customers/index.ts';
import { addSaleToTotals } from '../reports/index.ts';
import { batchesNumbered, insertBatch, insertMove, noteAvailability } from '../stock/index.ts';
import type { SoldProduct } from './goods.repo.ts';
import {
  insertBaki,
  insertPayment,
  insertSale,
  insertSaleLine,
  insertSaleLineBatch,
  type SaleLineBatchRow,
  type SaleRow,
} from './sales.repo.ts';
import { bakiOf, type Payment } from './tender-rules.ts';

/** A sale that was decided and is to be stored. */
export type DecidedSale = {
  head: SaleRow;
  cart: PricedCart;
  products: ReadonlyMap<string, SoldProduct>;
  payments: readonly Payment[];
};

type TakenBatch = { id: string; batchNo: string; expiry: SaleLineBatchRow['expiry'] };

/** Where goods go that no batch covers: the product's batch without number, made when it is missing; it may fall below zero. */
function uncoveredBatch({ db, ports }: Context, productId: string, now: number): TakenBatch {
  const known = batchesNumbered(db, productId, '', null).find((batch) => batch.status === 'ok');
  if (known) return known;
  const batch = { id: ports.ids.next(), batchNo: '', expiry: null };
  insertBatch(db, { ...batch, productId, cost: null, mrp: null, price: null, receivedAt: now });
  return batch;
}

function takenOf(
  lineNo: number,
  segments: readonly Segment[],
  uncovered: () => TakenBatch,
): SaleLineBatchRow[] {
  const taken = new Map<string, SaleLineBatchRow>();
  for (const { batch, packId, quantity, amount, cost } of segments) {
    const { id: batchId, batchNo, expiry } = batch ?? uncovered();
    const key = `${batchId} ${packId}`;
    const before = taken.get(key);
    taken.set(key, {
      lineNo,
      batchId,
      packId,
      batchNo,
      expiry,
      quantity: (before?.quantity ?? 0) + quantity,
      amount: (before?.amount ?? 0) + amount,
      cost: cost === null || before?.cost === null ? null : (before?.cost ?? 0) + cost,
    });
  }
  return [...taken.values()];
}

/** What was asked for, in packs, as the receipt prints it for ever; one entry per pack and rate. */
function frozenParts(line: PricedLine, product: SoldProduct | undefined): object[] {
  if (line.input.kind === 'open') {
    const { quantity, unitPrice } = line.input;
    return [{ unit: 'piece', label: '', baseQuantity: 1, quantity, rate: { amount: unitPrice, per: 1 } }];
  }
  const parts = new Map<string, { packId: string; quantity: number; rate: Segment['rate'] }>();
  for (const { packId, quantity, rate } of line.segments) {
    const key = `${packId} ${rate.amount}/${rate.per}`;
    parts.set(key, { packId, rate, quantity: (parts.get(key)?.quantity ?? 0) + quantity });
  }
  return [...parts.values()].map(({ packId, quantity, rate }) => {
    const pack = product?.packs.find((each) => each.id === packId);
    return {
      unit: pack?.unit,
      label: pack?.label,
      baseQuantity: pack?.baseQuantity,
      quantity,
      rate: { amount: rate.amount, per: rate.per },
    };
  });
}

function writeLine(context: Context, sale: DecidedSale, line: PricedLine, lineNo: number): void {
  const { db } = context;
  const { input } = line;
  const { id, soldAt, businessDay, userId, tillId } = sale.head;
  const product = input.kind === 'product' ? sale.products.get(input.productId) : undefined;
  const name = input.kind === 'open' ? input.name : '';
  insertSaleLine(db, id, {
    lineNo,
    productId: product?.id ?? null,
    categoryId: product?.categoryId ?? null,
    nameBn: product?.nameBn ?? name,
    nameEn: product?.nameEn ?? name,
    strength: product?.strength ?? '',
    drugClass: product?.drugClass ?? 'none',
    baseUnit: product?.baseUnit ?? 'piece',
    parts: JSON.stringify(frozenParts(line, product)),
    quantity: line.quantity,
    amount: line.amount,
    discount: line.discount,
    billDiscount: line.billDiscount,
    net: (line.net - line.billDiscount) as PricedLine['net'],
    vatRateBp: line.vatRateBp,
    vatIncluded: line.vatIncluded,
    cost: line.cost,
    acknowledged: input.kind === 'product' ? input.acknowledged.join(',') : '',
  });
  if (!product) return;
  const moved = new Map<string, number>();
  for (const taken of takenOf(lineNo, line.segments, () => uncoveredBatch(context, product.id, soldAt))) {
    insertSaleLineBatch(db, id, taken);
    moved.set(taken.batchId, (moved.get(taken.batchId) ?? 0) - taken.quantity);
  }
  const move = { productId: product.id, kind: 'sale', reference: id, reason: '', at: soldAt } as const;
  for (const [batchId, quantity] of moved)
    insertMove(db, { ...move, batchId, quantity, businessDay, userId, tillId });
}

/** Stores a decided sale with all that follows from it: goods, money, khata, totals, and what the marketplace must hear. Call inside the transaction. */
export function writeSale(context: Context, sale: DecidedSale): void {
  const { db, ports } = context;
  const { head, cart, products, payments } = sale;
  insertSale(db, head);
  cart.lines.forEach((line, index) => {
    writeLine(context, sale, line, index + 1);
  });
  payments.forEach((payment, index) => {
    insertPayment(db, head.id, index + 1, payment);
  });
  const baki = bakiOf(payments);
  const { customerId } = head;
  if (customerId !== null) noteSeen(db, customerId, head.soldAt);
  if (baki > 0 && customerId !== null) insertBaki(db, ports.ids.next(), { ...head, customerId }, baki);
  addSaleToTotals(db, {
    ...head,
    lines: cart.lines.map((line) => ({
      productId: line.input.kind === 'product' ? line.input.productId : null,
      categoryId:
        line.input.kind === 'product' ? (products.get(line.input.productId)?.categoryId ?? null) : null,
      quantity: line.quantity,
      net: (line.net - line.billDiscount) as PricedLine['net'],
      cost: line.cost,
    })),
    tenders: payments,
  });
  for (const product of products.values())
    if (product.isPublished) noteAvailability(db, product.id, head.soldAt);
}
