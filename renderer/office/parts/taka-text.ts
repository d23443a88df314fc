import type { Paisa } from '../../../shared/money/money.ts';
import { readTaka } from '../../../shared/money/read-taka.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { formatTaka, type Language } from '../../../shared/text/format.ts';

/** What a typed amount comes to: paisa, nothing (left empty), or not readable. */
export type TypedTaka = { kind: 'amount'; amount: Paisa } | { kind: 'empty' } | { kind: 'unreadable' };

const MOST_TAKA = 1_000_000_000_000;

/** Reads an amount of taka typed in either script, with or without ৳ and grouping: "1,234.5" → 123450 paisa. */
export function parseTaka(text: string): TypedTaka {
  if (/^[৳\s]*$/.test(text)) return { kind: 'empty' };
  const amount = readTaka(text, MOST_TAKA);
  return amount === null ? { kind: 'unreadable' } : { kind: 'amount', amount };
}

/** An amount as it stands in a field: without ৳, in the language's digits; empty for null. */
export function takaForField(amount: Paisa | null, language: Language): string {
  return amount === null ? '' : formatTaka(amount, language, { sign: false });
}

/** A percentage typed in either script as hundredths of a percent: "7.5" → 750; null when it is not between 0 and 100. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(toLatinDigits(text).replace(/[%\s]/g, ''));
  if (!match) return null;
  const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return basisPoints > 10_000 ? null : basisPoints;
}
