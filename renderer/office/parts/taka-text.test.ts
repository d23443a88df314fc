import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { parsePercent, parseTaka, takaForField } from './taka-text.ts';

describe('taka as typed', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    ['.5', 50],
    ['১,২৩,৪৫৬.৭৮', 12_345_678],
    ['৳ 40', 4000],
    ['0', 0],
  ])('%s is %d paisa', (typed, expected) =>
    expect(parseTaka(typed)).toEqual({ kind: 'amount', amount: expected }),
  );

  it.each(['131,50', '১৩১,৫০', 'abc', '-5', '1.234', '.', '1.2.3', '9999999999999999'])(
    '%s is unreadable',
    (typed) => expect(parseTaka(typed)).toEqual({ kind: 'unreadable' }),
  );

  it('reads back what a field shows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom('bn' as const, 'en' as const),
        (value, language) => {
          const shown = takaForField(paisa(value), language);
          expect(parseTaka(shown)).toEqual({ kind: 'amount', amount: value });
        },
      ),
    );
  });

  it('reads percentages', () => {
    expect(parsePercent('৭.৫')).toBe(750);
    expect(parsePercent('100%')).toBe(10_000);
    expect(parsePercent('101')).toBeNull();
    expect(parsePercent('x')).toBeNull();
  });
});
