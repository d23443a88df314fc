import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { isQuick, type ReceiptsQuery } from './receipts-query.ts';

const ALL: ReceiptsQuery = {
  text: '',
  fromDay: null,
  toDay: null,
  hour: null,
  tender: null,
  productId: null,
  categoryId: null,
  customerId: null,
  tillId: null,
  withDiscount: false,
  figure: null,
  offset: 0,
  limit: 100,
};

describe('which lists may be read between two scans', () => {
  const month = { fromDay: '2026-11-01' as BusinessDay, toDay: '2026-11-30' as BusinessDay };

  it.each<Partial<ReceiptsQuery>>([
    {},
    { text: 'T1-000123' },
    { text: '৳350' },
    { text: '123' },
    { text: '01711000000' },
    { text: '+880 1711-000000' },
    { ...month, tender: 'baki' },
  ])('%j: straight to few receipts', (query) => {
    expect(isQuick({ ...ALL, ...query })).toBe(true);
  });

  it.each<Partial<ReceiptsQuery>>([
    { text: 'napa' },
    // The beginning that a tenth of all customers' numbers have.
    { text: '01711' },
    { tender: 'baki' },
    { offset: 200_000 },
  ])('%j: may walk years of receipts', (query) => {
    expect(isQuick({ ...ALL, ...query })).toBe(false);
  });
});
