import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapBalanced, wrapText } from './wrap-text.ts';

const GRAPHEMES = new Intl.Segmenter('bn', { granularity: 'grapheme' });
const graphemes = (text: string) => [...GRAPHEMES.segment(text)].map(({ segment }) => segment);
const measure = (text: string) => graphemes(text).length * 10;

describe('wrapping', () => {
  it('breaks at spaces, then at no-break spaces, then between graphemes', () => {
    expect(wrapText('aa bb cc', 50, measure)).toEqual(['aa bb', 'cc']);
    expect(wrapText('2\u00a0aa + 3\u00a0bb', 60, measure)).toEqual(['2\u00a0aa +', '3\u00a0bb']);
    expect(wrapText('12\u00a0strip\u00a0×\u00a024', 90, measure)).toEqual(['12\u00a0strip', '×\u00a024']);
    expect(wrapText('ক্ষক্ষক্ষ', 20, measure)).toEqual(['ক্ষক্ষ', 'ক্ষ']);
    expect(wrapText('  ', 20, measure)).toEqual([]);
  });

  it('loses no letter, splits no grapheme, and fits whatever can fit', () => {
    const word = fc.array(fc.constantFrom('ক্ষ', 'স্ত্রী', 'র্ক', 'a', '৫', '\u00a0', 'কো', ' '), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(word, fc.integer({ min: 10, max: 200 }), (letters, room) => {
        const text = letters.join('');
        const lines = wrapText(text, room, measure);
        const bare = (value: string) => value.replace(/[\s\u00a0]/gu, '');
        expect(bare(lines.join(''))).toBe(bare(text));
        expect(lines.flatMap(graphemes).filter((one) => bare(one) !== '')).toEqual(
          graphemes(text).filter((one) => bare(one) !== ''),
        );
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('balances centred lines without adding any or splitting words', () => {
    expect(wrapText('goods within 3 days', 150, measure)).toEqual(['goods within 3', 'days']);
    expect(wrapBalanced('goods within 3 days', 150, measure)).toEqual(['goods within', '3 days']);
    expect(wrapBalanced('short', 150, measure)).toEqual(['short']);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ক্ষ', 'aa', 'bbbb', '৫৫'), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 40, max: 200 }),
        (words, room) => {
          const plain = wrapText(words.join(' '), room, measure);
          const balanced = wrapBalanced(words.join(' '), room, measure);
          expect(balanced.length).toBeLessThanOrEqual(plain.length);
          expect(balanced.join(' ')).toBe(plain.join(' '));
          const widest = (lines: string[]) => Math.max(...lines.map(measure));
          expect(widest(balanced)).toBeLessThanOrEqual(widest(plain));
        },
      ),
    );
  });
});
