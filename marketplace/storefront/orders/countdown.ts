/** What is left until `until` (UTC ms) at `now`: whole minutes and seconds, rounded up so that 0:00 means over; null without a limit. */
export function countdown(
  until: number | null,
  now: number,
): { minutes: number; seconds: number; isOver: boolean } | null {
  if (until === null) return null;
  const left = Math.max(0, Math.ceil((until - now) / 1000));
  return { minutes: Math.floor(left / 60), seconds: left % 60, isOver: left === 0 };
}

/** A time that passed, in the largest whole unit that says enough. Times to come count as now: two clocks differ a little. */
export function since(
  at: number,
  now: number,
): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return { unit: 'now', count: 0 };
  if (minutes < 60) return { unit: 'minutes', count: minutes };
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
