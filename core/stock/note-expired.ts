import { addDays, businessDayOf, startOfDay } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { noteAvailability, publishedWithExpired } from './outbox.repo.ts';

/**
 * Goods expire without anybody doing anything: tells the marketplace of the published products whose batches did since they were last
 * noted, each once. To be called now and then; answers how many there were.
 */
export function noteExpired({ db, ports }: Pick<Shop, 'db' | 'ports'>): number {
  const now = ports.clock.now();
  const { dayStartHour } = readSettings(db).counter;
  const today = businessDayOf(now, dayStartHour);
  return db.transaction('stock.note-expired', () => {
    // A batch may be sold through its last day.
    const due = publishedWithExpired(db, today).filter(
      ({ expiry, notedAt }) => notedAt < startOfDay(addDays(expiry, 1), dayStartHour),
    );
    for (const { productId } of due) noteAvailability(db, productId, now);
    return due.length;
  });
}
