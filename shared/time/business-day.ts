/** A shop's day as `YYYY-MM-DD` in Bangladesh time (UTC+6 all year, no daylight saving). */
export type BusinessDay = string & { readonly __unit: 'business-day' };

/** What the clock in Bangladesh is ahead of UTC, in ms. */
export const DHAKA_OFFSET_MS = 6 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The business day that the UTC instant `at` (ms) belongs to; `dayStartHour` (0–6) lets a shop that sells past midnight keep one day. */
export function businessDayOf(at: number, dayStartHour = 0): BusinessDay {
  return new Date(at + DHAKA_OFFSET_MS - dayStartHour * 3_600_000).toISOString().slice(0, 10) as BusinessDay;
}

/** The UTC instant (ms) at which the business day begins; it ends where the next one begins. */
export function startOfDay(day: BusinessDay, dayStartHour = 0): number {
  return Date.parse(`${day}T00:00:00Z`) - DHAKA_OFFSET_MS + dayStartHour * 3_600_000;
}

/** The hour of the clock in Bangladesh, 0–23, at the UTC instant `at` (ms). */
export function hourOf(at: number): number {
  return new Date(at + DHAKA_OFFSET_MS).getUTCHours();
}

/** The business day `days` later (or earlier when negative). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as BusinessDay;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** True when the text is a real calendar date written `YYYY-MM-DD`. */
export function isBusinessDay(text: string): text is BusinessDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
