import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { sameMeaning } from './shop-words.ts';

describe('sameMeaning', () => {
  it.each([
    ['ডিম', 'egg'],
    ['ডিমের', 'egg'],
    ['dim', 'egg'],
    ['eggs', 'ডিম'],
    ['মুরগী', 'chicken'],
    ['চাল', 'rice'],
    ['গ্রাম', 'gm'],
    ['ময়দা', 'flour'],
  ])('%s may be %s', (word, meaning) => {
    expect(sameMeaning(fold(word))).toContain(fold(meaning));
  });

  it.each(['napa', 'নাপা', '500', ''])('%s is only itself', (word) => {
    expect(sameMeaning(word)).toEqual([]);
  });

  it('answers for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => Array.isArray(sameMeaning(fold(text)))));
  });
});
