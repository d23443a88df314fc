import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperWidth } from '../../shared/receipt/receipt-data.ts';
import type { ReceiptRow, RowAlign, RowSize } from '../../shared/receipt/receipt-row.ts';
import { printableText } from './printable-text.ts';
import { fontDots, fontOf, hasReceiptGlyph, PAPER_DOTS } from './receipt-fonts.ts';
import { wrapBalanced, wrapText } from './wrap-text.ts';

/** One line of text at its place; `y` is the baseline, `x` where the text begins, in dots from the paper's corner. */
type PlacedText = { text: string; x: number; y: number; font: string; white: boolean };

/** A filled rectangle in dots. */
type PlacedBox = { x: number; y: number; width: number; height: number };

/** A row that the painter fills itself, because it is not text: a QR code or a picture. */
type PlacedArt = { row: Extract<ReceiptRow, { kind: 'qr' | 'image' }>; y: number; height: number };

/** A receipt measured for a paper: everything has its place, nothing overlaps or leaves the paper. */
export type PlacedReceipt = {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly boxes: readonly PlacedBox[];
  readonly art: readonly PlacedArt[];
};

/** Heights that only the painter knows (a decoded logo, a QR code), in dots; 0 leaves the row out. */
export type ArtHeight = (row: PlacedArt['row']) => number;

const RULES = { thin: 2, thick: 4, dashed: 2 } as const;
const GAPS = { small: 8, normal: 16, large: 32 } as const;
const RULE_MARGIN = 6;
const INDENT = 14;
/** White dots at each side: letters reach a dot or two over their measured width, and paper never sits quite true. */
const MARGIN = 4;
/** White dots above the first and below the last row, where a tall cluster may reach out of its line. */
const END_MARGIN = 8;
const COLUMN_GAP = 12;
const DOTS_PER_MM = 8;

type LineMetrics = { readonly ascent: number; readonly height: number };

class Placer {
  private readonly texts: PlacedText[] = [];
  private readonly boxes: PlacedBox[] = [];
  private readonly art: PlacedArt[] = [];
  private readonly scratch: SKRSContext2D = createCanvas(8, 8).getContext('2d');
  private readonly width: number;
  private readonly paper: PaperWidth;
  private readonly metrics = new Map<string, LineMetrics>();
  private font = '';
  private y = END_MARGIN;

  constructor(paper: PaperWidth) {
    this.paper = paper;
    // Places are counted between the margins; finish() moves everything onto the paper.
    this.width = PAPER_DOTS[paper] - 2 * MARGIN;
  }

  finish(): PlacedReceipt {
    return {
      width: PAPER_DOTS[this.paper],
      height: Math.ceil(this.y) + END_MARGIN,
      texts: this.texts.map((text) => ({ ...text, x: text.x + MARGIN })),
      boxes: this.boxes.map((box) => ({ ...box, x: box.x + MARGIN })),
      art: this.art,
    };
  }

  place(row: ReceiptRow, artHeight: ArtHeight): void {
    if (row.kind === 'text')
      this.placeText(printableText(row.text, hasReceiptGlyph), row.align, row.size, row.bold);
    else if (row.kind === 'pair')
      this.placePair({
        ...row,
        left: printableText(row.left, hasReceiptGlyph),
        right: printableText(row.right, hasReceiptGlyph),
      });
    else if (row.kind === 'rule') this.placeRule(row.style);
    else if (row.kind === 'banner') this.placeBanner(row.text, row.size);
    else if (row.kind === 'gap') this.y += GAPS[row.size];
    else if (row.kind === 'ruler') this.placeRuler();
    else {
      const height = artHeight(row);
      if (height > 0) this.art.push({ row, y: this.y, height });
      this.y += height;
    }
  }

  private selectFont(font: string): void {
    if (this.font === font) return;
    this.font = font;
    this.scratch.font = font;
  }

  private measured(dots: number, bold: boolean): (text: string) => number {
    const font = fontOf(dots, bold);
    return (text) => {
      this.selectFont(font);
      return this.scratch.measureText(text).width;
    };
  }

  /** Ascent and line height that hold every mark of the script, above and below. */
  private lineMetrics(dots: number, bold: boolean): LineMetrics {
    const font = fontOf(dots, bold);
    const known = this.metrics.get(font);
    if (known) return known;
    this.selectFont(font);
    const measured = this.scratch.measureText('ক্ষ');
    const ascent = Math.ceil(measured.fontBoundingBoxAscent);
    const metrics = { ascent, height: ascent + Math.ceil(measured.fontBoundingBoxDescent) };
    this.metrics.set(font, metrics);
    return metrics;
  }

