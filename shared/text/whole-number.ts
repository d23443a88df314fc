import { toLatinDigits, ungrouped } from './digits.ts';

/** The whole number that was typed in digits of either script, thousands marked or not; null where it is none. */
export function readWhole(text: string): number | null {
  const digits = ungrouped(toLatinDigits(text).trim());
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
