import { type BusinessDay, businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The business day now, by the shop's clock and start of the day. */
export function todayOf({ db, ports }: Pick<Shop, 'db' | 'ports'>): BusinessDay {
  return businessDayOf(ports.clock.now(), readSettings(db).counter.dayStartHour);
}

/**
 * Up to which moment a day's last week is counted: while the day is running, this time of the clock a week ago (UTC ms), so that
 * a morning is not compared with a whole day; null, the whole day, for every other day.
 */
export function comparedUntil(shop: Pick<Shop, 'db' | 'ports'>, day: BusinessDay): number | null {
  return todayOf(shop) === day ? shop.ports.clock.now() - WEEK_MS : null;
}
