import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { productInputSchema } from '../../shared/contract/catalog.contract.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { createProduct } from './create-product.ts';
import { imageSize } from './image-size.ts';
import { addPicture, readPicture, removePicture } from './pictures.ts';
import { readProducts } from './read-products.ts';

const PRODUCT = '00000000-0000-7000-8000-000000000001';
const PICTURE = '00000000-0000-7000-8000-000000000002';

async function file(format: 'png' | 'jpeg' | 'webp', width: number, height: number): Promise<string> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').fillRect(0, 0, width / 2, height);
  const encoded = format === 'png' ? await canvas.encode('png') : await canvas.encode(format, 90);
  return encoded.toString('base64');
}

function shopWithProduct() {
  const context = actAs(createTestShop(), 'owner');
  const product = productInputSchema.parse({ nameEn: 'Salt', packs: [{ unit: 'packet', baseQuantity: 1 }] });
  createProduct(context, { id: PRODUCT, product });
  return context;
}

describe('pictures', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('keeps a %s at most 800 pixels wide and high', async (format) => {
    const context = shopWithProduct();
    const contentBase64 = await file(format, 1600, 400);
    const detail = await addPicture(context, { id: PICTURE, productId: PRODUCT, contentBase64 });
    expect([detail.pictureId, detail.pictureIds]).toEqual([PICTURE, [PICTURE]]);
    const picture = readPicture(context, PICTURE);
    const image = await loadImage(Buffer.from(picture.contentBase64, 'base64'));
    expect([picture.mime, image.width, image.height]).toEqual(['image/webp', 800, 200]);
  });

  it('changes nothing the second time, and takes a picture away', async () => {
    const context = shopWithProduct();
    const contentBase64 = await file('png', 20, 30);
    await addPicture(context, { id: PICTURE, productId: PRODUCT, contentBase64 });
    const again = await addPicture(context, {
      id: PICTURE,
      productId: PRODUCT,
      contentBase64: await file('png', 5, 5),
    });
    expect(again.version).toBe(2);
    expect(imageSize(Buffer.from(readPicture(context, PICTURE).contentBase64, 'base64'))).toEqual({
      width: 20,
      height: 30,
    });
    removePicture(context, PICTURE);
    expect(readProducts(context, [PRODUCT])[0]?.pictureId).toBeNull();
    expect(() => readPicture(context, PICTURE)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND_RECORD' }),
    );
  });

  it('refuses what is no picture, a damaged one, and one with too many pixels', async () => {
    const context = shopWithProduct();
    const png = Buffer.from(await file('png', 40, 40), 'base64');
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>');
    for (const bad of [svg, png.subarray(0, 40), bomb, Buffer.alloc(5)]) {
      const contentBase64 = bad.toString('base64');
      await expect(
        addPicture(context, { id: PICTURE, productId: PRODUCT, contentBase64 }),
      ).rejects.toMatchObject({
        code: 'IMPORT_UNREADABLE',
      });
    }
    expect(readProducts(context, [PRODUCT])[0]?.pictureId).toBeNull();
  });
});
