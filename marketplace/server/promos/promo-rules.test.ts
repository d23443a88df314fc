import { describe, expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { discountOf, requireUsable } from './promo-rules.ts';

const promo = {
  code: 'EID',
  percentBp: 1_250,
  amount: null,
  minimum: 5_000,
  startsAt: 1_000,
  endsAt: 2_000,
  maxUses: 2,
  used: 1,
};

describe('promo codes', () => {
  it('take a share off, rounded once, or an amount, never more than the goods cost', () => {
    expect(discountOf(promo, paisa(1_001))).toBe(125);
    expect(discountOf({ percentBp: null, amount: 300 }, paisa(1_000))).toBe(300);
    expect(discountOf({ percentBp: null, amount: 300 }, paisa(200))).toBe(200);
    expect(discountOf({ percentBp: 10_000, amount: null }, paisa(777))).toBe(777);
    expect(discountOf(null, paisa(777))).toBe(0);
  });

  it('hold in their time, for their minimum, as often as they may', () => {
    const refused = (subtotal: number, now: number, used = 1) => {
      try {
        requireUsable({ ...promo, used }, subtotal, now);
        return null;
      } catch (error) {
        return (error as { data: { reason: string } }).data.reason;
      }
    };
    expect(refused(5_000, 1_000)).toBeNull();
    expect(refused(5_000, 999)).toBe('not-yet');
    expect(refused(5_000, 2_000)).toBe('over');
    expect(refused(4_999, 1_500)).toBe('below-minimum');
    expect(() => requireUsable(promo, 4_999, 1_500)).toThrow(
      expect.objectContaining({ data: { reason: 'below-minimum', minimum: 5_000 } }),
    );
    expect(refused(5_000, 1_500, 2)).toBe('used-up');
  });
});
