import { describe, expect, it } from 'vitest';
import { paisa } from '../../../shared/money/money.ts';
import { readDiscount } from './read-discount.ts';

const of = (text: string) => readDiscount(text, paisa(20_000));

describe('readDiscount', () => {
  it('reads taka and percent in both scripts', () => {
    expect(['10', '১০', '5%', '৭.৫ %', '', '0'].map(of)).toEqual([1000, 1000, 1000, 1500, 0, 0]);
  });

  it('refuses more than there is, and what is no number', () => {
    expect(['201', '101%', 'abc', '-5', '%'].map(of)).toEqual([null, null, null, null, null]);
  });
});
