import { bengaliSounds } from './bengali-sounds.ts';
import { hasBengali } from './fold.ts';
import { heardLength, latinCosts, soundsCosts, type WordCosts } from './romanisation.ts';

/** What one typing error costs, in the unit of `spellingCosts`. */
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

/** Sounds that no letter of its own stands for. */
const UNWRITTEN = '@#~';

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
  /** How long it is, in letters that are heard. */
  readonly letters: number;
};

/** A folded word made ready for `wordCosts`. */
export function spoken(text: string): SpokenWord {
  if (!hasBengali(text)) return { text, sounds: undefined, plain: plainLatin(text), letters: text.length };
  const sounds = bengaliSounds(text);
  return { text, sounds, plain: text, letters: heardLetters(sounds) + 1 };
}

function heardLetters(sounds: string): number {
  let letters = 0;
  for (let at = 0; at < sounds.length; at += 1) if (!UNWRITTEN.includes(sounds.charAt(at))) letters += 1;
  return letters;
}

const SAME: WordCosts = { whole: 0, open: 0 };

/**
 * How far a typed word is from a word of the index, whatever the script of either: 0 the same, about 3 for one typing error, for two
 * scripts −ln of the likelihood that the one is written as the other. `open` lets the word of the index go on after the typed one, whose last
 * inherent vowel is not there yet. Infinity, or anything above it, as soon as `limit` is sure to be passed.
 */
export function wordCosts(typed: SpokenWord, word: SpokenWord, limit = Infinity): WordCosts {
  if (typed.text === word.text) return SAME;
  const costs = unlikeCosts(typed, word, limit);
  if (costs.whole <= ONE_ERROR || !isOneErrorApart(typed.text, word.text)) return costs;
  return { whole: ONE_ERROR, open: Math.min(ONE_ERROR, costs.open) };
}

function unlikeCosts(typed: SpokenWord, word: SpokenWord, limit: number): WordCosts {
  if (typed.sounds !== undefined && word.sounds !== undefined) {
    const heard = editCosts(typed.sounds, word.sounds, SOUND_WEIGHTS, limit);
    const spelled = editCosts(typed.text, word.text, LETTER_BY_LETTER, Math.min(limit, heard.whole));
    return nearer(heard, spelled, 0);
  }
  if (typed.sounds !== undefined) return latinCosts(typed.sounds, word.text, limit);
  if (word.sounds !== undefined) return soundsCosts(word.sounds, typed.text, limit);
  const asTyped = editCosts(typed.text, word.text, LETTER_WEIGHTS, limit);
  if (typed.plain === typed.text && word.plain === word.text) return asTyped;
  const left = Math.min(limit, asTyped.whole) - ANOTHER_SPELLING;
  const plain = editCosts(typed.plain, word.plain, LETTER_WEIGHTS, left);
  return nearer(asTyped, plain, ANOTHER_SPELLING);
}

function nearer(left: WordCosts, right: WordCosts, more: number): WordCosts {
  return { whole: Math.min(left.whole, right.whole + more), open: Math.min(left.open, right.open + more) };
}

/** Most words hold none of the groups: one look instead of a replacement for each. */
const HAS_GROUP = /ph|[aeio][aeiou]|ck|kh|[qx]|([a-z])\1|[bdgt]h/;

function plainLatin(text: string): string {
  if (!HAS_GROUP.test(text)) return text;
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
function editCosts(typed: string, word: string, weights: Weights, limit: number): WordCosts {
  const width = word.length + 1;
  if (rows[0].length < width) rows = rowsOf(2 * width);
  const gaps = rows[3];
  let [beforeLast, last, row] = rows;
  last[0] = 0;
  for (let column = 1; column < width; column += 1) {
    gaps[column] = gap(word, column - 1, weights);
    last[column] = (last[column - 1] ?? 0) + (gaps[column] ?? 0);
  }
  const openAt = heardLength(typed);
  let open = openAt === 0 ? 0 : Infinity;
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
    if (line === openAt) open = cheapest;
    if (Math.min(cheapest, cheapestBefore + TYPING_ERROR) > limit) return { whole: Infinity, open };
    cheapestBefore = cheapest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return { whole: last[width - 1] ?? Infinity, open };
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
