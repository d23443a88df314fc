import { crc32, deflateSync } from 'node:zlib';

/** A black-and-white picture: one bit a dot, rows of whole bytes, most significant bit leftmost, 1 = black. */
export type Bitmap = { readonly width: number; readonly height: number; readonly bits: Uint8Array };

/** Luminance below which a dot is burnt; above the middle, so that thin strokes survive on 203 dpi paper. */
const BLACK_BELOW = 168;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bytes that one row of `width` dots takes. */
export function rowBytes(width: number): number {
  return Math.ceil(width / 8);
}

/** An all-white picture. */
export function blankBitmap(width: number, height: number): Bitmap {
  return { width, height, bits: new Uint8Array(rowBytes(width) * height) };
}

/** True when the dot is black; dots outside the picture are white. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
  const byte = bitmap.bits[y * rowBytes(bitmap.width) + (x >> 3)] ?? 0;
  return (byte & (0x80 >> (x & 7))) !== 0;
}

/** Makes one dot of `bitmap` black, in place. */
export function setBlack(bitmap: Bitmap, x: number, y: number): void {
  const index = y * rowBytes(bitmap.width) + (x >> 3);
  bitmap.bits[index] = (bitmap.bits[index] ?? 0) | (0x80 >> (x & 7));
}

/** Burns the dark dots of `rgba` (opaque, `bitmap.width` wide) into `bitmap` from row `top` on, in place. */
export function burnRgba(bitmap: Bitmap, rgba: Uint8ClampedArray, top: number): void {
  const rows = Math.min(Math.floor(rgba.length / 4 / bitmap.width), bitmap.height - top);
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < bitmap.width; x += 1) {
      const at = (y * bitmap.width + x) * 4;
      const light = 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
      if (light < BLACK_BELOW) setBlack(bitmap, x, top + y);
    }
  }
}

/** The rows `from` (included) to `to` (excluded) as a picture of their own. */
export function bitmapRows(bitmap: Bitmap, from: number, to: number): Bitmap {
  const stride = rowBytes(bitmap.width);
  return {
    width: bitmap.width,
    height: to - from,
    bits: bitmap.bits.subarray(from * stride, to * stride),
  };
}

/** Copies `source` into `target` with its left upper corner at (`left`, `top`), black dots only, clipped to `target`. */
export function stampBitmap(target: Bitmap, source: Bitmap, left: number, top: number): void {
  for (let y = 0; y < source.height; y += 1) {
    for (let x = 0; x < source.width; x += 1) {
      const inside = left + x < target.width && top + y < target.height;
      if (inside && isBlack(source, x, y)) setBlack(target, left + x, top + y);
    }
  }
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** The picture as a PNG of one bit a dot. */
export function bitmapToPng(bitmap: Bitmap): Buffer {
  const stride = rowBytes(bitmap.width);
  const raw = Buffer.alloc((stride + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let index = 0; index < stride; index += 1) {
      // PNG's grey 1 is white, the printer's 1 is black.
      raw[y * (stride + 1) + 1 + index] = ~(bitmap.bits[y * stride + index] ?? 0) & 0xff;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.width, 0);
  header.writeUInt32BE(bitmap.height, 4);
  header[8] = 1;
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(raw, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
