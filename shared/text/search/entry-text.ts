import { fold, hasBengali, wordsOfFolded } from '../fold.ts';
import { letterNames } from '../letter-names.ts';
import type { EntryRow } from './search-types.ts';

/** What a product is known by; absent fields are left out or null. */
export type ProductText = {
  readonly nameBn?: string | null;
  readonly nameEn?: string | null;
  readonly aliases?: readonly string[];
  readonly generic?: string | null;
  /** Strength, dosage form and the like. */
  readonly details?: string | null;
  readonly company?: string | null;
  readonly codes?: readonly string[];
};

const BETWEEN = ' | ';
const JOINED_WORDS = 6;
const SHORT_HALF = { bengali: 5, latin: 4 };
const LONGEST_ALONE = 30;
const LONGEST_JOINED = { bengali: 13, latin: 10 };

/** The row of the search index for a product: folded words, names apart from each other by a bar. */
export function entryText(seq: number, product: ProductText): EntryRow {
  const names = [product.nameBn, product.nameEn, ...(product.aliases ?? [])].filter(isText);
  const others = [product.generic, product.details, product.company].filter(isText);
  const parts = names.map((name) => wordsOfFolded(fold(name)));
  return {
    seq,
    names: parts.map((words) => words.join(' ')).join(BETWEEN),
    others: others.map((text) => wordsOfFolded(fold(text)).join(' ')).join(BETWEEN),
    codes: (product.codes ?? []).map(foldCode).filter(isText).join(' '),
    joined: [...new Set([...parts.flatMap(joinedWords), ...names.flatMap(innerWords)])].join(' '),
  };
}

/** The words of a stored column, one list for each name. */
export function storedWords(column: string): string[][] {
  return column === '' ? [] : column.split(BETWEEN).map((text) => text.split(' '));
}

/** A code as it is compared: folded, letters and digits only. */
export function foldCode(code: string): string {
  return fold(code).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Neighbours that others write as one word (kit kat, এ সি আই as ACI): at the beginning of a name, one half short. */
export function joinedWords(words: readonly string[]): string[] {
  const joined: string[] = [];
  const opening = words.slice(0, JOINED_WORDS);
  opening.forEach((word, index) => {
    const spelled = letterNames(opening.slice(index));
    if (spelled) joined.push(spelled.letters);
    const next = opening[index + 1];
    if (next !== undefined && isJoinable(word, next, words.length === 2)) joined.push(word + next);
  });
  return joined;
}

/** True where two neighbouring words may be one word to somebody else: one of them short or, where nothing else is said, any. */
export function isJoinable(left: string, right: string, alone: boolean): boolean {
  if (/\d/.test(left + right) || hasBengali(left) !== hasBengali(right)) return false;
  if (alone) return left.length + right.length <= LONGEST_ALONE;
  const script = hasBengali(left) ? 'bengali' : 'latin';
  const short = Math.min(left.length, right.length) <= SHORT_HALF[script];
  return short && left.length + right.length <= LONGEST_JOINED[script];
}

/** KitKat → kit, kat. */
function innerWords(name: string): string[] {
  const compound = name.match(/\b\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)+\b/gu) ?? [];
  return compound.flatMap((word) => wordsOfFolded(fold(word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '))));
}

function isText(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text.trim() !== '';
}
