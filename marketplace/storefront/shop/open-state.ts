import type { Hours } from '../../../shared/marketplace/market-primitives.ts';
import { businessDayOf, DHAKA_OFFSET_MS, daysBetween } from '../../../shared/time/business-day.ts';

/** What to say of a shop's door: which sentence, and the instant in it (UTC ms; 0 where the sentence names none). */
export type OpenState = {
  says: 'open' | 'openUntil' | 'closed' | 'opensToday' | 'opensTomorrow' | 'opensLater';
  at: number;
};

/** Reads a shop card at `now` (UTC ms): open until when, or when it opens again. */
export function openState(shop: { isOpen: boolean; changesAt: number | null }, now: number): OpenState {
  const { isOpen, changesAt } = shop;
  if (changesAt === null) return { says: isOpen ? 'open' : 'closed', at: 0 };
  // The page stood open past the change: nothing sure can be said until it is read again.
  if (changesAt <= now) return { says: isOpen ? 'closed' : 'open', at: 0 };
  const days = daysBetween(businessDayOf(now), businessDayOf(changesAt));
  // Always open, or open for days on end: a time without a day would mislead.
  if (isOpen) return days > 1 ? { says: 'open', at: 0 } : { says: 'openUntil', at: changesAt };
  if (days === 0) return { says: 'opensToday', at: changesAt };
  return { says: days === 1 ? 'opensTomorrow' : 'opensLater', at: changesAt };
}

/** The place of a UTC instant's day in `Hours`, where Saturday is the first: 0–6. */
export function weekdayIndex(at: number): number {
  return (new Date(at + DHAKA_OFFSET_MS).getUTCDay() + 1) % 7;
}

/** The days of a week from Saturday on, each with its spans; days that are alike and follow each other are put together. */
export function weekRows(hours: Hours): { from: number; to: number; spans: Hours[number] }[] {
  const rows: { from: number; to: number; spans: Hours[number] }[] = [];
  for (const [day, spans] of hours.entries()) {
    const last = rows.at(-1);
    if (last && JSON.stringify(last.spans) === JSON.stringify(spans)) last.to = day;
    else rows.push({ from: day, to: day, spans });
  }
  return rows;
}

/** True where a day's hours are the whole day. */
export function isAllDay(spans: Hours[number]): boolean {
  return spans.length === 1 && spans[0]?.from === 0 && spans[0].to === 1440;
}
