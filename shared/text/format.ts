import type { Paisa } from '../money/money.ts';
import { toBengaliDigits, toLatinDigits } from './digits.ts';

/** The languages of the screen, of a receipt and of a user. */
export type Language = 'bn' | 'en';

const GROUPED = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 20 });

/** Digits in the language's script, nothing else changed. */
export function localDigits(text: string, language: Language): string {
  return language === 'bn' ? toBengaliDigits(text) : toLatinDigits(text);
}

const LATIN_LETTER = /[a-z]/i;

/**
 * An identifier (receipt code, batch, shelf, barcode): as it is written where it has Latin letters, for it is searched for and compared
 * with the pack; else in the language's digits.
 */
export function localCode(text: string, language: Language): string {
  return LATIN_LETTER.test(text) ? text : localDigits(text, language);
}

/** A plain number with lakh grouping (12,34,567) in the language's digits. */
export function formatNumber(value: number, language: Language): string {
  return localDigits(GROUPED.format(value), language);
}

/**
 * An amount of money as people write it in Bangladesh: ৳12,34,567.50 / ৳১২,৩৪,৫৬৭.৫০, the sign before the ৳ when negative.
 * Paisa are shown only where there are any, unless `fixed` asks for two decimals always (columns).
 */
export function formatTaka(
  amount: Paisa,
  language: Language,
  options: { fixed?: boolean; sign?: boolean } = {},
): string {
  const magnitude = Math.abs(amount);
  const taka = Math.floor(magnitude / 100);
  const rest = magnitude % 100;
  const decimals = rest !== 0 || options.fixed ? `.${String(rest).padStart(2, '0')}` : '';
  const sign = amount < 0 ? '-' : '';
  return localDigits(
    `${sign}${options.sign === false ? '' : '৳'}${GROUPED.format(taka)}${decimals}`,
    language,
  );
}
