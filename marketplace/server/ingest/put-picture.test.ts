import { createHash } from 'node:crypto';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { listingFields } from '../testing/test-goods.ts';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { makeShop } from '../testing/test-people.ts';
import { drawPicture, pictureSize } from './draw-picture.ts';

function picture(width: number, height: number, mime: 'image/png' | 'image/jpeg' | 'image/webp') {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#2a7';
  context.fillRect(0, 0, width / 2, height);
  return mime === 'image/png' ? canvas.toBuffer(mime) : canvas.toBuffer(mime, 80);
}

describe('pictures', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)(
    '%s tells its size and is drawn at 200 and 800',
    async (mime) => {
      const bytes = picture(1_600, 900, mime);
      expect(pictureSize(bytes)).toEqual({ width: 1_600, height: 900 });
      const { small, large } = await drawPicture(bytes);
      const sizes = await Promise.all([small, large].map((drawn) => loadImage(drawn)));
      expect(sizes.map(({ width, height }) => [width, height])).toEqual([
        [200, 113],
        [800, 450],
      ]);
    },
  );

  it('are not made larger than they are', async () => {
    const { large } = await drawPicture(picture(60, 90, 'image/png'));
    const { width, height } = await loadImage(large);
    expect([width, height]).toEqual([60, 90]);
  });

  it('are asked for until they are there, then shown with the product in the order of the listing', async () => {
    const market = await createTestMarket();
    const { call } = await makeShop(market);
    const sent = [picture(300, 200, 'image/png'), picture(200, 300, 'image/jpeg')];
    const pictures = sent.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    const items = [{ listingId: uuidv7(), version: 1, fields: listingFields({ pictures }) }];
    const missing = async () => (await call.sync.putListings({ items })).items[0]?.missingPictures;
    const put = (at: number) =>
      call.sync.putPicture({
        hash: pictures[at] ?? '',
        picture: { mime: 'image/png', contentBase64: (sent[at] ?? Buffer.alloc(0)).toString('base64') },
      });
    const shown = async () => {
      const [product] = (await callAs(market).find.suggest({ text: 'napa' })).items;
      const page = await callAs(market).find.product({ productId: product?.id ?? '' });
      return [product?.picture, page.pictures];
    };
    const path = (at: number, size: string) => `/pictures/${pictures[at]}/${size}.webp`;
    expect(await missing()).toEqual(pictures);
    expect(await shown()).toEqual(['', []]);
    await put(1);
    expect(await missing()).toEqual([pictures[0]]);
    expect(await shown()).toEqual([path(1, 'small'), [path(1, 'large')]]);
    await put(0);
    await put(0);
    expect(await missing()).toEqual([]);
    expect(await shown()).toEqual([path(0, 'small'), [path(0, 'large'), path(1, 'large')]]);
  });
});
