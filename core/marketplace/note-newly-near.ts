import { addDays, businessDayOf, DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { noteNearing, readPolicy } from './goods.repo.ts';

/**
 * Goods become short-dated without anybody doing anything: where those are marked down online, tells the marketplace of the products whose
 * offer may have changed with the day. To be called with each new business day; answers how many there were.
 */
export function noteNewlyNear({ db, ports }: Pick<Shop, 'db' | 'ports'>): number {
  const { nearExpiry } = readPolicy(db);
  if (!nearExpiry) return 0;
  const now = ports.clock.now();
  const { dayStartHour } = readSettings(db).counter;
  const today = businessDayOf(now, dayStartHour);
  const dayBegan = Date.parse(`${today}T00:00:00Z`) - DHAKA_OFFSET_MS + dayStartHour * 3_600_000;
  return db.transaction('marketplace.note-near', () =>
    noteNearing(db, { now, dayBegan, first: today, last: addDays(today, nearExpiry.days) }),
  );
}
