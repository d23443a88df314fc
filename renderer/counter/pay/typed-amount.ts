import { type Language, localDigits } from '../../../shared/text/format.ts';

/**
 * What the amount field holds after an edit: one letter more is a missed key and left out; whatever else was typed or pasted stays as it
 * is, so that what is no amount ("131 50") is refused and never read as another one. Digits in the script of the screen.
 */
export function typedAmount(before: string, after: string, language: Language): string {
  const isOneMore = [...after].length === [...before].length + 1;
  const kept = isOneMore ? after.replace(/[\p{L}\p{M}]/gu, '') : after;
  return kept.trim() === '' ? '' : localDigits(kept, language);
}
