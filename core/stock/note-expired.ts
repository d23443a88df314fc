import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { noteExpiredBatches } from './outbox.repo.ts';

/**
 * Goods expire without anybody doing anything: tells the marketplace of the published products whose batches did since they were last
 * noted, each once. To be called now and then; answers how many there were.
 */
export function noteExpired({ db, ports }: Pick<Shop, 'db' | 'ports'>): number {
  const now = ports.clock.now();
  const { dayStartHour } = readSettings(db).counter;
  const today = businessDayOf(now, dayStartHour);
  return db.transaction('stock.note-expired', () => noteExpiredBatches(db, { now, today, dayStartHour }));
}