  private putLine(text: string, align: RowAlign, dots: number, bold: boolean, white = false): void {
    const { ascent, height } = this.lineMetrics(dots, bold);
    const free = this.width - this.measured(dots, bold)(text);
    const x = align === 'left' ? 0 : align === 'center' ? Math.floor(free / 2) : Math.floor(free);
    this.texts.push({ text, x: Math.max(0, x), y: this.y + ascent, font: fontOf(dots, bold), white });
    this.y += height;
  }

  private placeText(text: string, align: RowAlign, size: RowSize, bold: boolean): void {
    const dots = fontDots(this.paper, size);
    const wrap = align === 'center' ? wrapBalanced : wrapText;
    for (const line of wrap(text, this.width, this.measured(dots, bold))) {
      this.putLine(line, align, dots, bold);
    }
  }

  private placePair(row: Extract<ReceiptRow, { kind: 'pair' }>): void {
    const dots = fontDots(this.paper, row.size);
    const left = row.indent ? INDENT : 0;
    const measure = this.measured(dots, row.bold);
    const rightDots = this.fittedRight(row, dots, left);
    const rightWidth = row.right === '' ? 0 : this.measured(rightDots, row.bold)(row.right);
    const room = this.width - left - (rightWidth === 0 ? 0 : rightWidth + COLUMN_GAP);
    const sharesLine = row.left === '' || room >= Math.min(this.width * 0.3, measure(row.left));
    const lines = wrapText(row.left, sharesLine ? room : this.width - left, measure);
    const own = this.lineMetrics(dots, row.bold);
    const right = this.lineMetrics(rightDots, row.bold);
    const font = fontOf(dots, row.bold);
    const firstAscent = sharesLine && rightWidth > 0 ? Math.max(own.ascent, right.ascent) : own.ascent;
    const putRight = (baseline: number): void => {
      const x = Math.floor(this.width - rightWidth);
      this.texts.push({ text: row.right, x, y: baseline, font: fontOf(rightDots, row.bold), white: false });
    };
    const top = this.y;
    lines.forEach((text, index) => {
      this.texts.push({ text, x: left, y: top + firstAscent + index * own.height, font, white: false });
    });
    this.y = top + firstAscent - own.ascent + Math.max(lines.length, 1) * own.height;
    if (rightWidth === 0) return;
    if (sharesLine) {
      putRight(top + firstAscent);
      this.y = Math.max(this.y, top + firstAscent - right.ascent + right.height);
    } else {
      putRight(this.y + right.ascent);
      this.y += right.height;
    }
  }

  /** Letter height of a pair's right side: as asked, or smaller where the amount would not fit beside its label. */
  private fittedRight(row: Extract<ReceiptRow, { kind: 'pair' }>, dots: number, left: number): number {
    const wanted = fontDots(this.paper, row.rightSize ?? row.size);
    const beside = row.rightSize === undefined ? 0 : this.measured(dots, row.bold)(row.left) + COLUMN_GAP;
    const room = this.width - left - beside;
    const width = this.measured(wanted, row.bold)(row.right);
    if (width <= room) return wanted;
    return Math.max(fontDots(this.paper, 'small'), Math.floor((wanted * room) / width));
  }

  private placeRule(style: keyof typeof RULES): void {
    const height = RULES[style];
    const y = this.y + RULE_MARGIN;
    if (style === 'dashed') {
      for (let x = 0; x < this.width; x += 12)
        this.boxes.push({ x, y, width: Math.min(7, this.width - x), height });
    } else {
      this.boxes.push({ x: 0, y, width: this.width, height });
    }
    this.y += height + 2 * RULE_MARGIN;
  }

  private placeBanner(text: string, size: RowSize): void {
    const dots = fontDots(this.paper, size);
    const top = this.y;
    this.y += 2;
    for (const line of wrapBalanced(text, this.width - 16, this.measured(dots, true))) {
      this.putLine(line, 'center', dots, true, true);
    }
    this.y += 2;
    this.boxes.push({ x: 0, y: top, width: this.width, height: this.y - top });
  }

  private placeRuler(): void {
    const top = this.y;
    this.boxes.push({ x: 0, y: top, width: this.width, height: 2 });
    for (let mm = 0; mm * DOTS_PER_MM < this.width; mm += 1) {
      const height = mm % 10 === 0 ? 28 : mm % 5 === 0 ? 20 : 12;
      this.boxes.push({ x: mm * DOTS_PER_MM, y: top, width: 2, height });
    }
    this.boxes.push({ x: this.width - 2, y: top, width: 2, height: 28 });
    this.y += 32;
  }
}

/** Gives every row its place on the paper, wrapping what is too wide. The receipt fonts must be loaded. */
export function placeRows(
  rows: readonly ReceiptRow[],
  paper: PaperWidth,
  artHeight: ArtHeight,
): PlacedReceipt {
  const placer = new Placer(paper);
  for (const row of rows) placer.place(row, artHeight);
  return placer.finish();
}
