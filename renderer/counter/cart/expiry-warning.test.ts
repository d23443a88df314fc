import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { expiryWarning } from './expiry-warning.ts';

const today = '2026-11-21' as BusinessDay;
const batches = (...days: (string | null)[]) =>
  days.map((expiry) => ({ expiry: expiry as BusinessDay | null }));

describe('the warning of a line that expires soon', () => {
  it('says that today is the last day', () => {
    expect(expiryWarning(batches('2026-11-21'), today)).toEqual({ kind: 'expires-today', count: 0 });
  });

  it('counts the days of the batch that ends first', () => {
    expect(expiryWarning(batches(null, '2027-01-31', '2026-11-22'), today)).toEqual({
      kind: 'expires-in-days',
      count: 1,
    });
    expect(expiryWarning(batches('2026-11-30'), today)).toEqual({ kind: 'expires-in-days', count: 9 });
  });

  it('says no days where it is months', () => {
    expect(expiryWarning(batches('2027-01-31'), today)).toMatchObject({ kind: 'near-expiry' });
  });
});
