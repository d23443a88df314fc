import { looksLikeQuantity, splitQuantityPrefix } from '../../../shared/cart/quantity-input.ts';
import { isMeasured } from '../../../shared/catalog/units.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';

/** What the search box says: goods to look for, and how much of them. */
export type SearchText = {
  /** To look for; empty when the box holds only a quantity. */
  find: string;
  /** To look for when the quantity is taken as part of the name ("Horlicks 500g"); the same as `find` without one. */
  whole: string;
  /** As typed: "12", "2s3t", "50tk"; null without one. */
  quantity: string | null;
};

/** The longest end of the text that is a quantity, spaces and all: "napa 2 strip 3 tab", "চিনি ৫০ টাকার". */
function quantityTail(text: string): { before: string; quantity: string } | null {
  for (const { index } of text.matchAll(/\s+(?=[\d০-৯.])/gu)) {
    const quantity = text.slice(index).trim();
    if (index > 0 && looksLikeQuantity(quantity)) return { before: text.slice(0, index), quantity };
  }
  return null;
}

/** Reads "12*napa", "napa 2s3t", "sugar 50 tk" and a lone "2s3t". */
export function readSearch(text: string): SearchText {
  const trimmed = text.trim();
  const prefixed = splitQuantityPrefix(trimmed);
  if (prefixed) {
    const rest = prefixed.rest.trim();
    return { find: rest, whole: rest, quantity: prefixed.quantity };
  }
  if (looksLikeQuantity(trimmed)) return { find: '', whole: trimmed, quantity: trimmed };
  const tail = quantityTail(trimmed);
  if (tail) return { find: tail.before, whole: trimmed, quantity: tail.quantity };
  const suffix = /^(.*\S)\s+(\S+)$/u.exec(trimmed);
  if (suffix?.[1] && suffix[2] && looksLikeQuantity(suffix[2]))
    return { find: suffix[1], whole: trimmed, quantity: suffix[2] };
  return { find: trimmed, whole: trimmed, quantity: null };
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
  return /(?:kg|g|gm|ml|l|ltr|litre|কেজি|গ্রাম|মিলি|লিটার)$/iu.test(quantity);
}

/** The quantity to add of the goods found: "Horlicks 500g" names a jar (none), "sugar 500g" is weighed. */
export function addedQuantity(product: ProductDto, quantity: string | null): string | null {
  return quantity !== null && isMeasureText(quantity) && !isMeasured(product.baseUnit) ? null : quantity;
}
