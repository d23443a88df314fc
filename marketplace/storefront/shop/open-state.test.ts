import { describe, expect, it } from 'vitest';
import { openState, weekdayIndex, weekRows } from './open-state.ts';

const dhaka = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 6, minute);

describe('what is said of a shop’s door', () => {
  const now = dhaka(21, 15);

  it('names the hour it closes, also after midnight', () => {
    expect(openState({ isOpen: true, changesAt: dhaka(21, 22) }, now)).toEqual({
      says: 'openUntil',
      at: dhaka(21, 22),
    });
    expect(openState({ isOpen: true, changesAt: dhaka(22, 1) }, now)).toMatchObject({ says: 'openUntil' });
  });

  it('says only that it is open where it never closes or closes days later', () => {
    expect(openState({ isOpen: true, changesAt: null }, now).says).toBe('open');
    expect(openState({ isOpen: true, changesAt: dhaka(25, 22) }, now).says).toBe('open');
  });

  it('says when it opens: today, tomorrow by the day of Dhaka, or on a day', () => {
    expect(openState({ isOpen: false, changesAt: dhaka(21, 17) }, now).says).toBe('opensToday');
    expect(openState({ isOpen: false, changesAt: dhaka(22, 9) }, dhaka(21, 23, 30)).says).toBe(
      'opensTomorrow',
    );
    expect(openState({ isOpen: false, changesAt: dhaka(24, 9) }, now).says).toBe('opensLater');
    expect(openState({ isOpen: false, changesAt: null }, now)).toEqual({ says: 'closed', at: 0 });
  });

  it('turns over on a page that stood open past the change', () => {
    expect(openState({ isOpen: true, changesAt: dhaka(21, 14) }, now).says).toBe('closed');
    expect(openState({ isOpen: false, changesAt: dhaka(21, 14) }, now).says).toBe('open');
  });
});

describe('the week', () => {
  it('begins on Saturday', () => {
    expect(weekdayIndex(dhaka(21, 0, 1))).toBe(0);
    expect(weekdayIndex(dhaka(21, 23, 59))).toBe(0);
    expect(weekdayIndex(dhaka(27, 12))).toBe(6);
  });

  it('puts days together that are alike', () => {
    const long = [{ from: 540, to: 1320 }];
    const friday = [{ from: 900, to: 1320 }];
    expect(weekRows([long, long, long, long, long, long, friday])).toEqual([
      { from: 0, to: 5, spans: long },
      { from: 6, to: 6, spans: friday },
    ]);
    expect(weekRows([[], long, long, long, long, long, long])[0]).toEqual({ from: 0, to: 0, spans: [] });
  });
});
