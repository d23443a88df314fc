import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTaka } from '../text/format.ts';
import { paisa } from './money.ts';
import { readTaka } from './read-taka.ts';

describe('readTaka', () => {
  it('reads both scripts, grouping and decimals', () => {
    const typed = [
      '500',
      '৫০০.৫০',
      '1,200',
      '1,00,000',
      '১,০০,০০,০০০',
      '100,000',
      '৳20',
      '0.5',
      '.5',
      '7.',
      ' 12 ',
    ];
    expect(typed.map((text) => readTaka(text))).toEqual([
      50_000, 50_050, 120_000, 10_000_000, 1_000_000_000, 10_000_000, 2000, 50, 50, 700, 1200,
    ]);
  });

  it('refuses what is no amount of money', () => {
    const typed = ['', '.', 'abc', '-5', '1.234', '9999999999', '1e3', '100000001'];
    expect(typed.map((text) => readTaka(text))).toEqual(typed.map(() => null));
  });

  it('never takes a comma or a space before less than three digits for a group: it may be meant as the point', () => {
    const typed = [
      '131,50',
      '১৩১,৫০',
      '131,5',
      '1,2,3',
      '1,',
      ',5',
      '1,,000',
      '1,0000',
      '1.5,000',
      '1000,000',
      '131 50',
    ];
    expect(typed.map((text) => readTaka(text))).toEqual(typed.map(() => null));
  });

  it('reads what the shop itself writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000_000 }),
        fc.constantFrom('bn' as const, 'en' as const),
        (amount, language) => {
          expect(readTaka(formatTaka(paisa(amount), language))).toBe(amount);
        },
      ),
    );
  });

  it('a comma changes nothing or makes it unreadable: it never makes another amount of a whole one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.nat(8), (taka, at) => {
        const digits = String(taka);
        const where = Math.min(at, digits.length);
        const read = readTaka(`${digits.slice(0, where)},${digits.slice(where)}`);
        const isGroup = where > 0 && where <= 3 && digits.length - where === 3;
        expect(read).toBe(isGroup ? taka * 100 : null);
      }),
    );
  });
});
