import type { PackedProduct } from '../../../shared/cart/packs.ts';
import { parseQuantity } from '../../../shared/cart/quantity-input.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { type BaseUnits, baseUnits, type Rate } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { parseExpiry } from '../parts/expiry-text.ts';
import { parseTaka } from '../parts/taka-text.ts';

/** One line of goods coming in, as typed. `packId` is what the quantity's bare number and the prices are for. */
export type ReceiveForm = {
  batchNo: string;
  expiry: string;
  quantity: string;
  packId: string;
  cost: string;
  mrp: string;
};

/** Field → what is wrong with it. */
export type ReceiveProblems = Partial<Record<keyof ReceiveForm, 'expiry' | 'quantity' | 'taka'>>;

/** A line as the server takes it. */
export type ReceiveLine = {
  productId: string;
  batchNo: string;
  expiry: BusinessDay | null;
  quantity: BaseUnits;
  cost: Rate | null;
  mrp: Rate | null;
};

/** An empty line for the product; goods come in by the largest pack. */
export function emptyReceive(product: Pick<ProductDto, 'packs'>): ReceiveForm {
  const largest = product.packs.toSorted((a, b) => b.baseQuantity - a.baseQuantity)[0];
  return { batchNo: '', expiry: '', quantity: '', packId: largest?.id ?? '', cost: '', mrp: '' };
}

/** What was typed, ready for the server, or what is wrong with which field. */
export function readReceive(
  form: ReceiveForm,
  product: Pick<ProductDto, 'id' | 'packs' | 'baseUnit'>,
): { line: ReceiveLine; problems: null } | { line: null; problems: ReceiveProblems } {
  const problems: ReceiveProblems = {};
  const expiry = parseExpiry(form.expiry);
  if (expiry.kind === 'unreadable') problems.expiry = 'expiry';
  const quantity = parseQuantity(form.quantity, product, form.packId);
  if (quantity.kind !== 'parts') problems.quantity = 'quantity';
  const per = baseUnits(product.packs.find(({ id }) => id === form.packId)?.baseQuantity ?? 1);
  const rate = (field: 'cost' | 'mrp'): Rate | null => {
    const typed = parseTaka(form[field]);
    if (typed.kind === 'unreadable') problems[field] = 'taka';
    return typed.kind === 'amount' ? { amount: typed.amount, per } : null;
  };
  const cost = rate('cost');
  const mrp = rate('mrp');
  if (Object.keys(problems).length > 0 || quantity.kind !== 'parts') return { line: null, problems };
  return {
    problems: null,
    line: {
      productId: product.id,
      batchNo: form.batchNo.trim(),
      expiry: expiry.kind === 'day' ? expiry.day : null,
      quantity: quantity.quantity,
      cost,
      mrp,
    },
  };
}

/** What deserves a second look though it may be saved. */
export function receiveWarnings(
  line: ReceiveLine | null,
  today: BusinessDay,
): ('cost-above-mrp' | 'expired')[] {
  if (line === null) return [];
  const warnings: ('cost-above-mrp' | 'expired')[] = [];
  if (line.cost && line.mrp && line.cost.amount > line.mrp.amount) warnings.push('cost-above-mrp');
  if (line.expiry !== null && line.expiry < today) warnings.push('expired');
  return warnings;
}

/** What a fresh count changes: counted minus what the book says; null when the count cannot be read. */
export function countedChange(
  text: string,
  onHand: number,
  product: PackedProduct,
  packId?: string,
): number | null {
  if (/^\s*[0০]+\s*$/.test(text)) return -onHand;
  const typed = parseQuantity(text, product, packId);
  return typed.kind === 'parts' ? typed.quantity - onHand : null;
}
