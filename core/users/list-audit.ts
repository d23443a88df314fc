import type { z } from 'zod';
import type { usersContract } from '../../shared/contract/users.contract.ts';
import { addDays, type BusinessDay, startOfDay } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { type AuditSpan, readEntries } from './audit.repo.ts';

type Asked = z.output<NonNullable<(typeof usersContract.audit)['~orpc']['inputSchema']>>;
type Answer = z.output<NonNullable<(typeof usersContract.audit)['~orpc']['outputSchema']>>;

/** The moments that these business days of the shop begin and end at; null where a side is open. */
export function auditSpan(
  { db }: Pick<Shop, 'db'>,
  { fromDay, toDay }: { fromDay: BusinessDay | null; toDay: BusinessDay | null },
): AuditSpan {
  const { dayStartHour } = readSettings(db).counter;
  return {
    from: fromDay && startOfDay(fromDay, dayStartHour),
    until: toDay && startOfDay(addDays(toDay, 1), dayStartHour),
  };
}

/** A page of the audit trail, newest first, narrowed to these days; `next` is what to ask the page after it with. */
export function listAudit(shop: Pick<Shop, 'db'>, { before, limit, ...days }: Asked): Answer {
  const found = readEntries(shop.db, auditSpan(shop, days), { before: before ?? null, limit: limit + 1 });
  const items = found
    .slice(0, limit)
    .map((entry) => ({ ...entry, details: JSON.parse(entry.details) as Record<string, unknown> }));
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
