import { DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';
import type { Random } from './random.ts';

/** How busy each hour of the clock is; the evening most, the early afternoon little. */
const HOURS: readonly (readonly [hour: number, weight: number])[] = [
  [8, 3],
  [9, 6],
  [10, 8],
  [11, 9],
  [12, 8],
  [13, 5],
  [14, 3],
  [15, 3],
  [16, 5],
  [17, 8],
  [18, 11],
  [19, 13],
  [20, 12],
  [21, 8],
  [22, 3],
];

/** Sunday first; shops open late on Friday and sell less. */
const WEEKDAYS = [1.06, 0.98, 0.95, 1, 1.12, 0.62, 1.08];

/** Lines of a basket: 3.1 on average, as clients of medicine shops buy. */
const BASKETS = [
  { lines: 1, weight: 15 },
  { lines: 2, weight: 22 },
  { lines: 3, weight: 26 },
  { lines: 4, weight: 20 },
  { lines: 5, weight: 11 },
  { lines: 6, weight: 6 },
];

const HOUR_MS = 3_600_000;
const OPENS_AT_HOUR = 8;

/** Receipts of a day: more of late than at the beginning, by weekday, with some luck. `age` is days before today. */
export function receiptsOn(dayStart: number, age: number, random: Random): number {
  const weekday = new Date(dayStart + DHAKA_OFFSET_MS).getUTCDay();
  const growth = 1 - age / 400;
  return Math.round(64 * growth * (WEEKDAYS[weekday] ?? 1) * (0.88 + random.next() * 0.24));
}

/**
 * Moments of `count` sales of a day (UTC ms), in order; none at or after `until`. A morning that has just begun gets a few more than its
 * hours would, so that today is not empty; before the shop opens there are none.
 */
export function momentsOf(dayStart: number, count: number, until: number, random: Random): number[] {
  const last = dayStart + 23 * HOUR_MS;
  const moments = Array.from({ length: count }, () => {
    const [hour] = random.pick(HOURS, ([, weight]) => weight);
    return dayStart + (hour + random.next()) * HOUR_MS;
  }).sort((a, b) => a - b);
  if (until >= last) return moments.map(Math.floor);
  const sold = moments.filter((moment) => moment < until);
  if (sold.length * 3 >= count) return sold.map(Math.floor);
  const opened = dayStart + OPENS_AT_HOUR * HOUR_MS;
  if (until <= opened) return [];
  const few = Math.ceil(count / 3);
  return Array.from({ length: few }, (_, index) => Math.floor(opened + (index / few) * (until - 1 - opened)));
}

/** Lines of the next basket, 1 to 6. */
export function basketSize(random: Random): number {
  return random.pick(BASKETS, ({ weight }) => weight).lines;
}
