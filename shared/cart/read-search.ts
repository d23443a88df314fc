import { isMeasured } from '../catalog/units.ts';
import type { ProductDto } from '../contract/catalog.contract.ts';
import { isMoney, looksLikeQuantity, splitQuantityPrefix, typedTerms } from './quantity-input.ts';
import { isMeasureWord, namesForm } from './unit-words.ts';

/** A number with its unit that may belong to the goods: 40 capsule, 250 g. */
export type ClaimedTerm = { readonly amount: number; readonly word: string };

/** Another way to read the text: the numbers at its end, or the first of them, belong to the goods. */
export type Rival = {
  readonly find: string;
  readonly quantity: string | null;
  readonly claimed: readonly ClaimedTerm[];
};

/** What the search box says: goods to look for, and how much of them. */
export type SearchText = {
  /** To look for; empty when the box holds only a quantity. */
  readonly find: string;
  /** As typed: "12", "2s3t", "50tk"; null without one. */
  readonly quantity: string | null;
  /** What is left for the goods when every number with a unit at the end is taken off; mostly the same as `find`. */
  readonly name: string;
  /** The readings in which such a number belongs to the goods, the most numbers first; `goodsMeant` decides between them. */
  readonly rivals: readonly Rival[];
};

/** The longest end of the text that is a quantity, spaces and all: "napa 2 strip 3 tab", "চিনি ৫০ টাকার". */
function quantityTail(text: string): { before: string; quantity: string } | null {
  for (const { index } of text.matchAll(/\s+(?=[\d০-৯.])/gu)) {
    const quantity = text.slice(index).trim();
    if (index > 0 && looksLikeQuantity(quantity)) return { before: text.slice(0, index), quantity };
  }
  return null;
}

/** "500 tab 2 strip" can be split before each number and at the end: what stands before may belong to the goods. */
function rivalsOf(name: string, tail: string): Rival[] {
  const ends = [...tail.matchAll(/\s+(?=[\d০-৯.])/gu)].map(({ index }) => index);
  return [...ends, tail.length].toReversed().flatMap((end) => {
    const claimed = typedTerms(tail.slice(0, end)) ?? [];
    const mayBeTheirs = claimed.every(({ word }) => namesForm(word) || isMeasureWord(word));
    if (claimed.length === 0 || !mayBeTheirs) return [];
    const rest = tail.slice(end).trim();
    return [{ find: `${name} ${tail.slice(0, end)}`, quantity: rest === '' ? null : rest, claimed }];
  });
}

/** Goods with a quantity that stands apart ("12*", "50tk"): only what is left of the text can be read in two ways. */
function withQuantity(find: string, quantity: string): SearchText {
  const { name, rivals } = readSearch(find);
  const whole = rivals.filter((rival) => rival.quantity === null);
  return { find, quantity, name, rivals: whole.map((rival) => ({ ...rival, quantity })) };
}

/** Reads "12*napa", "napa 2s3t", "sugar 50 tk" and a lone "2s3t". */
export function readSearch(text: string): SearchText {
  const trimmed = text.trim();
  const prefixed = splitQuantityPrefix(trimmed);
  if (prefixed) return withQuantity(prefixed.rest.trim(), prefixed.quantity);
  if (looksLikeQuantity(trimmed)) return { find: '', quantity: trimmed, name: '', rivals: [] };
  const tail = quantityTail(trimmed);
  if (tail && isMoney(tail.quantity)) return withQuantity(tail.before, tail.quantity);
  if (tail) {
    const { before, quantity } = tail;
    return { find: before, quantity, name: before, rivals: rivalsOf(before, quantity) };
  }
  const suffix = /^(.*\S)\s+(\S+)$/u.exec(trimmed);
  if (suffix?.[1] && suffix[2] && looksLikeQuantity(suffix[2])) return withQuantity(suffix[1], suffix[2]);
  return { find: trimmed, quantity: null, name: trimmed, rivals: [] };
}

const MONEY_WORDS = ['tk', 'taka', 'টাকা', 'টাকার'];

/** True for text that no quantity begins with: a letter first, and not of a word for money ("tk 50"). */
export function beginsLikeName(text: string): boolean {
  const typed = text.trim().toLowerCase().normalize('NFC');
  if (!/^\p{L}/u.test(typed)) return false;
  const letters = /^[\p{L}\p{M}]+/u.exec(typed)?.[0] ?? '';
  const isWhole = letters === typed;
  return !MONEY_WORDS.some((word) => letters === word || (isWhole && word.startsWith(letters)));
}

/** True for a quantity that may as well belong to the name: a measure, as in "500g" or "100ml". */
export function isMeasureText(quantity: string): boolean {
  const found = typedTerms(quantity) ?? [];
  return found.length > 0 && found.every(({ word }) => isMeasureWord(word));
}

/** The quantity to add of the goods found: "Horlicks 500g" names a jar (none), "sugar 500g" is weighed. */
export function addedQuantity(product: ProductDto, quantity: string | null): string | null {
  return quantity !== null && isMeasureText(quantity) && !isMeasured(product.baseUnit) ? null : quantity;
}
