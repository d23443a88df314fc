import { toLatinDigits } from '../../shared/text/digits.ts';
import { words } from '../../shared/text/fold.ts';

/** The phone number in the one form that makes it unique: Latin digits, national (+880 1711… and 1711… are 01711…). */
export function phoneKey(phone: string): string {
  const digits = toLatinDigits(phone)
    .replace(/\D/g, '')
    .replace(/^00(?=880)/, '');
  if (/^880\d{9,10}$/.test(digits)) return `0${digits.slice(3).replace(/^0/, '')}`;
  return /^1\d{9}$/.test(digits) ? `0${digits}` : digits;
}

/** What a name is found by: its words, folded. */
export function nameSearchText(name: string): string {
  return ` ${words(name).join(' ')} `;
}

/** What is asked for: part of a phone number where the text holds at least two digits and no letter, else words of a name. */
export type CustomerQuery =
  | { kind: 'all' }
  | { kind: 'phone'; digits: string }
  | { kind: 'name'; words: string[] };

/** How a typed text is meant. */
export function readCustomerQuery(text: string): CustomerQuery {
  if (/^[\s+\-()0-9০-৯]+$/u.test(text) && /[0-9০-৯]{2}/u.test(text)) {
    return { kind: 'phone', digits: phoneKey(text).replace(/^880(?=\d)/, '0') };
  }
  const asked = words(text);
  return asked.length === 0 ? { kind: 'all' } : { kind: 'name', words: asked };
}
