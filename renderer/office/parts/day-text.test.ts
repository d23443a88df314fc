import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { dayByKey, formatDay, formatHour, formatLongDay, parseDay } from './day-text.ts';

const today = '2026-11-21' as BusinessDay;

describe('days as typed and shown', () => {
  it.each([
    ['21/11/2026', '2026-11-21'],
    ['২১/১১/২৬', '2026-11-21'],
    ['5-11', '2026-11-05'],
    ['25/12', '2025-12-25'],
    ['20', '2026-11-20'],
    ['25', '2026-10-25'],
    ['2026-11-01', '2026-11-01'],
  ])('%s is %s', (typed, expected) => expect(parseDay(typed, today)).toBe(expected));

  it.each(['', '31/02/2026', 'x', '1/2/3/4', '99'])('"%s" is no day', (typed) =>
    expect(parseDay(typed, today)).toBeNull(),
  );

  it('goes back over new year', () => expect(parseDay('31', '2026-01-05' as BusinessDay)).toBe('2025-12-31'));

  it('moves by arrows', () => {
    expect(dayByKey(today, 'ArrowDown', false)).toBe('2026-11-20');
    expect(dayByKey(today, 'ArrowDown', true)).toBe('2026-11-14');
    expect(dayByKey(today, 'a', false)).toBeNull();
  });

  it('shows no Latin digit in Bengali and no Bengali one in English', () => {
    for (const text of [formatDay(today, 'bn'), formatLongDay(today, 'bn'), formatHour(18, 'bn')])
      expect(text).not.toMatch(/[0-9]/);
    for (const text of [formatDay(today, 'en'), formatLongDay(today, 'en'), formatHour(18, 'en')])
      expect(text).not.toMatch(/[০-৯]/);
  });

  it('says hours as people do', () => {
    expect(formatHour(18, 'bn')).toBe('সন্ধ্যা ৬টা');
    expect(formatHour(0, 'en')).toBe('12 am');
    expect(formatHour(24, 'en')).toBe('12 am');
    expect(formatHour(12, 'en')).toBe('12 pm');
  });
});
