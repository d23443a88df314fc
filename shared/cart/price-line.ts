import type { CartLineInput, ProductLineInput, Warning } from '../contract/sales.contract.ts';
import { Refusal } from '../errors/error-codes.ts';
import {
  amountAt,
  type BaseUnits,
  baseUnits,
  compareRates,
  type Paisa,
  paisa,
  type Rate,
} from '../money/money.ts';
import { daysBetween } from '../time/business-day.ts';
import { allocate, type Shelf, type Take, whyNotSellable } from './allocate.ts';
import { costOf, movingAverageCost } from './average-cost.ts';
import type {
  Allocation,
  CartBatch,
  CartPack,
  CartProduct,
  CartRules,
  PricedLine,
  Segment,
} from './cart-types.ts';
import { isWholePacks } from './packs.ts';

type Part = { pack: CartPack; quantity: BaseUnits };
type OpenLineInput = Extract<CartLineInput, { kind: 'open' }>;

/** The line priced, or why it cannot be. */
export type LineResult = { line: PricedLine } | { refusal: Refusal };

/** ৳300 crore: no line of a shop costs more, and 300 such lines still add up within what a sale can hold. */
const LARGEST_AMOUNT = 300_000_000_000;

const isTooLarge = (rate: Rate, quantity: BaseUnits): boolean =>
  BigInt(rate.amount) * BigInt(quantity) > BigInt(LARGEST_AMOUNT) * BigInt(rate.per);

const sum = (amounts: readonly number[]): Paisa =>
  paisa(amounts.reduce((total, amount) => total + amount, 0));

function ownRate(batch: CartBatch | undefined): Rate | null {
  return batch ? (batch.price ?? batch.mrp) : null;
}

/** The rate of a pack's goods out of a batch: the batch's price, else its MRP, else the pack's price; null when there is none. */
export function rateOf(pack: CartPack, batch: CartBatch | undefined): Rate | null {
  const own = ownRate(batch);
  if (own) return own;
  return pack.price === null ? null : { amount: pack.price, per: pack.baseQuantity };
}

/**
 * The batch whose rate stands in for goods that no batch on the shelf covers: the last one the line takes from, else the one
 * received last that has a rate. Only batches every side knows are looked at, so that screen and server agree.
 */
function referenceBatch(product: CartProduct, takes: readonly Take[]): CartBatch | undefined {
  const last = takes.at(-1)?.batch;
  if (last && ownRate(last)) return last;
  return product.batches
    .filter((batch) => ownRate(batch) !== null)
    .toSorted((a, b) => b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1))[0];
}

/** Parts of the same pack become one; unknown packs and quantities that break a larger pack are refused. */
function readParts(line: ProductLineInput, product: CartProduct): Part[] | Refusal {
  const where = { productId: product.id, lineId: line.lineId };
  const merged = new Map<string, Part>();
  for (const { packId, quantity } of line.parts) {
    const pack = product.packs.find((candidate) => candidate.id === packId);
    if (!pack) return new Refusal('UNKNOWN_PACK', where);
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return new Refusal('BAD_QUANTITY', where);
    const before = merged.get(packId)?.quantity ?? 0;
    merged.set(packId, { pack, quantity: baseUnits(before + quantity) });
  }
  const parts = [...merged.values()];
  const isSound = parts.length > 0 && parts.every((part) => isWholePacks(product, part.pack, part.quantity));
  return isSound ? parts : new Refusal('BAD_QUANTITY', where);
}

/**
 * Parts in order against takes in order: every piece has one pack and at most one batch. Instead of them NO_PRICE when a piece
 * has no price, BAD_QUANTITY when one would cost more than any line may.
 */
function cut(
  product: CartProduct,
  parts: readonly Part[],
  takes: readonly Take[],
): Segment[] | 'NO_PRICE' | 'BAD_QUANTITY' {
  const reference = referenceBatch(product, takes);
  const average = movingAverageCost(product.batches);
  const segments: Segment[] = [];
  let take = 0;
  let used = 0;
  for (const part of parts) {
    let left: number = part.quantity;
    while (left > 0) {
      const current = takes[take];
      const quantity = baseUnits(current ? Math.min(left, current.quantity - used) : left);
      const rate = rateOf(part.pack, current?.batch ?? reference);
      if (!rate) return 'NO_PRICE';
      if (isTooLarge(rate, part.quantity)) return 'BAD_QUANTITY';
      const batch = current?.batch ?? null;
      const cost = costOf(batch, average, quantity);
      segments.push({ packId: part.pack.id, batch, quantity, rate, amount: amountAt(rate, quantity), cost });
      left -= quantity;
      used += quantity;
      if (current && used === current.quantity) {
        take += 1;
        used = 0;
      }
    }
  }
  return segments;
}

