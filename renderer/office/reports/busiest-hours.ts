/** One hour of the day and what was taken in it, in paisa. */
export type HourSum = { hour: number; net: number };

/** The two hours in a row that took the most money, as `from` to `to` (exclusive); null when nothing was sold. */
export function busiestHours(hours: readonly HourSum[]): { from: number; to: number } | null {
  const byHour = new Map(hours.map(({ hour, net }) => [hour, net]));
  const at = (hour: number) => byHour.get(hour) ?? 0;
  let best: { from: number; sum: number } | null = null;
  for (let from = 0; from < 23; from += 1) {
    const sum = at(from) + at(from + 1);
    if (sum > 0 && (best === null || sum > best.sum)) best = { from, sum };
  }
  if (best === null) return null;
  // A single busy hour is said as one hour, not as the two it could belong to.
  if (at(best.from) === 0) return { from: best.from + 1, to: best.from + 2 };
  if (at(best.from + 1) === 0) return { from: best.from, to: best.from + 1 };
  return { from: best.from, to: best.from + 2 };
}

/** The hours a chart shows: from the first to the last with sales on either day, at least eight of them. */
export function shownHours(busy: readonly number[]): number[] {
  const sold = busy.length === 0 ? [9, 20] : busy;
  let first = Math.min(...sold);
  let last = Math.max(...sold);
  while (last - first < 7) {
    if (last < 23) last += 1;
    if (last - first < 7 && first > 0) first -= 1;
  }
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** How much larger `now` is than `before`, in whole percent; null when there is nothing to compare with. */
export function changeInPercent(now: number, before: number): number | null {
  return before <= 0 ? null : Math.round(((now - before) / before) * 100);
}
