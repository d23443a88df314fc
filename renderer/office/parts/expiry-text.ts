import { toLatinDigits } from '../../../shared/text/digits.ts';
import { type BusinessDay, isBusinessDay } from '../../../shared/time/business-day.ts';

/** What a typed expiry comes to: a day, nothing (left empty), or not readable. */
export type TypedExpiry = { kind: 'day'; day: BusinessDay } | { kind: 'empty' } | { kind: 'unreadable' };

const UNREADABLE: TypedExpiry = { kind: 'unreadable' };

function asDay(year: number, month: number, day: number): TypedExpiry {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isBusinessDay(text) ? { kind: 'day', day: text } : UNREADABLE;
}

function lastDayOf(year: number, month: number): TypedExpiry {
  if (month < 1 || month > 12) return UNREADABLE;
  return asDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/**
 * Reads an expiry as it is printed on a pack, digits of either script: "03/27", "3-2027", "0327", "15/03/27", "150327".
 * Month and year mean the month's last day, as on a strip.
 */
export function parseExpiry(text: string): TypedExpiry {
  const cleaned = toLatinDigits(text).trim();
  if (cleaned === '') return { kind: 'empty' };
  if (isBusinessDay(cleaned)) return { kind: 'day', day: cleaned };
  const bare = /^(?:(\d{2})(\d{2})(\d{2})|(\d{2})(\d{2}))$/.exec(cleaned);
  if (bare?.[4]) return lastDayOf(fullYear(bare[5] ?? ''), Number(bare[4]));
  if (bare?.[1]) return asDay(fullYear(bare[3] ?? ''), Number(bare[2]), Number(bare[1]));
  const parts = cleaned.split(/[\s/.-]+/);
  if (parts.some((part) => !/^\d+$/.test(part))) return UNREADABLE;
  const [first = '', second = '', third] = parts;
  const year = third ?? second;
  if (parts.length > 3 || parts.length < 2 || (year.length !== 2 && year.length !== 4)) return UNREADABLE;
  if (third === undefined) return lastDayOf(fullYear(second), Number(first));
  return asDay(fullYear(third), Number(second), Number(first));
}

/** The text with the slash put in after the month while somebody types: "0327" → "03/27"; deleting is left alone. */
export function expiryWhileTyping(before: string, after: string): string {
  const latin = toLatinDigits(after);
  if (after.length < before.length || !/^\d{3,4}$/.test(latin)) return after;
  const month = Number(latin.slice(0, 2));
  return month >= 1 && month <= 12 ? `${after.slice(0, 2)}/${after.slice(2)}` : after;
}
