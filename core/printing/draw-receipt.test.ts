import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import {
  GROCERY_RECEIPT,
  PHARMACY_RECEIPT,
  TRAINING_RECEIPT,
} from '../../shared/receipt/receipt-fixtures.ts';
import { layOutReceipt } from '../../shared/receipt/receipt-layout.ts';
import type { ReceiptRow } from '../../shared/receipt/receipt-row.ts';
import { type Bitmap, bitmapToPng, blankBitmap, isBlack } from './bitmap.ts';
import { drawReceipt } from './draw-receipt.ts';
import { encodeEscPos } from './escpos-encode.ts';
import { decodeEscPos } from './virtual-printer.ts';

const FONTS = path.join(import.meta.dirname, '../../resources/fonts');
const GOLDEN = path.join(import.meta.dirname, 'golden');

function readPng(bytes: Uint8Array): Bitmap {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
  const bits = blankBitmap(width, height).bits;
  const stride = Math.ceil(width / 8);
  for (let dot = 0; dot < width * height; dot += 1) {
    const [x, y] = [dot % width, Math.floor(dot / width)];
    if ((data[dot * 4] ?? 255) < 128)
      bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  }
  return { width, height, bits };
}

/** What the paper shows after a print over the virtual printer. */
function printed(picture: Bitmap): Bitmap {
  const job = decodeEscPos(encodeEscPos({ picture, drawerPins: [], cut: 'full' }));
  expect(job.tallestStrip).toBeLessThanOrEqual(255);
  expect(job.cuts).toBe(1);
  const paper = job.papers[0];
  if (!paper) throw new Error('nothing was printed');
  return paper;
}

const drawRows = (rows: readonly ReceiptRow[], paper: 58 | 80 = 58) =>
  drawReceipt({ rows, watermark: null }, paper, FONTS);

const drawText = (text: string) =>
  drawRows([{ kind: 'text', text, align: 'left', size: 'large', bold: false }]);

/** Black dots per column, without empty columns at the ends: the shape of a text whatever its place. */
function inkOf(bitmap: Bitmap): string {
  const rows = Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (_, x) => (isBlack(bitmap, x, y) ? '#' : ' '))
      .join('')
      .trimEnd(),
  );
  return rows.join('\n');
}

function inkWidth(bitmap: Bitmap): number {
  return Math.max(
    0,
    ...inkOf(bitmap)
      .split('\n')
      .map((row) => row.length),
  );
}

describe('printed receipts equal the golden pictures', () => {
  const cases = [
    ['pharmacy', PHARMACY_RECEIPT],
    ['grocery', GROCERY_RECEIPT],
    ['training', TRAINING_RECEIPT],
  ] as const;
  for (const [name, data] of cases) {
    for (const language of ['bn', 'en', 'both'] as const) {
      it.each([58, 80] as const)(`${name} in ${language} on %i mm`, async (width) => {
        const paper = printed(await drawReceipt(layOutReceipt(data, language, width), width, FONTS));
        const file = path.join(GOLDEN, `${name}-${language}-${width}.png`);
        if (process.env.UPDATE_GOLDEN === '1') {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(file, bitmapToPng(paper));
        }
        expect(existsSync(file), `${file} is missing; write it with UPDATE_GOLDEN=1 and look at it`).toBe(
          true,
        );
        const golden = readPng(readFileSync(file));
        expect([paper.width, paper.height]).toEqual([golden.width, golden.height]);
        const different = paper.bits.reduce(
          (count, byte, at) => count + (byte === golden.bits[at] ? 0 : 1),
          0,
        );
        // Another processor's floating point may burn a dot here and there; on the one the pictures come from, none differs.
        const sameMachine = process.platform === 'linux' && process.arch === 'x64';
        expect(different / paper.bits.length).toBeLessThanOrEqual(sameMachine ? 0 : 0.005);
      });
    }
  }
});

describe('Bengali shaping', () => {
  const conjuncts = [
    'ক্ষ',
    'জ্ঞ',
    'ঞ্চ',
    'ষ্ণ',
    'স্ত্র',
    'ন্ত্র',
    'ক্ট',
    'ম্প্র',
    'ক্য',
    'প্র',
    'র্ক',
    'হ্ম',
    'ঙ্গ',
    'ত্ত',
    'দ্ধ',
    'ন্ধ্য',
    'ক্ষ্ম',
    'র্থ্য',
  ];

  it.each(conjuncts)('joins %s into one cluster, with no hasanta left standing', async (cluster) => {
    const joined = await drawText(cluster);
    // ZWNJ after each hasanta asks for the unjoined letters with visible hasantas.
    const apart = await drawText(cluster.replaceAll('\u09cd', '\u09cd\u200c'));
    expect(inkOf(joined)).not.toBe(inkOf(apart));
    expect(inkWidth(joined)).toBeLessThan(inkWidth(apart));
  });

  it('puts the signs ি ে ো ৌ around their letter and draws no dotted circle', async () => {
    for (const syllable of ['কি', 'কে', 'কো', 'কৌ', 'ক্ষি', 'স্ত্রী']) {
      const letters = [...syllable];
      const backwards = await drawText(letters.reverse().join(''));
      expect(inkWidth(await drawText(syllable))).toBeLessThan(inkWidth(backwards));
    }
  });

  it('draws ো the same whether it comes as one code point or two, and য় likewise', async () => {
    expect(inkOf(await drawText('কো'))).toBe(inkOf(await drawText('ক\u09c7\u09be')));
    expect(inkOf(await drawText('\u09df'))).toBe(inkOf(await drawText('\u09af\u09bc')));
  });
});

