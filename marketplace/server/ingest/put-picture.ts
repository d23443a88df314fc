import { createHash } from 'node:crypto';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { ShopContext } from '../app/market.ts';
import { takePictures } from '../products/index.ts';
import { drawPicture } from './draw-picture.ts';
import { addPicture, heldPictures, productsWithPicture } from './ingest.repo.ts';

/**
 * Keeps a picture, drawn anew, under the SHA-256 of what was sent, and shows it with the products of the listings that name it. Throws BAD_PICTURE
 * when the hash is another's or the bytes are no picture; the same picture again changes nothing.
 */
export async function putPicture(
  context: ShopContext,
  { hash, picture }: { hash: string; picture: { contentBase64: string } },
): Promise<Record<string, never>> {
  const { shopId, db } = context;
  const now = new Date(context.ports.clock.now());
  const bytes = Buffer.from(picture.contentBase64, 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new MarketRefusal('BAD_PICTURE', {});
  const isHeld = (await heldPictures(db, [hash])).has(hash);
  const drawn = isHeld ? null : await drawPicture(bytes);
  await db.transaction(async (sql) => {
    if (drawn) await addPicture(sql, shopId, { hash, ...drawn }, now);
    const products = await productsWithPicture(sql, shopId, hash);
    if (products.length > 0) await takePictures(sql, shopId, products);
  });
  return {};
}
