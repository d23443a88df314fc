const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** By how much a clock is off (ms, either way), in the largest unit of which that is at least two. */
export function clockOff(aheadMs: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.round(Math.abs(aheadMs) / MINUTE_MS);
  const hours = Math.round(minutes / HOUR_MINUTES);
  if (hours >= 2 * DAY_HOURS) return { unit: 'days', count: Math.round(hours / DAY_HOURS) };
  return minutes >= 2 * HOUR_MINUTES ? { unit: 'hours', count: hours } : { unit: 'minutes', count: minutes };
}
