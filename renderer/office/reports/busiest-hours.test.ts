import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busiestHours, changeInPercent, shownHours } from './busiest-hours.ts';

describe('busiest hours', () => {
  it('finds the two hours in a row with the most money', () => {
    const hours = [
      { hour: 9, net: 500 },
      { hour: 18, net: 400 },
      { hour: 19, net: 450 },
    ];
    expect(busiestHours(hours)).toEqual({ from: 18, to: 20 });
  });

  it('says one hour when it stands alone', () => {
    expect(busiestHours([{ hour: 9, net: 500 }])).toEqual({ from: 9, to: 10 });
    expect(busiestHours([{ hour: 23, net: 500 }])).toEqual({ from: 23, to: 24 });
    expect(busiestHours([{ hour: 0, net: 500 }])).toEqual({ from: 0, to: 1 });
  });

  it('says nothing of a day without sales', () => expect(busiestHours([{ hour: 9, net: 0 }])).toBeNull());

  it('shows every hour with sales, at least eight', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 23 })), (busy) => {
        const hours = shownHours(busy);
        expect(hours.length).toBeGreaterThanOrEqual(8);
        for (const hour of busy) expect(hours).toContain(hour);
        expect(hours.every((hour) => hour >= 0 && hour <= 23)).toBe(true);
      }),
    );
  });

  it('compares only with something', () => {
    expect(changeInPercent(110, 100)).toBe(10);
    expect(changeInPercent(50, 100)).toBe(-50);
    expect(changeInPercent(5, 0)).toBeNull();
  });
});
