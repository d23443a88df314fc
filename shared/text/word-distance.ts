import { bengaliSounds } from './bengali-sounds.ts';
import { hasBengali } from './fold.ts';
import { spellingCost } from './romanisation.ts';

/** What one typing error costs, in the unit of `spellingCost`. */
export const TYPING_ERROR = 3;
/** A single error in an otherwise equal word is likelier than each of several. */
const ONE_ERROR = 2;
const ALIKE = 1.2;
const BARELY_HEARD = 0.8;
const ANOTHER_SPELLING = 0.6;

/** Sounds (bengali-sounds.ts) and letters that one writes for another; every two in a group are alike. */
const ALIKE_SOUNDS = [
  'kK%',
  'gG&',
  'cCsSz',
  'jJZ',
  'qQtT',
  'xXdDR',
  'rR',
  'nN',
  'pP',
  'bBW',
  'mM',
  '@#Oo',
  'ie',
  'uo',
  'aA',
  'eA',
  'yZ',
  'wb',
  'Ii',
  'Uo',
];
const ALIKE_LETTERS = [
  'ckq',
  'sz',
  'sc',
  'jz',
  'jg',
  'vb',
  'vw',
  'fp',
  'iey',
  'uo',
  'uw',
  'ao',
  'ae',
  'dr',
  'ks',
  'mn',
];
const LIGHT_SOUNDS = '@#~YWMy';
const LIGHT_LETTERS = 'h';
const VOWEL_LETTERS = 'aeiou';
const ENGLISH_GROUPS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/ee|ea|ie|ii/g, 'i'],
  [/oo|ou/g, 'u'],
  [/ck|kh|q/g, 'k'],
  [/x/g, 'ks'],
  [/([a-z])\1/g, '$1'],
  [/(?<=[bdgt])h/g, ''],
  [/chh/g, 'ch'],
];

/** All signs that have weights of their own are ASCII. */
const SIGNS = 128;

/** For every two signs 1 where they are alike, and for each what it costs to leave it out. */
type Weights = { readonly alike: Uint8Array; readonly gaps: Float64Array };
const SOUND_WEIGHTS = weightsOf(ALIKE_SOUNDS, LIGHT_SOUNDS, '');
const LETTER_WEIGHTS = weightsOf(ALIKE_LETTERS, LIGHT_LETTERS, VOWEL_LETTERS);
const LETTER_BY_LETTER = weightsOf([], '', '');

/** What is compared with many words: a folded word with what can be worked out once. */
export type SpokenWord = {
  readonly text: string;
  readonly sounds: string | undefined;
  readonly plain: string;
};

/** A folded word made ready for `wordCost`. */
export function spoken(text: string): SpokenWord {
  const bengali = hasBengali(text);
  return {
    text,
    sounds: bengali ? bengaliSounds(text) : undefined,
    plain: bengali ? text : plainLatin(text),
  };
}

/**
 * How far a typed word is from a word of the index, whatever the script of either: 0 the same, about 3 for one typing error, for two
 * scripts −ln of the likelihood that the one is written as the other. `open` lets the word of the index go on after the typed one.
 * Infinity as soon as `limit` is sure to be passed.
 */
export function wordCost(typed: SpokenWord, word: SpokenWord, open: boolean, limit = Infinity): number {
  if (typed.text === word.text) return 0;
  const cost = unlikeCost(typed, word, open, limit);
  return cost > ONE_ERROR && isOneErrorApart(typed.text, word.text) ? ONE_ERROR : cost;
}

function unlikeCost(typed: SpokenWord, word: SpokenWord, open: boolean, limit: number): number {
  if (typed.sounds !== undefined && word.sounds !== undefined) {
    return Math.min(
      editCost(typed.sounds, word.sounds, SOUND_WEIGHTS, open, limit),
      editCost(typed.text, word.text, LETTER_BY_LETTER, open, limit),
    );
  }
  if (typed.sounds !== undefined)
    return spellingCost(typed.sounds, word.text, open ? 'latin' : 'none', limit);
  if (word.sounds !== undefined)
    return spellingCost(word.sounds, typed.text, open ? 'sounds' : 'none', limit);
  const asTyped = editCost(typed.text, word.text, LETTER_WEIGHTS, open, limit);
  const isPlain = typed.plain === typed.text && word.plain === word.text;
  if (isPlain) return asTyped;
  return Math.min(
    asTyped,
    ANOTHER_SPELLING + editCost(typed.plain, word.plain, LETTER_WEIGHTS, open, limit - ANOTHER_SPELLING),
  );
}

