import { describe, expect, it } from 'vitest';
import { baseUnits, paisa } from '../money/money.ts';
import { costOf, movingAverageCost } from './average-cost.ts';
import { testBatch } from './cart-fixtures.ts';

describe('the moving average', () => {
  it('weighs what is on hand and leaves out what has no cost', () => {
    const batches = [testBatch(100, { cost: [500, 10] }), testBatch(300, { cost: [900, 10] }), testBatch(50)];
    const average = movingAverageCost(batches);
    expect(costOf(null, average, baseUnits(10))).toBe(800);
  });

  it('is the cost received last when nothing is on hand, and unknown without any cost', () => {
    const batches = [
      testBatch(0, { cost: [500, 10], receivedAt: 1 }),
      testBatch(-3, { cost: [700, 10], receivedAt: 2 }),
    ];
    expect(movingAverageCost(batches)).toEqual({ amount: 700, per: 10 });
    expect(costOf(null, movingAverageCost([testBatch(5)]), baseUnits(1))).toBeNull();
  });

  it('gives way to the cost of the batch itself', () => {
    const own = testBatch(10, { cost: [300, 10] });
    expect(costOf(own, { amount: paisa(999), per: baseUnits(1) }, baseUnits(5))).toBe(150);
  });
});
