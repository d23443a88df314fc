import { describe, expect, it } from 'vitest';
import { inLargeUnits } from './use-units.ts';

describe('what a pack holds', () => {
  it('is told in kilograms and litres from a thousand on', () => {
    expect(inLargeUnits(25_000, 'g')).toEqual({ count: 25, unit: 'kg' });
    expect(inLargeUnits(1_500, 'ml')).toEqual({ count: 1.5, unit: 'litre' });
    expect(inLargeUnits(500, 'g')).toEqual({ count: 500, unit: 'g' });
    expect(inLargeUnits(1_000, 'tablet')).toEqual({ count: 1_000, unit: 'tablet' });
  });
});
