import { describe, expect, it } from 'vitest';
import {
  addDays,
  type BusinessDay,
  businessDayOf,
  daysBetween,
  hourOf,
  isBusinessDay,
  startOfDay,
} from './business-day.ts';

describe('business days', () => {
  it('turn at midnight in Dhaka, not in Greenwich', () => {
    expect(businessDayOf(Date.UTC(2026, 10, 20, 17, 59, 59))).toBe('2026-11-20');
    expect(businessDayOf(Date.UTC(2026, 10, 20, 18, 0, 0))).toBe('2026-11-21');
  });

  it('can begin later for shops that sell past midnight', () => {
    expect(businessDayOf(Date.UTC(2026, 10, 20, 20, 0, 0), 3)).toBe('2026-11-20');
    expect(businessDayOf(Date.UTC(2026, 10, 20, 21, 0, 0), 3)).toBe('2026-11-21');
  });

  it('begin at the first instant that belongs to them', () => {
    for (const hour of [0, 3]) {
      const at = startOfDay('2026-11-21' as BusinessDay, hour);
      expect([businessDayOf(at - 1, hour), businessDayOf(at, hour)]).toEqual(['2026-11-20', '2026-11-21']);
    }
  });

  it('know the hour on the wall', () => {
    expect(hourOf(Date.UTC(2026, 10, 20, 18, 0, 0))).toBe(0);
    expect(hourOf(Date.UTC(2026, 10, 20, 12, 30, 0))).toBe(18);
  });

  it('count across month and leap day', () => {
    const day = businessDayOf(Date.UTC(2028, 1, 28, 6));
    expect(addDays(day, 2)).toBe('2028-03-01');
    expect(daysBetween(day, addDays(day, 366))).toBe(366);
    expect(addDays(day, -28)).toBe('2028-01-31');
  });

  it('are real dates only', () => {
    expect(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''].map(isBusinessDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(isBusinessDay('2028-02-29')).toBe(true);
  });
});
