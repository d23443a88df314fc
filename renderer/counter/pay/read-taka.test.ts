import { describe, expect, it } from 'vitest';
import { readTaka } from './read-taka.ts';

describe('readTaka', () => {
  it('reads both scripts, grouping and decimals', () => {
    expect(['500', '৫০০.৫০', '1,200', '৳20', '0.5', '7.', ' 12 '].map(readTaka)).toEqual([
      50_000, 50_050, 120_000, 2000, 50, 700, 1200,
    ]);
  });

  it('refuses what is no amount of money', () => {
    expect(['', '.', 'abc', '-5', '1.234', '9999999999', '1e3'].map(readTaka)).toEqual(Array(7).fill(null));
  });
});
