import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paisa } from '../../shared/money/money.ts';
import { hasBengali } from '../../shared/text/fold.ts';
import { formatNumber, formatTaka, type Language, localCode, localDigits } from '../../shared/text/format.ts';
import { addDays, type BusinessDay, DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';

const MONTHS: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  bn: ['জানু', 'ফেব্রু', 'মার্চ', 'এপ্রিল', 'মে', 'জুন', 'জুলাই', 'আগস্ট', 'সেপ্টে', 'অক্টো', 'নভে', 'ডিসে'],
};

const LATIN_LETTER = /[a-z]/i;

/** Money, numbers, days and names as the screen's language writes them. */
export type Format = {
  language: Language;
  /** ৳ with lakh grouping; paisa only where there are any unless `fixed`. */
  taka(amount: Paisa, options?: { fixed?: boolean; sign?: boolean }): string;
  number(value: number): string;
  /** The text with its digits in the language's script: phones, times, sizes. */
  digits(text: string): string;
  /** An identifier (receipt code, batch, shelf, barcode, name of a thing): as it is written where it has Latin letters. */
  code(text: string): string;
  /** 21 Nov 2026 */
  day(day: BusinessDay): string;
  /** An expiry as it is printed: 03/27; with its day where it does not end with the month. */
  expiry(day: BusinessDay): string;
  /** The clock in Bangladesh at a UTC instant: 2:05 pm / দুপুর ২:০৫. */
  time(at: number): string;
  /** Date and clock together. */
  moment(at: number): string;
  /** First the name in the screen's language, then the other one (empty where it is the same or missing). */
  names(item: { nameBn: string; nameEn: string }): { first: string; second: string };
};

function bengaliPartOfDay(hour: number): string {
  if (hour < 4) return 'রাত';
  if (hour < 6) return 'ভোর';
  if (hour < 12) return 'সকাল';
  if (hour < 15) return 'দুপুর';
  if (hour < 18) return 'বিকাল';
  return hour < 20 ? 'সন্ধ্যা' : 'রাত';
}

/** The clock in Bangladesh at the UTC instant `at`. */
export function formatTime(at: number, language: Language): string {
  const date = new Date(at + DHAKA_OFFSET_MS);
  const hour = date.getUTCHours();
  const clock = `${hour % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
  return language === 'bn'
    ? `${bengaliPartOfDay(hour)} ${localDigits(clock, 'bn')}`
    : `${clock} ${hour < 12 ? 'am' : 'pm'}`;
}

/** A business day with the month's short name. */
export function formatDay(day: BusinessDay, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return localDigits(`${Number(date)} ${MONTHS[language][Number(month) - 1] ?? ''} ${year}`, language);
}

/** An expiry as shown beside a batch: "03/27", with the day ("15/03/27") where it is not the month's last. */
export function formatExpiry(day: BusinessDay, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const isMonthEnd = addDays(day, 1).endsWith('-01');
  return localDigits(`${isMonthEnd ? '' : `${date}/`}${month}/${year.slice(2)}`, language);
}

/** All formats for one language. */
export function createFormat(language: Language): Format {
  return {
    language,
    taka: (amount, options) => formatTaka(amount, language, options),
    number: (value) => formatNumber(value, language),
    digits: (text) => localDigits(text, language),
    code: (text) => localCode(text, language),
    day: (day) => formatDay(day, language),
    expiry: (day) => formatExpiry(day, language),
    time: (at) => formatTime(at, language),
    moment: (at) => {
      const day = new Date(at + DHAKA_OFFSET_MS).toISOString().slice(0, 10) as BusinessDay;
      return `${formatDay(day, language)}, ${formatTime(at, language)}`;
    },
    names: (item) => {
      const { nameEn } = item;
      // A Bengali name keeps its digits Bengali, however it was typed; one with Latin letters in it is a brand's own.
      const nameBn =
        hasBengali(item.nameBn) && !LATIN_LETTER.test(item.nameBn)
          ? localDigits(item.nameBn, 'bn')
          : item.nameBn;
      const [first, second] = language === 'bn' ? [nameBn, nameEn] : [nameEn, nameBn];
      if (first === '') return { first: second, second: '' };
      return { first, second: first === second ? '' : second };
    },
  };
}

/** The formats of the language now shown. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'bn';
  return useMemo(() => createFormat(language), [language]);
}
