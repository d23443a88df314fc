import type { z } from 'zod';
import type { salesContract } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Permission } from '../../shared/permissions/permissions.ts';
import { toLatinDigits, ungrouped } from '../../shared/text/digits.ts';
import { daysBetween } from '../../shared/time/business-day.ts';
import { nameSearchText, phoneKey } from '../customers/index.ts';

/** What may be asked of the list of receipts. */
export type ReceiptsQuery = z.infer<NonNullable<(typeof salesContract.list)['~orpc']['inputSchema']>>;

/** Throws NOT_ALLOWED for whoever asks for a figure that only those may see who see costs. */
export function refuseHiddenFigure(
  { figure }: Pick<ReceiptsQuery, 'figure'>,
  permissions: ReadonlySet<Permission>,
): void {
  if (figure === 'profit' && !permissions.has('cost.view'))
    throw new Refusal('NOT_ALLOWED', { permission: 'cost.view' });
}

/** What a typed text may mean; each that is not null is looked for, and a receipt that fits any is found. */
export type TextMeaning = {
  receiptCode: string | null;
  receiptNumber: number | null;
  /** Paisa. */
  total: number | null;
  phoneDigits: string | null;
  /** Part of an item's or customer's name. */
  name: string | null;
  customerName: string | null;
};

const MIN_PHONE_DIGITS = 5;
const WHOLE_PHONE_DIGITS = 11;
const QUICK_DAYS = 31;
const QUICK_OFFSET = 10_000;

/** Reads a search text: "T1-000123", "123", "৳1,234.50", a part of a phone number, of an item's or of a customer's name. */
export function meaningOfText(text: string): TextMeaning | null {
  const cleaned = toLatinDigits(text.normalize('NFC')).trim();
  if (cleaned === '') return null;
  const code = /^t(\d+)\s*-\s*(\d+)$/i.exec(cleaned);
  const amount = /^(?:৳|tk\.?)?\s*(\d+)(?:\.(\d{1,2}))?\s*(?:৳|tk|টাকা)?$/iu.exec(ungrouped(cleaned));
  const whole = amount?.[1] ?? '';
  const digits = phoneKey(cleaned);
  const isPhone = /^[+\d][\d -]*$/.test(cleaned) && digits.length >= MIN_PHONE_DIGITS;
  const isName = /\p{L}/u.test(cleaned) && !code;
  return {
    receiptCode: code ? `T${Number(code[1])}-${(code[2] ?? '').padStart(6, '0')}` : null,
    receiptNumber: /^\d{1,9}$/.test(cleaned) ? Number(cleaned) : null,
    total:
      amount && whole.length <= 11 ? Number(whole) * 100 + Number((amount[2] ?? '').padEnd(2, '0')) : null,
    phoneDigits: isPhone ? digits : null,
    name: isName ? text.normalize('NFC').trim() : null,
    customerName: isName ? nameSearchText(cleaned).trim() : null,
  };
}

/** True when only days narrow the list: then the maintained totals know how many there are and what they add up to. */
export function isOnlyDays(query: ReceiptsQuery): boolean {
  const { text, hour, tender, productId, categoryId, customerId, tillId, withDiscount, figure } = query;
  const others = [hour, tender, productId, categoryId, customerId, tillId, figure];
  return text.trim() === '' && !withDiscount && others.every((value) => value === null);
}

/**
 * True when the list can be read between two scans: by an index straight to few receipts, or within a month. Anything else may
 * walk years of receipts and belongs on the reading connection.
 */
export function isQuick(query: ReceiptsQuery): boolean {
  const meaning = meaningOfText(query.text);
  if (isOnlyDays(query)) return query.offset <= QUICK_OFFSET;
  if (meaning !== null) {
    // Part of a number may be many customers' numbers, and all their receipts.
    const isPart = meaning.phoneDigits !== null && meaning.phoneDigits.length < WHOLE_PHONE_DIGITS;
    return meaning.name === null && !isPart;
  }
  const { fromDay, toDay } = query;
  return fromDay !== null && toDay !== null && daysBetween(fromDay, toDay) <= QUICK_DAYS;
}
