import { type BaseUnits, type Paisa, roundRatio } from '../../shared/money/money.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';
import { type BusinessDay, isBusinessDay } from '../../shared/time/business-day.ts';

/**
 * A value read from a cell: nothing there, the value (`isRounded` where the text was finer than a paisa), or a text that is none
 * (`hasComma` where a comma stands in it as if it began the decimals).
 */
export type Read<Value> =
  | { is: 'empty' }
  | { is: 'value'; value: Value; isRounded?: true }
  | { is: 'bad'; hasComma?: true };

const EMPTY = { is: 'empty' } as const;
const BAD = { is: 'bad' } as const;
const MONEY_WORDS = /৳|টাকা|taka|tk\.?|bdt|\/[-=]/giu;
const NOTHING = /^(|-|–|n\/?a|null|none|nil)$/i;
const MOST_PAISA = 100_000_000_000_000;
const MOST_UNITS = 1_000_000_000;

/** Digits, grouped by thousands or the Indian way: the last group has three, so that 12,50 is not taken for 1250. */
const WHOLE = String.raw`\d{1,3}(?:,\d{2,3})*,\d{3}|\d*`;
const PRICE = new RegExp(String.raw`^(${WHOLE})(?:\.(\d*))?$`);
const QUANTITY = new RegExp(String.raw`^(${WHOLE})(?:\.0*)?$`);
const NO_NUMBER = { is: 'bad', hasComma: true } as const;
const badNumber = (bare: string) => (/^[\d.]*\d,\d+$/.test(bare) ? NO_NUMBER : BAD);

/** An amount of taka as people write it (1,250.50 · ৳১২৫ · Tk 20/-) as whole paisa, rounded half up; never negative. */
export function readPrice(text: string): Read<Paisa> {
  const bare = toLatinDigits(text).replace(MONEY_WORDS, '').replace(/\s+/g, '');
  if (NOTHING.test(bare)) return EMPTY;
  const [, whole, decimals] = PRICE.exec(bare) ?? [];
  if (whole === undefined || (whole === '' && !decimals)) return badNumber(bare);
  const fraction = (decimals ?? '').slice(0, 12);
  const digits = BigInt(`${whole.replaceAll(',', '')}${fraction}` || '0');
  if (digits > BigInt(MOST_PAISA) * 10n ** BigInt(fraction.length)) return BAD;
  const value = roundRatio(digits * 100n, 10n ** BigInt(fraction.length));
  if (value > MOST_PAISA) return BAD;
  const rounded = /^\d\d0*[1-9]/.test(decimals ?? '') ? ({ isRounded: true } as const) : {};
  return { is: 'value', value: value as Paisa, ...rounded };
}

/** A price to sell at or an MRP: zero, as price lists write for goods not yet priced, says nothing. A cost may be zero: see `readPrice`. */
export function readSellingPrice(text: string): Read<Paisa> {
  const read = readPrice(text);
  return read.is === 'value' && read.value === 0 ? EMPTY : read;
}

/** A whole number of base units or packs, zero or more, in either script; "12.0" is 12, "12.5" is bad. */
export function readQuantity(text: string): Read<BaseUnits> {
  const bare = toLatinDigits(text).replace(/\s/g, '');
  if (NOTHING.test(bare)) return EMPTY;
  const [, whole] = QUANTITY.exec(bare) ?? [];
  if (!whole) return badNumber(bare);
  const value = Number(whole.replaceAll(',', ''));
  if (value > MOST_UNITS) return BAD;
  return { is: 'value', value: value as BaseUnits };
}

/** A VAT rate in hundredths of a percent: "15", "7.5%", "0". */
export function readVatRate(text: string): Read<number> {
  const bare = toLatinDigits(text).replace(/[\s%]/g, '');
  if (NOTHING.test(bare)) return EMPTY;
  const value = /^\d{1,3}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : Number.NaN;
  return value <= 10_000 ? { is: 'value', value } : BAD;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function day(year: number, month: number, date: number): Read<BusinessDay> {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isBusinessDay(text) && full >= 1990 && full <= 2100 ? { is: 'value', value: text } : BAD;
}

/**
 * An expiry date: 2027-05-31, 31/05/2027 or 31.5.27 (day first), 31 May 2027, and month alone (05/2027, 5/27, May 2027,
 * 2027-05), which means the month's last day.
 */
export function readExpiry(text: string): Read<BusinessDay> {
  const bare = toLatinDigits(text).trim().toLowerCase();
  if (NOTHING.test(bare)) return EMPTY;
  const numbers = bare
    .replace(/^(\d{4}-\d{2}-\d{2})[t ].*$/, '$1')
    .replace(/[a-z]{3,}/g, (word) => String(MONTHS.indexOf(word.slice(0, 3)) + 1 || 'x'))
    .split(/[\s/.,-]+/)
    .map(Number);
  const [a = Number.NaN, b = Number.NaN, c] = numbers;
  if (numbers.length > 3 || numbers.some((number) => !Number.isInteger(number) || number < 0)) return BAD;
  if (c !== undefined) return a > 31 ? day(a, b, c) : day(c, b, a);
  const [year, month] = a > 12 ? [a, b] : [b, a];
  const full = year < 100 ? 2000 + year : year;
  return month >= 1 && month <= 12 ? day(full, month, lastDayOf(full, month)) : BAD;
}

const CLASS_WORDS: Readonly<Record<string, 'none' | 'otc' | 'rx' | 'controlled'>> = {
  none: 'none',
  no: 'none',
  otc: 'otc',
  overthecounter: 'otc',
  rx: 'rx',
  prescription: 'rx',
  prescriptiononly: 'rx',
  pom: 'rx',
  controlled: 'controlled',
  narcotic: 'controlled',
  psychotropic: 'controlled',
};

/** How a medicine may be sold, where the text says so; a therapeutic class ("Antacids") is bad. */
export function readDrugClass(text: string): Read<'none' | 'otc' | 'rx' | 'controlled'> {
  const bare = text.toLowerCase().replace(/[^a-z]/g, '');
  if (text.trim() === '') return EMPTY;
  const value = Object.hasOwn(CLASS_WORDS, bare) ? CLASS_WORDS[bare] : undefined;
  return value ? { is: 'value', value } : BAD;
}
