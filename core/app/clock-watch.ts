import { businessDayOf } from '../../shared/time/business-day.ts';
import { appendAudit } from '../db/audit.ts';
import { newestRecord } from '../db/newest-record.ts';
import type { Reader } from '../db/reader.ts';
import type { Shop } from './shop.ts';

const EVERY_MS = 60_000;
/** A clock that a time server puts right goes back by less. */
const TOLERANCE_MS = 5 * 60_000;

/** Watches the clock of an open shop. */
export type ClockWatch = {
  /** Looks now. Never throws: what goes wrong is logged. */
  look(): void;
  stop(): void;
};

/**
 * The shop's one rule for a clock that was set back: the newest moment that was recorded (UTC ms), where `now` is more than five minutes
 * before it; null while the clock can be right.
 */
export function clockBehind(reader: Reader, now: number): number | null {
  const newest = newestRecord(reader);
  return newest !== null && now < newest - TOLERANCE_MS ? newest : null;
}

/**
 * Looks at once and each minute whether the clock is behind what was recorded, tells all tills when that changes and audits that it
 * began. Nothing is held up by it.
 */
export function watchClock({ db, ports, events }: Shop): ClockWatch {
  let wasBehind = false;
  const look = () => {
    try {
      const at = ports.clock.now();
      const newest = clockBehind(db, at);
      if ((newest !== null) === wasBehind) return;
      wasBehind = newest !== null;
      events.publish({ type: 'clock', at, isBehind: wasBehind });
      if (newest === null) return;
      ports.logger.warn({ newest: new Date(newest).toISOString() }, 'clock behind the newest record');
      const details = { lastRecorded: businessDayOf(newest) };
      const entry = {
        userId: null,
        tillId: null,
        action: 'clock.behind',
        entity: 'shop',
        entityId: '',
        details,
      };
      db.transaction('clock.behind', () => appendAudit(db, { at, ...entry }));
    } catch (error) {
      ports.logger.warn({ error: String(error) }, 'clock not compared');
    }
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
