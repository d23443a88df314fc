import { Refusal } from '../../shared/errors/error-codes.ts';
import { imageSize } from './image-size.ts';

const LONGEST_SIDE = 800;
const MOST_PIXELS = 50_000_000;
const QUALITY = 82;

/**
 * The picture decoded and drawn anew as WebP, no side longer than 800 pixels, with nothing of the original file in it (no
 * place, no camera). Throws IMPORT_UNREADABLE for anything but a PNG, JPEG or WebP of at most 50 megapixels.
 */
export async function reduceImage(file: Buffer): Promise<{ mime: 'image/webp'; content: Buffer }> {
  const declared = imageSize(file);
  if (!declared) throw new Refusal('IMPORT_UNREADABLE', { reason: 'not a PNG, JPEG or WebP picture' });
  if (declared.width * declared.height > MOST_PIXELS)
    throw new Refusal('IMPORT_UNREADABLE', { reason: 'the picture has too many pixels' });
  // Loaded by the first picture: the canvas is 20 MB that no start should wait for.
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(file).catch(() => {
    throw new Refusal('IMPORT_UNREADABLE', { reason: 'the picture is damaged' });
  });
  if (image.width === 0 || image.height === 0)
    throw new Refusal('IMPORT_UNREADABLE', { reason: 'the picture is empty' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return { mime: 'image/webp', content: await canvas.encode('webp', QUALITY) };
}