function allocationsOf(segments: readonly Segment[]): Allocation[] {
  const byBatch = new Map<string, Allocation>();
  for (const { batch, quantity, amount } of segments) {
    if (!batch) continue;
    const before = byBatch.get(batch.id);
    byBatch.set(batch.id, {
      batchId: batch.id,
      batchNo: batch.batchNo,
      expiry: batch.expiry,
      quantity: baseUnits((before?.quantity ?? 0) + quantity),
      amount: paisa((before?.amount ?? 0) + amount),
    });
  }
  return [...byBatch.values()];
}

function warningsOf(
  product: CartProduct,
  segments: readonly Segment[],
  shortage: BaseUnits,
  belowCost: boolean,
  rules: CartRules,
): Warning[] {
  const isNear = ({ batch }: Segment) =>
    batch?.expiry != null && daysBetween(rules.businessDay, batch.expiry) <= rules.nearExpiryDays;
  const isAbove = ({ batch, rate }: Segment) => batch?.mrp != null && compareRates(rate, batch.mrp) > 0;
  const warnings: Warning[] = [];
  if (shortage > 0 && product.isCounted && product.oversell !== 'allow') warnings.push('oversell');
  if (segments.some(isNear)) warnings.push('near-expiry');
  if (belowCost) warnings.push('below-cost');
  if (segments.some(isAbove)) warnings.push('above-mrp');
  if (product.drugClass === 'rx') warnings.push('prescription');
  if (product.drugClass === 'controlled') warnings.push('controlled');
  return warnings;
}

/** Prices a product line against what is left on the shelf, and takes its goods off the shelf. */
export function priceProductLine(
  line: ProductLineInput,
  product: CartProduct,
  rules: CartRules,
  shelf: Shelf,
): LineResult {
  const where = { productId: product.id, lineId: line.lineId };
  const parts = readParts(line, product);
  if (parts instanceof Refusal) return { refusal: parts };
  const chosen = line.batchId === null ? null : product.batches.find((batch) => batch.id === line.batchId);
  const reason = chosen ? whyNotSellable(chosen, rules.businessDay) : chosen === null ? null : 'unknown';
  if (reason && line.batchId !== null)
    return { refusal: new Refusal('BATCH_NOT_SELLABLE', { ...where, batchId: line.batchId, reason }) };
  const quantity = baseUnits(parts.reduce((total, part) => total + part.quantity, 0));
  const from = chosen ? [chosen] : product.batches;
  const { takes, shortage } = allocate(from, quantity, rules.businessDay, shelf, line.batchesOf);
  const segments = cut(product, parts, takes);
  if (typeof segments === 'string') return { refusal: new Refusal(segments, where) };
  const amount = sum(segments.map((segment) => segment.amount));
  if (line.discount > amount) return { refusal: new Refusal('BAD_DISCOUNT', { lineId: line.lineId }) };
  const net = paisa(amount - line.discount);
  const costs = segments.map((segment) => segment.cost);
  const cost = costs.includes(null) ? null : sum(costs.map((known) => known ?? 0));
  const mrpValue = sum(
    segments.map(({ batch, quantity: pieces, amount: own }) =>
      batch?.mrp ? amountAt(batch.mrp, pieces) : own,
    ),
  );
  return {
    line: {
      lineId: line.lineId,
      input: line,
      quantity,
      amount,
      discount: line.discount,
      net,
      billDiscount: paisa(0),
      vatRateBp: product.vatRateBp,
      vatIncluded: paisa(0),
      cost,
      segments,
      allocations: allocationsOf(segments),
      shortage,
      warnings: warningsOf(product, segments, shortage, cost !== null && net < cost, rules),
      isAboveMrp: net > mrpValue,
    },
  };
}

/** Prices a quick item: its open price times its quantity. */
export function priceOpenLine(line: OpenLineInput): LineResult {
  const { lineId, quantity } = line;
  const isWhole = Number.isSafeInteger(quantity) && quantity > 0;
  const rate = { amount: line.unitPrice, per: baseUnits(1) };
  if (isTooLarge(rate, baseUnits(1))) return { refusal: new Refusal('BAD_PRICE', { productId: '', lineId }) };
  if (!isWhole || isTooLarge(rate, quantity))
    return { refusal: new Refusal('BAD_QUANTITY', { productId: '', lineId }) };
  const amount = amountAt(rate, line.quantity);
  if (line.discount > amount) return { refusal: new Refusal('BAD_DISCOUNT', { lineId: line.lineId }) };
  return {
    line: {
      lineId: line.lineId,
      input: line,
      quantity: line.quantity,
      amount,
      discount: line.discount,
      net: paisa(amount - line.discount),
      billDiscount: paisa(0),
      vatRateBp: 0,
      vatIncluded: paisa(0),
      cost: null,
      segments: [],
      allocations: [],
      shortage: baseUnits(0),
      warnings: [],
      isAboveMrp: false,
    },
  };
}
