import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { ROLES, type Role } from '../../../shared/permissions/permissions.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { type Language, localDigits } from '../../../shared/text/format.ts';
import { parsePercent } from '../parts/taka-text.ts';

type Counter = ShopSettings['counter'];

/** The counter's settings as the form shows them: numbers are still text. */
export type CounterForm = Omit<Counter, 'nearExpiryDays' | 'idleLockMinutes' | 'discountCapBp'> & {
  nearExpiryDays: string;
  idleLockMinutes: string;
  caps: Record<Role, string>;
};

/** The form of stored settings, numbers in the language's digits. */
export function formOfCounter(counter: Counter, language: Language): CounterForm {
  const { nearExpiryDays, idleLockMinutes, discountCapBp, ...rest } = counter;
  const number = (value: number) => localDigits(String(value), language);
  return {
    ...rest,
    nearExpiryDays: number(nearExpiryDays),
    idleLockMinutes: number(idleLockMinutes),
    caps: Object.fromEntries(ROLES.map((role) => [role, number((discountCapBp[role] ?? 0) / 100)])) as Record<
      Role,
      string
    >,
  };
}

function whole(text: string, least: number, most: number): number | null {
  const cleaned = toLatinDigits(text).trim();
  if (!/^\d{1,4}$/.test(cleaned)) return null;
  const value = Number(cleaned);
  return value >= least && value <= most ? value : null;
}

/** What the form says, or the names of the fields that cannot be read. */
export function readCounter(
  form: CounterForm,
): { counter: Counter; wrong: null } | { counter: null; wrong: ReadonlySet<string> } {
  const { nearExpiryDays, idleLockMinutes, caps, ...rest } = form;
  const wrong = new Set<string>();
  const days = whole(nearExpiryDays, 0, 720);
  if (days === null) wrong.add('nearExpiryDays');
  const minutes = whole(idleLockMinutes, 1, 240);
  if (minutes === null) wrong.add('idleLockMinutes');
  const read = ROLES.map((role) => [role, parsePercent(caps[role])] as const);
  for (const [role, cap] of read) if (cap === null) wrong.add(`caps.${role}`);
  if (days === null || minutes === null || wrong.size > 0) return { counter: null, wrong };
  const discountCapBp = Object.fromEntries(read) as Counter['discountCapBp'];
  return { wrong: null, counter: { ...rest, nearExpiryDays: days, idleLockMinutes: minutes, discountCapBp } };
}
