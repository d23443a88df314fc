import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RECEIPT_LABELS, TENDER_LABELS } from '../../shared/receipt/receipt-labels.ts';
import { UNIT_WORDS } from '../../shared/receipt/unit-words.ts';
import { printableText } from './printable-text.ts';

const FONTS = path.join(import.meta.dirname, '../../resources/fonts');
const DATA = path.join(import.meta.dirname, '../../../shared/data');
const hasData = existsSync(DATA);
if (!hasData)
  console.warn('skipped: ../shared/data is not there, real names are not checked against the font');

/** The code points a TrueType font has glyphs for (its `cmap`, format 4): system fonts stand in on a canvas and hide a missing one. */
function codePointsOf(file: string): Set<number> {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(entry + 8);
  const found = new Set<number>();
  for (let table = 0; table < font.readUInt16BE(cmap + 2); table += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + table * 8 + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const bytes = font.readUInt16BE(at + 6);
    for (let segment = 0; segment < bytes; segment += 2) {
      const end = font.readUInt16BE(at + 14 + segment);
      const start = font.readUInt16BE(at + 16 + bytes + segment);
      for (let point = start; point <= end && point < 0xffff; point += 1) found.add(point);
    }
  }
  return found;
}

const missingIn = (known: ReadonlySet<number>, text: string) =>
  [...new Set(printableText(text))].filter(
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

  it.skipIf(!hasData)('has every sign in the names of real goods, with its stand-ins', () => {
    for (const file of ['medicine_catalogue.csv', 'products_bilingual.csv']) {
      expect(missingIn(known, readFileSync(path.join(DATA, file), 'utf8'))).toEqual([]);
    }
  });
});

describe('stand-ins for signs the font lacks', () => {
  it('write doses as a prescription does, and change nothing else', () => {
    expect(printableText('Vitamin D3 20 µg · β-carotene ±5% ½')).toBe(
      'Vitamin D3 20 mcg · beta-carotene +/-5% 1/2',
    );
    expect(printableText('নাপা এক্সট্রা ৫০০ মি.গ্রা.')).toBe('নাপা এক্সট্রা ৫০০ মি.গ্রা.'.normalize('NFC'));
  });
});
