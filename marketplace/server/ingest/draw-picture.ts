import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { createGate } from './drawing-gate.ts';

/** A picture of more points than this is not decoded: so many are 67 MB. */
const MOST_POINTS = 4_096 * 4_096;
const LONGEST_SIDE = 12_000;
const QUALITY = 80;

/** A few kilobytes can be all these points: a node draws two at once, whoever sends how many. */
const gate = createGate(2, 16);

type Size = { width: number; height: number };

function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += isAlone ? 2 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function webpSize(bytes: Buffer): Size | null {
  if (bytes.length < 30) return null;
  const kind = bytes.toString('latin1', 12, 16);
  if (kind === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  return null;
}

/** Width and height that a JPEG, PNG or WebP says it has, read without decoding it; null for anything else. */
export function pictureSize(bytes: Buffer): Size | null {
  if (
    bytes.length > 24 &&
    bytes.readUInt32BE(0) === 0x89504e47 &&
    bytes.toString('latin1', 12, 16) === 'IHDR'
  )
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(bytes);
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? webpSize(bytes) : null;
}

async function drawn(image: Image, longest: number): Promise<Buffer> {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return canvas.encode('webp', QUALITY);
}

async function drawAll(bytes: Buffer, sides: readonly number[]): Promise<Buffer[]> {
  const image = await loadImage(bytes).catch(() => {
    throw new MarketRefusal('BAD_PICTURE', {});
  });
  if (image.width < 1 || image.height < 1) throw new MarketRefusal('BAD_PICTURE', {});
  const pictures: Buffer[] = [];
  for (const side of sides) pictures.push(await drawn(image, side));
  return pictures;
}

/**
 * Draws a picture anew as WebP, once for each of `sides`, its longest side at most so many points; nothing else of what was sent is kept (no
 * place, no camera, no hidden file). Throws BAD_PICTURE for what is no picture, or one that would grow too large when decoded, and TOO_MANY
 * while too many wait to be drawn.
 */
export async function drawSizes(bytes: Buffer, sides: readonly number[]): Promise<Buffer[]> {
  const size = pictureSize(bytes);
  const isTooLarge =
    size === null ||
    size.width < 1 ||
    size.height < 1 ||
    Math.max(size.width, size.height) > LONGEST_SIDE ||
    size.width * size.height > MOST_POINTS;
  if (isTooLarge) throw new MarketRefusal('BAD_PICTURE', {});
  return gate(() => drawAll(bytes, sides));
}

/** A picture of goods as the marketplace keeps it: its longest side at most 200 and 800 points. Throws BAD_PICTURE. */
export async function drawPicture(bytes: Buffer): Promise<{ small: Buffer; large: Buffer }> {
  const [small, large] = await drawSizes(bytes, [200, 800]);
  if (!small || !large) throw new Error('a picture was not drawn');
  return { small, large };
}
