import { setImmediate } from 'node:timers/promises';
import { addDays, businessDayOf, daysBetween } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { readPolicy } from './goods.repo.ts';
import { beginNoting, noteExpiring, noteNext, putNotedDay, readNotedDay } from './noting.repo.ts';

/** So many products are noted in one transaction: no sale waits for more. */
const AT_ONCE = 100;
/** Over more days than a shop is closed for, so many goods change that they are told in steps. */
const LONGEST_LEAP = 31;

/**
 * Goods expire, and become short-dated, without anybody doing anything: notes for the marketplace the published products whose offer changes
 * between the day that was noted last and today, forwards or, when a wrong clock is put right, backwards. To be called before offers are
 * read and with each new business day; costs two small reads on a day that is noted. After a leap of more than a month everything is to be
 * told anew (`noteEverything`).
 */
export function noteDay({ db, ports }: Pick<Shop, 'db' | 'ports'>): void {
  const now = ports.clock.now();
  const today = businessDayOf(now, readSettings(db).counter.dayStartHour);
  const noted = readNotedDay(db);
  if (noted === today) return;
  db.transaction('marketplace.note-day', () => {
    putNotedDay(db, today);
    if (noted === null || Math.abs(daysBetween(noted, today)) > LONGEST_LEAP) return beginNoting(db);
    const [first, end] = noted < today ? [noted, today] : [today, noted];
    // A batch may be sold through its last day.
    noteExpiring(db, { now, first, end });
    const { nearExpiry } = readPolicy(db);
    if (nearExpiry)
      noteExpiring(db, {
        now,
        first: addDays(first, nearExpiry.days + 1),
        end: addDays(end, nearExpiry.days + 1),
      });
  });
}

/** Goes on with telling everything published anew, where that was begun, in steps so that the counter never waits; a later call goes on where one was cut off. */
export async function noteEverything({ db, ports }: Pick<Shop, 'db' | 'ports'>): Promise<void> {
  while (db.transaction('marketplace.note', () => noteNext(db, AT_ONCE, ports.clock.now())))
    await setImmediate();
}
