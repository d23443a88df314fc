import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paisa } from '../money/money.ts';
import { billTotal } from './bill-total.ts';

const comesTo = (due: number, paidOnline: number) =>
  billTotal(paisa(due), { rounding: 'taka', paidOnline: paisa(paidOnline) });

describe('what a bill comes to', () => {
  it('is rounded to whole taka where nothing was paid ahead', () => {
    expect(comesTo(12_960, 0)).toEqual({ total: 13_000, rounding: 40 });
    expect(comesTo(1_440, 0)).toEqual({ total: 1_400, rounding: -40 });
  });

  it('is not rounded where all of it was paid online, or more', () => {
    expect(comesTo(960, 960)).toEqual({ total: 960, rounding: 0 });
    expect(comesTo(1_440, 1_440)).toEqual({ total: 1_440, rounding: 0 });
    expect(comesTo(1_440, 9_999)).toEqual({ total: 1_440, rounding: 0 });
  });

  it('is rounded in what is left to pay alone', () => {
    expect(comesTo(4_560, 3_030)).toEqual({ total: 4_530, rounding: -30 });
    expect(comesTo(4_560, 3_000)).toEqual({ total: 4_600, rounding: 40 });
  });

  it('is what was counted where the shop rounds nothing', () => {
    expect(billTotal(paisa(12_960), { rounding: 'none', paidOnline: paisa(0) })).toEqual({
      total: 12_960,
      rounding: 0,
    });
  });

  it('never comes to less than was paid ahead for it, and leaves whole taka to pay', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (due, paidOnline) => {
        const { total, rounding } = comesTo(due, paidOnline);
        expect(total).toBe(due + rounding);
        expect(Math.abs(rounding)).toBeLessThanOrEqual(50);
        if (paidOnline >= due) expect(total).toBe(due);
        else expect([total >= paidOnline, (total - paidOnline) % 100]).toEqual([true, 0]);
      }),
    );
  });
});
