import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountAt,
  baseUnits,
  compareRates,
  paisa,
  prorate,
  quantityFor,
  roundRatio,
  roundToTaka,
} from './money.ts';

const money = fc.integer({ min: 0, max: 1_000_000_000 }).map(paisa);
const rate = fc.record({
  amount: fc.integer({ min: 1, max: 50_000_000 }).map(paisa),
  per: fc.integer({ min: 1, max: 100_000 }).map(baseUnits),
});

describe('paisa and base units', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuse %d', (value) => {
    expect(() => paisa(value)).toThrow(RangeError);
    expect(() => baseUnits(value)).toThrow(RangeError);
  });
});

describe('roundRatio', () => {
  it('rounds halves away from zero', () => {
    expect([
      roundRatio(1n, 2n),
      roundRatio(-1n, 2n),
      roundRatio(5n, 2n),
      roundRatio(249n, 100n),
      roundRatio(0n, 7n),
    ]).toEqual([1, -1, 3, 2, 0]);
  });

  it('is the nearest whole number and never minus zero', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1_000_000 }), (numerator, denominator) => {
        const rounded = roundRatio(BigInt(numerator), BigInt(denominator));
        expect(Math.abs(rounded * denominator - numerator) * 2).toBeLessThanOrEqual(denominator);
        expect(Object.is(rounded, -0)).toBe(false);
      }),
    );
  });

  it('refuses a result that is no safe integer', () => {
    expect(() => roundRatio(10n ** 20n, 1n)).toThrow(RangeError);
    expect(() => roundRatio(1n, 0n)).toThrow(RangeError);
  });
});

describe('amountAt and quantityFor', () => {
  it('price 750 g of rice at ৳62.50 a kilogram', () => {
    expect(amountAt({ amount: paisa(6250), per: baseUnits(1000) }, baseUnits(750))).toBe(4688);
  });

  it('give ৳50 of sugar at ৳135 a kilogram', () => {
    expect(quantityFor({ amount: paisa(13_500), per: baseUnits(1000) }, paisa(5000))).toBe(370);
  });

  it('never sell more than the money pays for', () => {
    fc.assert(
      fc.property(rate, money, (price, given) => {
        const quantity = quantityFor(price, given);
        expect(BigInt(quantity) * BigInt(price.amount)).toBeLessThanOrEqual(
          BigInt(given) * BigInt(price.per),
        );
        expect((BigInt(quantity) + 1n) * BigInt(price.amount)).toBeGreaterThan(
          BigInt(given) * BigInt(price.per),
        );
      }),
    );
  });

  it('buys nothing at a zero rate', () => {
    expect(quantityFor({ amount: paisa(0), per: baseUnits(1) }, paisa(100))).toBe(0);
  });
});

describe('compareRates', () => {
  it('compares exactly, however the prices are written', () => {
    const perKilo = { amount: paisa(6250), per: baseUnits(1000) };
    expect(compareRates(perKilo, { amount: paisa(625), per: baseUnits(100) })).toBe(0);
    expect(compareRates(perKilo, { amount: paisa(6), per: baseUnits(1) })).toBe(1);
    expect(compareRates(perKilo, { amount: paisa(7), per: baseUnits(1) })).toBe(-1);
  });
});

describe('roundToTaka', () => {
  it('keeps amount + rounding = rounded, within half a taka', () => {
    fc.assert(
      fc.property(money, (amount) => {
        const { rounded, rounding } = roundToTaka(amount);
        expect(amount + rounding).toBe(rounded);
        expect(rounded % 100).toBe(0);
        expect(Math.abs(rounding)).toBeLessThanOrEqual(50);
      }),
    );
  });
});

describe('prorate', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 60 });

  it('adds up to the total, whatever the sign and weights', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), weights, (total, shares) => {
        const parts = prorate(paisa(total), shares);
        expect(parts).toHaveLength(shares.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  it('stays within one paisa of the exact share and takes no more than a weight allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (total, shares) => {
        const sum = shares.reduce((acc, share) => acc + share, 0);
        fc.pre(sum > 0 && total <= sum);
        for (const [index, part] of prorate(paisa(total), shares).entries()) {
          const weight = shares[index] ?? 0;
          expect(Math.abs(part - (total * weight) / sum)).toBeLessThan(1 + 1e-6);
          expect(part).toBeLessThanOrEqual(weight);
        }
      }),
    );
  });

  it('puts everything on the first part when all weights are zero, and nothing nowhere', () => {
    expect(prorate(paisa(7), [0, 0])).toEqual([7, 0]);
    expect(prorate(paisa(7), [])).toEqual([]);
  });
});
