import { toLatinDigits } from './digits.ts';

const COMBINING_LATIN = /[\u0300-\u036f]/g;
const APOSTROPHES = /['’‘ʼ`´′＇]/g;
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/**
 * The text in the one spelling that index and query share: NFC, both spellings of ড় ঢ় য় র ৎ as one, no joiners, Latin digits,
 * lower case, no apostrophes or Latin diacritics, single spaces. Folding twice changes nothing.
 */
export function fold(text: string): string {
  const bare = text
    .replace(APOSTROPHES, '')
    .replace(/ত\u09cd\u200d/g, 'ৎ')
    .replace(INVISIBLE, '');
  const plain = bare.normalize('NFD').replace(COMBINING_LATIN, '').toLowerCase();
  return toLatinDigits(foldBengali(plain.normalize('NFD').replace(COMBINING_LATIN, '').normalize('NFC')))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Bengali letters that look or sound the same but have several code points, brought to one. */
function foldBengali(text: string): string {
  return text
    .replace(/ব\u09bc/g, 'র')
    .replace(/ৰ/g, 'র')
    .replace(/ৱ/g, 'ব')
    .replace(/অ\u09be/g, 'আ')
    .replace(/[\u00b5\u03bc]/g, 'u');
}

const TOKEN = /\d+(?:\.\d+)*|[\u0980-\u09e3\u09fc\u09fe]+|(?:(?![\u0980-\u09ff])[\p{L}\p{M}])+/gu;

/**
 * The words and numbers of a text, folded, in order: letters and digits part ("500mg" → 500, mg), a decimal number stays whole (2.5),
 * thousands separators go (1,000 → 1000), & is "and", punctuation and currency signs go.
 */
export function words(text: string): string[] {
  return wordsOfFolded(fold(text));
}

/** As `words`, for text that has been folded already. */
export function wordsOfFolded(folded: string): string[] {
  const spelled = folded.replace(/(?<=\d),(?=\d{2,3}(?!\d))/g, '').replaceAll('&', ' and ');
  return spelled.match(TOKEN) ?? [];
}

/** True where the text holds at least one Bengali letter. */
export function hasBengali(text: string): boolean {
  return /[\u0980-\u09e3\u09fc\u09fe]/.test(text);
}
