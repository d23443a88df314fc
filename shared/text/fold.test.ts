import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, hasBengali, words } from './fold.ts';

const BENGALI = fc.string({
  unit: fc.constantFrom(
    ...'অআইএওকখগচছজটডতদনপফবভমযরলশষসহ',
    'া',
    'ি',
    'ে',
    'ো',
    '্',
    '়',
    'ং',
    'ঁ',
    '\u200c',
    '\u200d',
    "'",
    ' ',
    '৫',
    'ৗ',
  ),
});

describe('fold', () => {
  it.each([
    ['পড়া', 'পড়া'],
    ['ময়দা', 'ময়দা'],
    ['আষাঢ়', 'আষাঢ়'],
    ['উত্‍পাদন', 'উৎপাদন'],
    ['র‍্যাব', 'র্যাব'],
    ["ফার্মার'স", 'ফার্মারস'],
    ['Farmer’s', 'FARMERS'],
    ['Café', 'cafe'],
    ['  Napa \t 500 ', 'napa ৫০০'],
    ['কোক', 'কোক'],
  ])('%s and %s are one', (left, right) => {
    expect(fold(left)).toBe(fold(right));
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), BENGALI),
        (text) => fold(fold(text)) === fold(text),
      ),
    );
  });

  it('does not depend on the normal form of its input', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), BENGALI), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.normalize('NFC'))).toBe(fold(text));
      }),
    );
  });
});

describe('words', () => {
  it.each([
    ['Napa 500mg', ['napa', '500', 'mg']],
    ['আজি-নো-মতো ২.৫ গ্রাম', ['আজি', 'নো', 'মতো', '2.5', 'গ্রাম']],
    ['12,34,567', ['1234567']],
    ['৳50 (৭৯এ)', ['50', '79', 'এ']],
    ['A-Cold 4 mg/5 ml', ['a', 'cold', '4', 'mg', '5', 'ml']],
    ['', []],
    ['৳ … 😀', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('knows Bengali letters from Bengali digits and signs', () => {
    expect(hasBengali('napa নাপা')).toBe(true);
    expect(hasBengali('৳৫০ napa')).toBe(false);
  });
});
