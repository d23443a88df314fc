import { createCanvas, loadImage } from '@napi-rs/canvas';
import { create } from 'qrcode';
import type { PaperWidth } from '../../shared/receipt/receipt-data.ts';
import { type Bitmap, blankBitmap, setBlack } from './bitmap.ts';
import { PAPER_DOTS } from './receipt-fonts.ts';

const MAX_LOGO_BYTES = 2_000_000;
const LOGO_HEIGHT = 160;

/** Dots per QR module: 0.75 mm, which phone cameras read from cheap paper. */
const QR_MODULE = 6;

/** The white border that readers need around a QR code, in modules. */
const QR_QUIET = 4;

/** The QR code of `text` with its quiet border, as dots. */
export function drawQr(text: string): Bitmap {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = (modules.size + 2 * QR_QUIET) * QR_MODULE;
  const bitmap = blankBitmap(side, side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const column = Math.floor(x / QR_MODULE) - QR_QUIET;
      const row = Math.floor(y / QR_MODULE) - QR_QUIET;
      const inside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      if (inside && modules.get(row, column)) setBlack(bitmap, x, y);
    }
  }
  return bitmap;
}

/** Spreads each dot's rounding error over its neighbours (Floyd–Steinberg), so that greys of a logo survive as dots. */
function dither(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const grey = new Float32Array(width * height);
  for (let index = 0; index < grey.length; index += 1) {
    const at = index * 4;
    grey[index] = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
  }
  const bitmap = blankBitmap(width, height);
  const spread = (x: number, y: number, error: number): void => {
    if (x >= 0 && x < width && y < height) grey[y * width + x] = (grey[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = grey[y * width + x] ?? 255;
      const black = value < 128;
      if (black) setBlack(bitmap, x, y);
      const error = value - (black ? 0 : 255);
      spread(x + 1, y, (error * 7) / 16);
      spread(x - 1, y + 1, (error * 3) / 16);
      spread(x, y + 1, (error * 5) / 16);
      spread(x + 1, y + 1, error / 16);
    }
  }
  return bitmap;
}

/** The logo scaled into the paper's upper middle as dots, or null when the bytes are no picture: a bad logo never stops a receipt. */
export async function drawLogo(bytes: Uint8Array, paper: PaperWidth): Promise<Bitmap | null> {
  if (bytes.length === 0 || bytes.length > MAX_LOGO_BYTES) return null;
  try {
    const image = await loadImage(Buffer.from(bytes));
    const scale = Math.min((PAPER_DOTS[paper] * 0.7) / image.width, LOGO_HEIGHT / image.height);
    const width = Math.max(1, Math.floor(image.width * scale));
    const height = Math.max(1, Math.floor(image.height * scale));
    const context = createCanvas(width, height).getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return dither(context.getImageData(0, 0, width, height).data, width, height);
  } catch {
    return null;
  }
}
