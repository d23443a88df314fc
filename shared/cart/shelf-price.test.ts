import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../time/business-day.ts';
import { testBatch, testPack, testProduct } from './cart-fixtures.ts';
import { shelfPrice, soonestExpiry } from './shelf-price.ts';

const TODAY = '2026-11-21' as BusinessDay;

describe('shelfPrice', () => {
  it('is that of the batch sold first, never of an expired one that still lies there', () => {
    const product = testProduct(
      'tablet',
      [testPack('tablet', 1, 100, true)],
      [
        testBatch(10, { expiry: '2025-01-31', mrp: [90, 1] }),
        testBatch(10, { expiry: '2027-03-31', mrp: [120, 1] }),
        testBatch(10, { expiry: '2028-03-31', mrp: [150, 1] }),
      ],
    );
    expect(shelfPrice(product, TODAY).price).toBe(120);
    expect(soonestExpiry(product, TODAY)).toBe('2027-03-31');
  });

  it('is the pack’s where no batch has one', () => {
    expect(shelfPrice(testProduct('piece', [testPack('piece', 1, 2500, true)], []), TODAY).price).toBe(2500);
  });
});
