import type { CartPack } from '../../../shared/cart/cart-types.ts';
import { type PackedProduct, packOfUnit, smallestPack } from '../../../shared/cart/packs.ts';
import { parseQuantity } from '../../../shared/cart/quantity-input.ts';
import { meaningOf } from '../../../shared/cart/unit-words.ts';
import type { PackUnit } from '../../../shared/catalog/units.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { type BaseUnits, baseUnits, type Rate } from '../../../shared/money/money.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { parseExpiry } from '../parts/expiry-text.ts';
import { parseTaka } from '../parts/taka-text.ts';

/** One line of goods coming in, as typed. `packId` is what the quantity's bare number and the prices are for. */
export type ReceiveForm = {
  batchNo: string;
  expiry: string;
  quantity: string;
  packId: string;
  /** Somebody chose the pack; else it follows the units typed into the quantity. */
  isPackChosen: boolean;
  cost: string;
  mrp: string;
};

/** Field → what is wrong with it. */
export type ReceiveProblems = Partial<Record<keyof ReceiveForm, 'expiry' | 'expired' | 'quantity' | 'taka'>>;

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
  const packId = largestOf(product.packs)?.id ?? '';
  return { batchNo: '', expiry: '', quantity: '', packId, isPackChosen: false, cost: '', mrp: '' };
}

function largestOf<Pack extends { baseQuantity: number }>(packs: readonly Pack[]): Pack | undefined {
  return packs.toSorted((a, b) => b.baseQuantity - a.baseQuantity)[0];
}

/**
 * The largest of the packs that a typed quantity counts: the strip of "5 strip 3 tab", the smallest one for "5 ta"; undefined for a bare
 * number. Of two boxes it is the one that `parseQuantity` takes, so that goods and prices never mean different ones.
 */
function packNamed(text: string, product: PackedProduct): CartPack | undefined {
  const words =
    toLatinDigits(text.normalize('NFC'))
      .toLowerCase()
      .match(/[^\d\s.,*]+/gu) ?? [];
  const meanings = words.flatMap((word) => meaningOf(word.normalize('NFC')) ?? []);
  if (meanings.length === 0) return undefined;
  const packOf = (unit: PackUnit) =>
    unit === product.baseUnit ? smallestPack(product) : packOfUnit(product, unit);
  const named = meanings.flatMap(({ units }) => units.map(packOf));
  return largestOf(named.filter((pack) => pack !== undefined)) ?? smallestPack(product);
}

/** The line with another quantity; what its prices are for follows the largest unit typed, until somebody chose it. */
export function withQuantity(
  form: ReceiveForm,
  quantity: string,
  product: Pick<ProductDto, 'packs' | 'baseUnit'>,
): Pick<ReceiveForm, 'quantity' | 'packId'> {
  if (form.isPackChosen) return { quantity, packId: form.packId };
  const named = packNamed(quantity, product);
  return { quantity, packId: named?.id ?? emptyReceive(product).packId };
}

/** What was typed, ready for the server, or what is wrong with which field; goods that expired before `today` are not taken in. */
export function readReceive(
  form: ReceiveForm,
  product: Pick<ProductDto, 'id' | 'packs' | 'baseUnit'>,
  today: BusinessDay,
): { line: ReceiveLine; problems: null } | { line: null; problems: ReceiveProblems } {
  const problems: ReceiveProblems = {};
  const expiry = parseExpiry(form.expiry);
  if (expiry.kind === 'unreadable') problems.expiry = 'expiry';
  else if (expiry.kind === 'day' && expiry.day < today) problems.expiry = 'expired';
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
