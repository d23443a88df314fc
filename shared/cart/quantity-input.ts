import { isMeasured, measureOf } from '../catalog/units.ts';
import { type BaseUnits, baseUnits, type Paisa, paisa } from '../money/money.ts';
import { toLatinDigits, ungrouped } from '../text/digits.ts';
import type { CartPack } from './cart-types.ts';
import { defaultPack, loosePack, type PackedProduct, packOfUnit, smallestPack } from './packs.ts';
import { meaningOf, type UnitMeaning } from './unit-words.ts';

/** Why a typed quantity is refused; text under `quantity.<reason>`. */
export type QuantityProblem = 'empty' | 'not-a-quantity' | 'unknown-unit' | 'fraction' | 'zero' | 'too-large';

/** Base units per pack they are asked for in, as a cart line keeps them. */
export type QuantityPart = { packId: string; quantity: BaseUnits };

/** What was typed: so many base units, or goods for so much money, or why neither. */
export type TypedQuantity =
  | { kind: 'parts'; parts: readonly QuantityPart[]; quantity: BaseUnits }
  | { kind: 'money'; money: Paisa; packId: string }
  | { kind: 'problem'; problem: QuantityProblem; word?: string };

const MAX_BASE_UNITS = 1_000_000_000;
const TERM = /(\d+(?:\.\d+)?|\.\d+)\s*([^\d\s.,*]*)\s*/uy;
const MONEY =
  /^(?:(?:৳|tk\.?|taka|টাকার?)\s*(\d+(?:\.\d{1,2})?)|(\d+(?:\.\d{1,2})?)\s*(?:৳|tk\.?|taka|\/-|টাকার?))$/u;
const PREFIX = /^\s*([\d০-৯]+(?:\.[\d০-৯]+)?)\s*[*x×]\s*(.*)$/iu;

type Decimal = { digits: bigint; scale: bigint };
type Term = { amount: Decimal; word: string };

const problem = (kind: QuantityProblem, word?: string): TypedQuantity =>
  word === undefined ? { kind: 'problem', problem: kind } : { kind: 'problem', problem: kind, word };

function normalise(text: string): string {
  return ungrouped(toLatinDigits(text.normalize('NFC')).replace(/[\u200c\u200d]/g, ''))
    .trim()
    .toLowerCase();
}

function decimal(text: string): Decimal {
  const [whole = '', rest = ''] = text.split('.');
  return { digits: BigInt(`${whole}${rest}` || '0'), scale: 10n ** BigInt(rest.length) };
}

function terms(text: string): Term[] | null {
  const found: Term[] = [];
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const match = TERM.exec(text);
    if (!match) return null;
    found.push({ amount: decimal(match[1] ?? ''), word: (match[2] ?? '').normalize('NFC') });
  }
  return found;
}

/** `amount × per` when that is whole; null for a fraction. */
function times(amount: Decimal, per: number): bigint | null {
  const product = amount.digits * BigInt(per);
  return product % amount.scale === 0n ? product / amount.scale : null;
}

/** A pack to price by and how many base units one of the typed unit is; undefined when the product has no such unit. */
function resolve(product: PackedProduct, meaning: UnitMeaning): { pack: CartPack; per: number } | undefined {
  for (const unit of meaning.units) {
    const measure = measureOf(unit);
    const loose = loosePack(product);
    if (measure && loose && measure.base === product.baseUnit) return { pack: loose, per: measure.per };
    if (unit === product.baseUnit) break;
    const pack = packOfUnit(product, unit);
    if (pack) return { pack, per: pack.baseQuantity };
  }
  const single = smallestPack(product);
  const isOwnUnit = meaning.isBase === true || meaning.units.includes(product.baseUnit);
  if (single && isOwnUnit && !isMeasured(product.baseUnit)) return { pack: single, per: 1 };
  if (single && meaning.baseUnits !== undefined && !isMeasured(product.baseUnit))
    return { pack: single, per: meaning.baseUnits };
  return undefined;
}

/** Whole packs stay with their pack; what breaks one goes to the smallest pack, where a smaller one exists. */
function split(product: PackedProduct, pack: CartPack, quantity: bigint): QuantityPart[] {
  const whole = Number(quantity);
  const smallest = smallestPack(product);
  const rest = whole % pack.baseQuantity;
  const mayBreak = pack === loosePack(product) || !smallest || smallest.baseQuantity === pack.baseQuantity;
  if (rest === 0 || mayBreak) return [{ packId: pack.id, quantity: baseUnits(whole) }];
  return [
    { packId: pack.id, quantity: baseUnits(whole - rest) },
    { packId: smallest.id, quantity: baseUnits(rest) },
  ].filter((part) => part.quantity > 0);
}

