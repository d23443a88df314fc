import type { ReceiptLanguage } from '../contract/primitives.ts';
import type { Paisa } from '../money/money.ts';
import { formatTaka, type Language, localDigits } from '../text/format.ts';
import { DHAKA_OFFSET_MS, hourOf } from '../time/business-day.ts';
import type { LocalText } from './receipt-data.ts';

/** Parts of the day as people in Bangladesh name them beside a twelve-hour time, by the hour they begin. */
const DAY_PARTS = [
  [20, 'রাত'],
  [18, 'সন্ধ্যা'],
  [15, 'বিকাল'],
  [12, 'দুপুর'],
  [6, 'সকাল'],
  [4, 'ভোর'],
  [0, 'রাত'],
] as const;

/** The script that a receipt's figures are written in: Bengali unless the receipt is English only. */
export function figuresOf(language: ReceiptLanguage): Language {
  return language === 'en' ? 'en' : 'bn';
}

/** The text in one language with that language's digits, or the other side where this one is empty. */
export function pickText(text: LocalText, language: Language): string {
  const own = language === 'bn' ? text.bn : text.en;
  const chosen = own.trim() === '' ? (language === 'bn' ? text.en : text.bn) : own;
  return localDigits(chosen.trim(), language);
}

/** A label for a receipt: one language, or "Bengali / English" on a receipt in both. */
export function labelText(label: LocalText, language: ReceiptLanguage): string {
  if (language !== 'both') return pickText(label, language);
  return label.bn === label.en ? label.bn : `${label.bn} / ${label.en}`;
}

/** The UTC instant as a calendar date in Bangladesh: 21/11/2026 or ২১/১১/২০২৬. */
export function formatReceiptDate(at: number, language: Language): string {
  const [year, month, day] = new Date(at + DHAKA_OFFSET_MS).toISOString().slice(0, 10).split('-');
  return localDigits(`${day}/${month}/${year}`, language);
}

/** The UTC instant as a twelve-hour time in Bangladesh: "3:05 PM" or "বিকাল ৩:০৫". */
export function formatReceiptTime(at: number, language: Language): string {
  const hour = hourOf(at);
  const minutes = String(new Date(at + DHAKA_OFFSET_MS).getUTCMinutes()).padStart(2, '0');
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${minutes}`;
  if (language === 'en') return `${clock} ${hour < 12 ? 'AM' : 'PM'}`;
  const part = DAY_PARTS.find(([from]) => hour >= from)?.[1] ?? '';
  return localDigits(`${part} ${clock}`, 'bn');
}

/** An expiry (`YYYY-MM` or `YYYY-MM-DD`) as strips print it: 03/27 or ০৩/২৭. Other texts are passed on with local digits. */
export function formatExpiry(expiry: string, language: Language): string {
  const match = /^\d{2}(\d{2})-(\d{2})/.exec(expiry);
  return localDigits(match ? `${match[2]}/${match[1]}` : expiry, language);
}

/** An amount for a receipt column: two decimals always, no ৳, so that the points stand under each other. */
export function columnAmount(amount: Paisa, language: ReceiptLanguage): string {
  return formatTaka(amount, figuresOf(language), { fixed: true, sign: false });
}
