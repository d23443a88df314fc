import { describe, expect, it } from 'vitest';
import { testPack, testProduct } from './cart-fixtures.ts';
import { describeTyped } from './describe-typed.ts';

const TABLETS = testProduct(
  'tablet',
  [testPack('strip', 10, 1200, true), testPack('tablet', 1, 120), testPack('box', 100, 11_000)],
  [],
);
const SUGAR = testProduct('g', [testPack('kg', 1000, 13_000, true)], []);

describe('a typed quantity in words', () => {
  it('is what the goods are added by, in one script', () => {
    expect(describeTyped('2s3t', TABLETS, null, 'bn')).toBe('২ পাতা ৩ ট্যাব');
    expect(describeTyped('2s3t', TABLETS, null, 'en')).toBe('2 strip 3 tab');
    expect(describeTyped('12', TABLETS, null, 'bn')).toBe('১ বক্স ২ পাতা');
    expect(describeTyped('1.5kg', SUGAR, null, 'bn')).toBe('১.৫ কেজি');
    for (const text of ['50tk', '৳50', '৫০ টাকার']) {
      expect(describeTyped(text, SUGAR, null, 'bn')).toBe('৳৫০');
      expect(describeTyped(text, SUGAR, null, 'en')).toBe('৳50');
    }
  });

  it('is in the same words where the goods are not known or not had so', () => {
    expect(describeTyped('2s3t', null, null, 'bn')).toBe('২ পাতা ৩ ট্যাব');
    expect(describeTyped('2s', SUGAR, null, 'bn')).toBe('২ পাতা');
    expect(describeTyped('১২', null, null, 'en')).toBe('12');
    expect(describeTyped('50tk', null, null, 'bn')).toBe('৳৫০');
  });
});
