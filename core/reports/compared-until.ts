import { type BusinessDay, businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Up to which moment a day's last week is counted: while the day is running, this time of the clock a week ago (UTC ms), so that
 * a morning is not compared with a whole day; null, the whole day, for every other day.
 */
export function comparedUntil({ db, ports }: Pick<Shop, 'db' | 'ports'>, day: BusinessDay): number | null {
  const now = ports.clock.now();
  return businessDayOf(now, readSettings(db).counter.dayStartHour) === day ? now - WEEK_MS : null;
}
