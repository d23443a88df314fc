import { createHash } from 'node:crypto';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { ShopContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { takePictures } from '../products/index.ts';
import { drawPicture } from './draw-picture.ts';
import {
  addPicture,
  countPictures,
  heldPictures,
  lockShopListings,
  productsWithPicture,
  speakerOf,
} from './ingest.repo.ts';
import { quotaOf } from './listing-rules.ts';

/** Throws SHELF_FULL where the shop holds as many pictures as it may: asked before a picture is drawn, and once more before it is kept. */
async function requireRoom(sql: Sql, shopId: string): Promise<void> {
  const { isApproved } = await speakerOf(sql, shopId);
  if ((await countPictures(sql, shopId)) >= quotaOf(isApproved).pictures)
    throw new MarketRefusal('SHELF_FULL', {});
}

/**
 * Keeps a picture, drawn anew, under the SHA-256 of what was sent, and shows it with the products of the listings that name it. Throws BAD_PICTURE
 * when the hash is another's or the bytes are no picture, SHELF_FULL when the shop
 * holds as many as it may; the same picture again changes nothing.
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
  if (!isHeld) await requireRoom(db, shopId);
  const drawn = isHeld ? null : await drawPicture(bytes);
  await db.transaction(async (sql) => {
    await lockShopListings(sql, shopId);
    if (drawn) await requireRoom(sql, shopId);
    if (drawn) await addPicture(sql, shopId, { hash, ...drawn }, now);
    const products = await productsWithPicture(sql, shopId, hash);
    if (products.length > 0) await takePictures(sql, shopId, products);
  });
  return {};
}
