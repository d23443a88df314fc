import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paisa } from '../money/money.ts';
import { toBengaliDigits, toLatinDigits } from './digits.ts';
import { formatNumber, formatTaka } from './format.ts';

describe('formatTaka', () => {
  it.each([
    [123_456_750, 'en', '৳12,34,567.50'],
    [123_456_750, 'bn', '৳১২,৩৪,৫৬৭.৫০'],
    [100_000_00, 'en', '৳1,00,000'],
    [5, 'en', '৳0.05'],
    [-250, 'bn', '-৳২.৫০'],
    [0, 'bn', '৳০'],
  ] as const)('writes %d paisa in %s as %s', (amount, language, text) => {
    expect(formatTaka(paisa(amount), language)).toBe(text);
  });

  it('shows two decimals in columns and can leave the sign out', () => {
    expect(formatTaka(paisa(12_300), 'en', { fixed: true, sign: false })).toBe('123.00');
  });

  it('has no Latin digit in Bengali and says the same amount in both', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (amount) => {
        const bengali = formatTaka(paisa(amount), 'bn');
        expect(bengali).not.toMatch(/[0-9]/);
        expect(toLatinDigits(bengali)).toBe(formatTaka(paisa(amount), 'en'));
        expect(Math.round(Number(toLatinDigits(bengali).replace(/[৳,]/g, '')) * 100)).toBe(amount);
      }),
    );
  });
});

describe('digits', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(toLatinDigits(toBengaliDigits(String(value)))).toBe(String(value));
      }),
    );
    expect(formatNumber(1_234_567.5, 'bn')).toBe('১২,৩৪,৫৬৭.৫');
  });
});
