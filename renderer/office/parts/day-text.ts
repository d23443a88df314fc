import { toLatinDigits } from '../../../shared/text/digits.ts';
import { type Language, localDigits } from '../../../shared/text/format.ts';
import { addDays, type BusinessDay, isBusinessDay } from '../../../shared/time/business-day.ts';

const TAGS = { bn: 'bn-BD', en: 'en-GB' } as const;

const long = {
  bn: new Intl.DateTimeFormat(TAGS.bn, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  en: new Intl.DateTimeFormat(TAGS.en, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
};
const short = {
  bn: new Intl.DateTimeFormat(TAGS.bn, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(TAGS.en, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
};
const weekday = {
  bn: new Intl.DateTimeFormat(TAGS.bn, { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(TAGS.en, { weekday: 'long', timeZone: 'UTC' }),
};

const asDate = (day: BusinessDay) => new Date(`${day}T00:00:00Z`);

/** "Saturday 21 November 2026" / "শনিবার, ২১ নভেম্বর, ২০২৬". */
export const formatLongDay = (day: BusinessDay, language: Language) => long[language].format(asDate(day));

/** "Sat 21 Nov" / "শনি, ২১ নভে". */
export const formatShortDay = (day: BusinessDay, language: Language) => short[language].format(asDate(day));

/** "Saturday" / "শনিবার". */
export const formatWeekday = (day: BusinessDay, language: Language) => weekday[language].format(asDate(day));

/** "21/11/2026" / "২১/১১/২০২৬", as a date field shows it. */
export function formatDay(day: BusinessDay, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return localDigits(`${date}/${month}/${year}`, language);
}

const PART_OF_DAY: readonly [untilHour: number, word: string][] = [
  [4, 'রাত'],
  [6, 'ভোর'],
  [12, 'সকাল'],
  [15, 'দুপুর'],
  [18, 'বিকাল'],
  [20, 'সন্ধ্যা'],
  [24, 'রাত'],
];

/** An hour of the clock as people say it: "6 pm" / "সন্ধ্যা ৬টা". */
export function formatHour(hour: number, language: Language): string {
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  if (language === 'en') return `${twelve} ${hour % 24 < 12 ? 'am' : 'pm'}`;
  const word = PART_OF_DAY.find(([until]) => hour % 24 < until)?.[1] ?? 'রাত';
  return localDigits(`${word} ${twelve}টা`, 'bn');
}

/**
 * Reads a typed day in either script: "21/11/2026", "21/11/26", "21/11" (this year, or the last when that is still to
 * come), "21" (this month or the one before). Null when it is no day.
 */
export function parseDay(text: string, today: BusinessDay): BusinessDay | null {
  const cleaned = toLatinDigits(text).trim();
  if (isBusinessDay(cleaned)) return cleaned;
  const parts = cleaned.split(/[\s/.-]+/);
  if (cleaned === '' || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [date = '', month, year] = parts;
  const build = (y: number, m: number) => {
    const day = `${y}-${String(m).padStart(2, '0')}-${date.padStart(2, '0')}`;
    return isBusinessDay(day) ? day : null;
  };
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = Number(today.slice(5, 7));
  if (year !== undefined) return build(year.length <= 2 ? 2000 + Number(year) : Number(year), Number(month));
  if (month !== undefined) {
    const day = build(thisYear, Number(month));
    return day !== null && day > today ? build(thisYear - 1, Number(month)) : day;
  }
  const day = build(thisYear, thisMonth);
  if (day !== null && day <= today) return day;
  return thisMonth === 1 ? build(thisYear - 1, 12) : build(thisYear, thisMonth - 1);
}

/** The day that an arrow key leads to: up is a day later, down a day earlier, with Shift a week; null for other keys. */
export function dayByKey(day: BusinessDay, key: string, isShift: boolean): BusinessDay | null {
  const step = isShift ? 7 : 1;
  if (key === 'ArrowUp') return addDays(day, step);
  if (key === 'ArrowDown') return addDays(day, -step);
  return null;
}
