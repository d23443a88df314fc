import { describe, expect, it } from 'vitest';
import type { Hours } from './market-primitives.ts';
import { openingAt } from './opening.ts';

const dhaka = (text: string) => Date.parse(`${text}+06:00`);
const daily = (from: number, to: number): Hours => Array.from({ length: 7 }, () => [{ from, to }]);

describe('opening hours', () => {
  it('count from Saturday, in Dhaka time', () => {
    const saturdays: Hours = [[{ from: 540, to: 1020 }], [], [], [], [], [], []];
    expect(openingAt(saturdays, dhaka('2026-11-21T09:00:30'))).toEqual({
      isOpen: true,
      changesAt: dhaka('2026-11-21T17:00:00'),
    });
    expect(openingAt(saturdays, dhaka('2026-11-21T17:00:00'))).toEqual({
      isOpen: false,
      changesAt: dhaka('2026-11-28T09:00:00'),
    });
  });

  it('run past midnight, also past the end of the week', () => {
    const late = daily(1200, 1560);
    expect(openingAt(late, dhaka('2026-11-21T01:30:00'))).toEqual({
      isOpen: true,
      changesAt: dhaka('2026-11-21T02:00:00'),
    });
    expect(openingAt(late, dhaka('2026-11-21T03:00:00')).isOpen).toBe(false);
  });

  it('never change for a shop that is always or never open', () => {
    expect(openingAt(daily(0, 1440), dhaka('2026-11-21T03:00:00'))).toEqual({
      isOpen: true,
      changesAt: null,
    });
    expect(openingAt([[], [], [], [], [], [], []], 0)).toEqual({ isOpen: false, changesAt: null });
  });
});
