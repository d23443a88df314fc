import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECEIPT_LABELS, TENDER_LABELS } from '../../shared/receipt/receipt-labels.ts';
import { UNIT_WORDS } from '../../shared/receipt/unit-words.ts';
import { codePointsOf } from './font-coverage.ts';
import { printableText } from './printable-text.ts';

const FONTS = path.join(import.meta.dirname, '../../resources/fonts');
const DATA = path.join(import.meta.dirname, '../../../shared/data');
const hasData = existsSync(DATA);
if (!hasData)
  console.warn('skipped: ../shared/data is not there, real names are not checked against the font');

const missingIn = (known: ReadonlySet<number>, text: string) =>
  [...new Set(printableText(text, () => true))].filter(
    (sign) => !/[\s\u200b-\u200d\ufeff]/u.test(sign) && !known.has(sign.codePointAt(0) ?? 0),
  );

describe.each(readdirSync(FONTS).filter((name) => name.endsWith('.ttf')))('%s', (name) => {
  const known = codePointsOf(path.join(FONTS, name));

  it('has every letter, digit and sign that a receipt is made of', () => {
    const words = JSON.stringify([RECEIPT_LABELS, TENDER_LABELS, UNIT_WORDS]);
    const letters = 'অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎংঃঁ়ািীুূৃেৈোৌ্০১২৩৪৫৬৭৮৯৳×·/:.-+,()';
    const latin = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
    expect(missingIn(known, words + letters + latin)).toEqual([]);
    expect(missingIn(known, '漢')).toEqual(['漢']);
  });

  it('prints a name with an emoji without it, and without a box in its place', () => {
    const has = (point: number) => known.has(point);
    expect(printableText('Rahim 😀 Uddin ❤️', has)).toBe('Rahim Uddin');
    expect(printableText('👨‍👩‍👧 রহিম 漢', has)).toBe('রহিম');
    expect(printableText('ক্ষ ৳১২.৫০ × 2 · A-3', has)).toBe('ক্ষ ৳১২.৫০ × 2 · A-3');
  });

  it.skipIf(!hasData)('has every sign in the names of real goods, with its stand-ins', () => {
    for (const file of ['medicine_catalogue.csv', 'products_bilingual.csv']) {
      expect(missingIn(known, readFileSync(path.join(DATA, file), 'utf8'))).toEqual([]);
    }
  });
});

describe('stand-ins for signs the font lacks', () => {
  it('write doses as a prescription does, and change nothing else', () => {
    expect(printableText('Vitamin D3 20 µg · β-carotene ±5% ½', () => true)).toBe(
      'Vitamin D3 20 mcg · beta-carotene +/-5% 1/2',
    );
    expect(printableText('নাপা এক্সট্রা ৫০০ মি.গ্রা.', () => true)).toBe('নাপা এক্সট্রা ৫০০ মি.গ্রা.'.normalize('NFC'));
  });
});
