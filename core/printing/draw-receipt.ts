import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperWidth } from '../../shared/receipt/receipt-data.ts';
import type { ReceiptLayout, ReceiptRow } from '../../shared/receipt/receipt-row.ts';
import { type Bitmap, blankBitmap, burnRgba, setBlack, stampBitmap } from './bitmap.ts';
import { type PlacedReceipt, placeRows } from './place-rows.ts';
import { drawLogo, drawQr } from './receipt-art.ts';
import { fontOf, loadReceiptFonts } from './receipt-fonts.ts';

/** Rows drawn before the event loop gets a turn: about a millisecond or two of work on a shop's machine. */
const BAND = 96;

/** Dots that letters may reach beyond their line, so that a band draws what leans in from its neighbours. */
const OVERHANG = 80;

const WATERMARK_DOTS = 72;
const WATERMARK_EVERY = 360;
/** One burnt dot in this many each way: seen as grey, and what is printed over it stays readable. */
const WATERMARK_GRID = 4;

type Art = ReadonlyMap<ReceiptRow, Bitmap>;

async function prepareArt(rows: readonly ReceiptRow[], paper: PaperWidth): Promise<Art> {
  const art = new Map<ReceiptRow, Bitmap>();
  for (const row of rows) {
    const picture =
      row.kind === 'qr' ? drawQr(row.text) : row.kind === 'image' ? await drawLogo(row.bytes, paper) : null;
    if (picture) art.set(row, picture);
  }
  return art;
}

/** Draws what lies between the rows `top` and `top + BAND`. */
function drawBand(context: SKRSContext2D, placed: PlacedReceipt, top: number): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, placed.width, BAND);
  context.setTransform(1, 0, 0, 1, 0, -top);
  context.fillStyle = '#000';
  for (const box of placed.boxes) {
    if (box.y < top + BAND && box.y + box.height > top) context.fillRect(box.x, box.y, box.width, box.height);
  }
  for (const text of placed.texts) {
    if (text.y < top - OVERHANG || text.y > top + BAND + OVERHANG) continue;
    context.font = text.font;
    context.fillStyle = text.white ? '#fff' : '#000';
    context.fillText(text.text, text.x, text.y);
  }
}

/** Marks the whole paper but the pictures and QR codes, which must stay readable for a machine. */
function burnWatermark(bitmap: Bitmap, text: string, art: PlacedReceipt['art']): void {
  const canvas = createCanvas(bitmap.width, WATERMARK_EVERY);
  const context = canvas.getContext('2d');
  context.font = fontOf(WATERMARK_DOTS, true);
  context.translate(bitmap.width / 2, WATERMARK_EVERY / 2);
  context.rotate(-Math.PI / 7);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, WATERMARK_EVERY);
  for (let y = 0; y < bitmap.height; y += WATERMARK_GRID) {
    if (art.some((spared) => y >= spared.y && y < spared.y + spared.height)) continue;
    for (let x = 0; x < bitmap.width; x += WATERMARK_GRID) {
      const at = ((y % WATERMARK_EVERY) * bitmap.width + x) * 4;
      if ((data[at + 3] ?? 0) > 128) setBlack(bitmap, x, y);
    }
  }
}

/**
 * Draws a receipt as black dots at 384 (58 mm) or 576 (80 mm) across, Bengali shaped by the bundled font. Equal input gives
 * equal dots. Gives way to other work between bands, so that a long receipt holds up nobody.
 */
export async function drawReceipt(
  layout: ReceiptLayout,
  paper: PaperWidth,
  fontsFolder: string,
): Promise<Bitmap> {
  loadReceiptFonts(fontsFolder);
  const art = await prepareArt(layout.rows, paper);
  const placed = placeRows(layout.rows, paper, (row) => art.get(row)?.height ?? 0);
  const bitmap = blankBitmap(placed.width, placed.height);
  const context = createCanvas(placed.width, BAND).getContext('2d');
  for (let top = 0; top < placed.height; top += BAND) {
    drawBand(context, placed, top);
    burnRgba(bitmap, context.getImageData(0, 0, placed.width, BAND).data, top);
    await nextTurn();
  }
  for (const { row, y } of placed.art) {
    const picture = art.get(row);
    if (picture) stampBitmap(bitmap, picture, Math.floor((placed.width - picture.width) / 2), y);
  }
  if (layout.watermark) burnWatermark(bitmap, layout.watermark, placed.art);
  return bitmap;
}