function merge(parts: readonly QuantityPart[]): QuantityPart[] {
  const merged = new Map<string, number>();
  for (const part of parts) merged.set(part.packId, (merged.get(part.packId) ?? 0) + part.quantity);
  return [...merged].map(([packId, quantity]) => ({ packId, quantity: baseUnits(quantity) }));
}

function readTerms(found: readonly Term[], product: PackedProduct, current: CartPack): TypedQuantity {
  const parts: QuantityPart[] = [];
  let total = 0n;
  for (const { amount, word } of found) {
    if (word === '' && found.length > 1) return problem('not-a-quantity');
    const meaning = word === '' ? null : meaningOf(word);
    if (meaning === undefined) return problem('unknown-unit', word);
    const unit = meaning === null ? { pack: current, per: current.baseQuantity } : resolve(product, meaning);
    if (!unit) return problem('unknown-unit', word);
    const quantity = times(amount, unit.per);
    if (quantity === null) return problem('fraction');
    total += quantity;
    if (total > MAX_BASE_UNITS) return problem('too-large');
    if (quantity > 0n) parts.push(...split(product, unit.pack, quantity));
  }
  if (total === 0n) return problem('zero');
  return { kind: 'parts', parts: merge(parts), quantity: baseUnits(Number(total)) };
}

function readMoney(text: string, product: PackedProduct): TypedQuantity | null {
  const match = MONEY.exec(text);
  if (!match) return null;
  const pack = loosePack(product);
  if (!pack) return problem('unknown-unit');
  const money = times(decimal(match[1] ?? match[2] ?? ''), 100) ?? 0n;
  if (money === 0n) return problem('zero');
  if (money > 100_000_000_000n) return problem('too-large');
  return { kind: 'money', money: paisa(Number(money)), packId: pack.id };
}

/**
 * Reads what a person types for a quantity: "2s3t", "1b2s", "12", "12*", "250g", "1.5kg", "২ পাতা ৩ টা", "50tk", "৳50".
 * A bare number counts `packId`'s pack (the default one unless given); a decimal must come out at whole base units.
 * Money is not turned into goods here, as that needs batches: see `quantityForMoney`.
 */
export function parseQuantity(text: string, product: PackedProduct, packId?: string): TypedQuantity {
  const cleaned = normalise(text).replace(/(?<=\d)\s*[*x×]$/u, '');
  if (cleaned === '') return problem('empty');
  const money = readMoney(cleaned, product);
  if (money) return money;
  const current = product.packs.find((pack) => pack.id === packId) ?? defaultPack(product);
  const found = terms(cleaned);
  if (!found || found.length === 0 || !current) return problem('not-a-quantity');
  return readTerms(found, product, current);
}

/** True for an amount of money: "50tk", "৳50", "৫০ টাকার". */
export function isMoney(text: string): boolean {
  return MONEY.test(normalise(text));
}

/** True when the text can only be a quantity ("2s3t", "50tk", "12*"), whatever the product; a bare number is not. */
export function looksLikeQuantity(text: string): boolean {
  const cleaned = normalise(text);
  if (isMoney(text) || /^[\d.]+\s*[*x×]$/u.test(cleaned)) return true;
  const found = terms(cleaned);
  return found !== null && found.length > 0 && found.every(({ word }) => meaningOf(word) !== undefined);
}

/** The numbers of a text with the word behind each, as `parseQuantity` reads them: "500 tab 2 strip"; null for any other text. */
export function typedTerms(text: string): { amount: number; word: string }[] | null {
  const found = terms(normalise(text));
  return (
    found?.map(({ amount, word }) => ({ amount: Number(amount.digits) / Number(amount.scale), word })) ?? null
  );
}

/** Splits "12*napa" into the quantity and the rest; null without a `*`, `x` or `×` after a leading number. */
export function splitQuantityPrefix(text: string): { quantity: string; rest: string } | null {
  const match = PREFIX.exec(text);
  return match ? { quantity: toLatinDigits(match[1] ?? ''), rest: match[2] ?? '' } : null;
}
