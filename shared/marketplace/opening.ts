import { DHAKA_OFFSET_MS } from '../time/business-day.ts';
import type { Hours } from './market-primitives.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Day of the week counted from Saturday, and minutes after its midnight, Dhaka time, together as minutes of the week. */
export function minuteOfWeek(at: number): number {
  const dhaka = at + DHAKA_OFFSET_MS;
  const day = (new Date(dhaka).getUTCDay() + 1) % 7;
  return day * DAY_MINUTES + Math.floor((dhaka % (DAY_MINUTES * MINUTE)) / MINUTE);
}

/** Spans in minutes of the week, those that touch joined; one that runs past the week's end also stands at its beginning. */
function spansOfWeek(hours: Hours): { from: number; to: number }[] {
  const spans = hours
    .flatMap((day, index) =>
      day.map(({ from, to }) => ({ from: index * DAY_MINUTES + from, to: index * DAY_MINUTES + to })),
    )
    .flatMap((span) => [
      { from: span.from - WEEK_MINUTES, to: span.to - WEEK_MINUTES },
      span,
      { from: span.from + WEEK_MINUTES, to: span.to + WEEK_MINUTES },
    ])
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/**
 * Whether a shop of these hours is open at the UTC instant `at` (ms), and when that changes next; null where it never does (always open, or
 * no hours at all).
 */
export function openingAt(hours: Hours, at: number): { isOpen: boolean; changesAt: number | null } {
  const spans = spansOfWeek(hours);
  const now = minuteOfWeek(at);
  const start = Math.floor(at / MINUTE) * MINUTE;
  const present = spans.find((span) => span.from <= now && now < span.to);
  if (present) {
    const isForever = present.to - present.from >= WEEK_MINUTES;
    return { isOpen: true, changesAt: isForever ? null : start + (present.to - now) * MINUTE };
  }
  const next = spans.find((span) => span.from > now);
  return { isOpen: false, changesAt: next ? start + (next.from - now) * MINUTE : null };
}
