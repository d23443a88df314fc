import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import type { PaperWidth } from '../../shared/receipt/receipt-data.ts';
import type { RowSize } from '../../shared/receipt/receipt-row.ts';
import { codePointsOf } from './font-coverage.ts';

/** Medium rather than regular: the thin strokes of a regular Bengali letter break up at 203 dpi. */
const FACES = { medium: 'NotoSansBengali_500Medium.ttf', bold: 'NotoSansBengali_700Bold.ttf' } as const;

const FAMILY = { medium: 'Dokani Receipt', bold: 'Dokani Receipt Bold' } as const;

const SIZES: Readonly<Record<PaperWidth, Readonly<Record<RowSize, number>>>> = {
  58: { small: 20, normal: 23, large: 30, huge: 50 },
  80: { small: 22, normal: 26, large: 36, huge: 64 },
};

/** Dots between the margins at 203 dpi. */
export const PAPER_DOTS: Readonly<Record<PaperWidth, number>> = { 58: 384, 80: 576 };

let glyphs: ReadonlySet<number> = new Set();

/** True for a code point that both receipt fonts have a glyph for. The fonts must be loaded. */
export function hasReceiptGlyph(codePoint: number): boolean {
  return glyphs.has(codePoint);
}

/** Makes the receipt fonts in `folder` known to the canvas; may be called any number of times. Throws when a font file is missing. */
export function loadReceiptFonts(folder: string): void {
  for (const face of ['medium', 'bold'] as const) {
    if (GlobalFonts.has(FAMILY[face])) continue;
    // Bytes, not a path: the native side cannot read inside a packed app's archive.
    if (!GlobalFonts.register(readFileSync(join(folder, FACES[face])), FAMILY[face])) {
      throw new Error(`the receipt font ${FACES[face]} could not be read`);
    }
  }
  if (glyphs.size > 0) return;
  const bold = codePointsOf(join(folder, FACES.bold));
  glyphs = new Set([...codePointsOf(join(folder, FACES.medium))].filter((point) => bold.has(point)));
}

/** Height in dots of the letters of `size` on that paper. */
export function fontDots(width: PaperWidth, size: RowSize): number {
  return SIZES[width][size];
}

/** The canvas `font` value for letters `dots` high. */
export function fontOf(dots: number, bold: boolean): string {
  return `${dots}px "${bold ? FAMILY.bold : FAMILY.medium}"`;
}
