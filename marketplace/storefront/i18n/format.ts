import { toBengaliDigits, toLatinDigits } from '../../../shared/text/digits.ts';
import {
  formatNumber,
  formatTaka,
  type Language,
  localCode,
  localDigits,
} from '../../../shared/text/format.ts';
import { DHAKA_OFFSET_MS } from '../../../shared/time/business-day.ts';

const MONTHS: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  bn: ['জানু', 'ফেব্রু', 'মার্চ', 'এপ্রিল', 'মে', 'জুন', 'জুলাই', 'আগস্ট', 'সেপ্টে', 'অক্টো', 'নভে', 'ডিসে'],
};

/** A thing with a name in each script, one of which may be missing. */
export type Named = { nameBn: string; nameEn: string };

/** Money, numbers, distances, times and names as the page's language writes them. */
export type Format = {
  language: Language;
  /** ৳ with lakh grouping, of whole paisa. */
  taka: (amount: number) => string;
  number: (value: number) => string;
  /** The text with its digits in the language's script. */
  digits: (text: string) => string;
  /** The same, but as it is written where it has Latin letters: addresses, makers, licences, a shop's own words. */
  code: (text: string) => string;
  /** Metres, rounded to what matters: 350 m, 1.2 km. */
  distance: (metres: number) => string;
  /** The clock in Bangladesh: 2:05 pm / দুপুর ২:০৫; `minutes` after midnight, Dhaka time. */
  clock: (minutes: number) => string;
  /** The clock in Bangladesh at a UTC instant. */
  time: (at: number) => string;
  /** 21 Nov 2026 in Bangladesh at a UTC instant, or of a day written YYYY-MM-DD. */
  day: (at: number | string) => string;
  moment: (at: number) => string;
  /** Stars out of hundredths: 4.5. */
  rating: (hundredths: number) => string;
  /** The name in the page's language, or the other one where it is missing. */
  name: (item: Named) => string;
  /** The name in the other script, '' where it is the same or missing. */
  otherName: (item: Named) => string;
};

function bengaliPartOfDay(hour: number): string {
  if (hour < 4) return 'রাত';
  if (hour < 6) return 'ভোর';
  if (hour < 12) return 'সকাল';
  if (hour < 15) return 'দুপুর';
  if (hour < 18) return 'বিকাল';
  return hour < 20 ? 'সন্ধ্যা' : 'রাত';
}

function clockText(minutes: number, language: Language): string {
  const hour = Math.floor(minutes / 60) % 24;
  const clock = `${hour % 12 || 12}:${String(minutes % 60).padStart(2, '0')}`;
  return language === 'bn'
    ? `${bengaliPartOfDay(hour)} ${toBengaliDigits(clock)}`
    : `${clock} ${hour < 12 ? 'am' : 'pm'}`;
}

function dayText(at: number | string, language: Language): string {
  const day = typeof at === 'string' ? at : new Date(at + DHAKA_OFFSET_MS).toISOString();
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return localDigits(`${Number(date)} ${MONTHS[language][Number(month) - 1] ?? ''} ${year}`, language);
}

function distanceText(metres: number, language: Language): string {
  const near = Math.max(10, Math.round(metres / 10) * 10);
  if (near < 1000) return `${formatNumber(near, language)} ${language === 'bn' ? 'মি' : 'm'}`;
  const km = metres < 9950 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000);
  return `${formatNumber(km, language)} ${language === 'bn' ? 'কিমি' : 'km'}`;
}

/** A name given in Bengali keeps its digits Bengali, however it was typed; one with Latin letters in it is a brand's own. */
const inBengali = (name: string) =>
  /[\u0985-\u09e3]/.test(name) && !/[a-z]/i.test(name) ? toBengaliDigits(name) : name;

/** The address that dials a phone number, in whichever digits it was written. */
export function phoneHref(phone: string): string {
  return `tel:${toLatinDigits(phone).replaceAll(/[^+0-9]/g, '')}`;
}

/** All formats of one language. */
export function createFormat(language: Language): Format {
  const time = (at: number) => clockText(Math.floor((at + DHAKA_OFFSET_MS) / 60_000) % 1440, language);
  const pair = (item: Named): [string, string] =>
    language === 'bn' ? [inBengali(item.nameBn), item.nameEn] : [item.nameEn, inBengali(item.nameBn)];
  return {
    language,
    taka: (amount) => formatTaka(amount as Parameters<typeof formatTaka>[0], language),
    number: (value) => formatNumber(value, language),
    digits: (text) => localDigits(text, language),
    code: (text) => localCode(text, language),
    distance: (metres) => distanceText(metres, language),
    clock: (minutes) => clockText(minutes, language),
    time,
    day: (at) => dayText(at, language),
    moment: (at) => `${dayText(at, language)}, ${time(at)}`,
    rating: (hundredths) => formatNumber(Math.round(hundredths / 10) / 10, language),
    name: (item) => pair(item)[0] || pair(item)[1],
    otherName: (item) => (pair(item)[0] === '' || pair(item)[0] === pair(item)[1] ? '' : pair(item)[1]),
  };
}