function plainLatin(text: string): string {
  let plain = text;
  for (const [pattern, replacement] of ENGLISH_GROUPS) plain = plain.replace(pattern, replacement);
  return plain;
}

function weightsOf(groups: readonly string[], light: string, vowels: string): Weights {
  const alike = new Uint8Array(SIGNS * SIGNS);
  for (const group of groups)
    for (const left of group)
      for (const right of group)
        if (left !== right) alike[left.charCodeAt(0) * SIGNS + right.charCodeAt(0)] = 1;
  const gaps = new Float64Array(SIGNS).fill(TYPING_ERROR);
  for (const letter of vowels) gaps[letter.charCodeAt(0)] = TYPING_ERROR - 0.6;
  for (const letter of light) gaps[letter.charCodeAt(0)] = BARELY_HEARD;
  return { alike, gaps };
}

/** Rows that every comparison writes anew: hundreds of words are compared with each typed one. */
let rows: [Float64Array, Float64Array, Float64Array, Float64Array] = rowsOf(64);

function rowsOf(width: number): typeof rows {
  return [new Float64Array(width), new Float64Array(width), new Float64Array(width), new Float64Array(width)];
}

function stepCost(left: number, right: number, { alike }: Weights): number {
  if (left === right) return 0;
  return left < SIGNS && right < SIGNS && alike[left * SIGNS + right] === 1 ? ALIKE : TYPING_ERROR;
}

/**
 * Damerau–Levenshtein (neighbours swapped count once) with cheaper steps between sounds that are alike. Infinity as soon as `limit` is sure to be
 * passed: no row gets cheaper than the cheapest of the two before it.
 */
function editCost(typed: string, word: string, weights: Weights, open: boolean, limit: number): number {
  const width = word.length + 1;
  if (rows[0].length < width) rows = rowsOf(2 * width);
  const gaps = rows[3];
  let [beforeLast, last, row] = rows;
  last[0] = 0;
  for (let column = 1; column < width; column += 1) {
    gaps[column] = gap(word, column - 1, weights);
    last[column] = (last[column - 1] ?? 0) + (gaps[column] ?? 0);
  }
  let cheapestBefore = 0;
  for (let line = 1; line <= typed.length; line += 1) {
    const letter = typed.charCodeAt(line - 1);
    const left = gap(typed, line - 1, weights);
    row[0] = (last[0] ?? 0) + left;
    let cheapest = row[0];
    for (let column = 1; column < width; column += 1) {
      const other = word.charCodeAt(column - 1);
      const step = stepCost(letter, other, weights);
      let cost = (last[column - 1] ?? 0) + step;
      cost = Math.min(cost, (last[column] ?? 0) + left, (row[column - 1] ?? 0) + (gaps[column] ?? 0));
      const isSwapped =
        step > 0 &&
        line > 1 &&
        column > 1 &&
        letter === word.charCodeAt(column - 2) &&
        typed.charCodeAt(line - 2) === other;
      if (isSwapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + TYPING_ERROR);
      row[column] = cost;
      if (cost < cheapest) cheapest = cost;
    }
    if (Math.min(cheapest, cheapestBefore + TYPING_ERROR) > limit) return Infinity;
    cheapestBefore = cheapest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return open ? Math.min(...last.subarray(0, width)) : (last[width - 1] ?? Infinity);
}

/** True where one substitution, insertion, deletion or swap of neighbours makes the one word the other. */
function isOneErrorApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const shorter = Math.min(left.length, right.length) - start;
  while (end < shorter && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const restLeft = left.slice(start, left.length - end);
  const restRight = right.slice(start, right.length - end);
  if (restLeft.length <= 1 && restRight.length <= 1) return true;
  return (
    restLeft.length === 2 &&
    restRight.length === 2 &&
    restLeft[0] === restRight[1] &&
    restLeft[1] === restRight[0]
  );
}

function gap(text: string, index: number, { gaps }: Weights): number {
  const sign = text.charCodeAt(index);
  if (index > 0 && sign === text.charCodeAt(index - 1)) return BARELY_HEARD;
  return gaps[sign] ?? TYPING_ERROR;
}