describe('the drawing', () => {
  it('keeps the same dots for the same data', async () => {
    const layout = layOutReceipt(PHARMACY_RECEIPT, 'both', 58);
    const [first, second] = [await drawReceipt(layout, 58, FONTS), await drawReceipt(layout, 58, FONTS)];
    expect(Buffer.compare(first.bits, second.bits)).toBe(0);
  });

  it.each([58, 80] as const)('leaves the outermost dots white: nothing is clipped (%i mm)', async (width) => {
    for (const data of [PHARMACY_RECEIPT, GROCERY_RECEIPT]) {
      for (const language of ['bn', 'en', 'both'] as const) {
        const bitmap = await drawReceipt(layOutReceipt(data, language, width), width, FONTS);
        for (let y = 0; y < bitmap.height; y += 1) {
          expect(isBlack(bitmap, 0, y) || isBlack(bitmap, bitmap.width - 1, y)).toBe(false);
        }
      }
    }
  });

  it('leaves room for every mark above and below a line, at the top and at the end of the paper', async () => {
    const text: ReceiptRow = {
      kind: 'text',
      text: 'ক্ষ্ম র্ট্রৌ ষ্ট্রূ ঁ ৗ ত্ত্বু র্ঘ্যৈ Ågjy',
      align: 'left',
      size: 'huge',
      bold: true,
    };
    const gap: ReceiptRow = { kind: 'gap', size: 'large' };
    const dots = (bitmap: Bitmap) => inkOf(bitmap).replace(/[^#]/g, '').length;
    expect(dots(await drawRows([text], 80))).toBe(dots(await drawRows([gap, gap, text, gap, gap], 80)));
  });

  it('wraps a word longer than the paper between graphemes and loses nothing', async () => {
    const word = 'ক্ষ'.repeat(60);
    const narrow = await drawText(word);
    const one = await drawText('ক্ষ');
    const count = (bitmap: Bitmap) => inkOf(bitmap).replace(/[^#]/g, '').length;
    expect(narrow.height).toBeGreaterThan(one.height);
    // Neighbours touch along the headline, so a joined run has a little more or less ink than its parts.
    expect(count(narrow) / (60 * count(one))).toBeCloseTo(1, 1);
  });

  it('shrinks a total that would not fit beside its label', async () => {
    const row = (right: string): ReceiptRow => ({
      kind: 'pair',
      left: 'সর্বমোট',
      right,
      size: 'large',
      rightSize: 'huge',
      bold: true,
    });
    const short = await drawRows([row('৳৬০৬')]);
    const long = await drawRows([row('৳৯৯,৯৯,৯৯,৯৯,৯৯৯.৫০')]);
    expect(long.height).toBeLessThanOrEqual(short.height);
    expect(Math.max(...[short, long].map(inkWidth))).toBeLessThan(384);
  });

  it('carries a QR code that holds the receipt number', async () => {
    const bitmap = await drawRows([{ kind: 'qr', text: 'T1-000123' }]);
    const { modules } = create('T1-000123', { errorCorrectionLevel: 'M' });
    const margin = 8;
    const side = bitmap.height - 2 * margin;
    const module = side / (modules.size + 8);
    const left = (bitmap.width - side) / 2;
    for (let row = 0; row < modules.size; row += 1) {
      for (let column = 0; column < modules.size; column += 1) {
        const [x, y] = [left + (column + 4.5) * module, margin + (row + 4.5) * module];
        expect(isBlack(bitmap, Math.floor(x), Math.floor(y))).toBe(Boolean(modules.get(row, column)));
      }
    }
  });

  it('dithers a logo in, and prints without one that is no picture', async () => {
    const png = new PNG({ width: 60, height: 40 });
    png.data.fill(128);
    const logo = new Uint8Array(PNG.sync.write(png));
    const withLogo = await drawRows([{ kind: 'image', bytes: logo }]);
    const ink = inkOf(withLogo).replace(/[^#]/g, '').length;
    expect(withLogo.height).toBe(160 + 16);
    expect(ink).toBeGreaterThan(1000);
    const broken: ReceiptRow = { kind: 'image', bytes: new Uint8Array([1, 2, 3]) };
    const line: ReceiptRow = { kind: 'text', text: 'x', align: 'left', size: 'small', bold: false };
    expect((await drawRows([broken, line])).height).toBe((await drawRows([line])).height);
  });

  it('draws a receipt of 300 lines without holding up the event loop for its whole length', async () => {
    const lines = Array.from({ length: 300 }, () => PHARMACY_RECEIPT.lines)
      .flat()
      .slice(0, 300);
    let turns = 0;
    let drawing = true;
    const count = (): void => {
      turns += 1;
      if (drawing) setImmediate(count);
    };
    setImmediate(count);
    const bitmap = await drawReceipt(layOutReceipt({ ...PHARMACY_RECEIPT, lines }, 'bn', 80), 80, FONTS);
    drawing = false;
    expect(bitmap.height).toBeGreaterThan(20_000);
    expect(turns).toBeGreaterThan(bitmap.height / 300);
  });
});
