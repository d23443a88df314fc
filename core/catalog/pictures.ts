import type { ProductDetailDto } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { noteAvailability } from '../stock/index.ts';
import { productRows } from './catalog.repo.ts';
import { deletePicture, insertPicture, pictureRow } from './pictures.repo.ts';
import { touchProduct } from './product-write.repo.ts';
import { getProduct } from './read-products.ts';
import { reduceImage } from './reduce-image.ts';

/**
 * Keeps a picture of a product, drawn anew at most 800 pixels wide and high. The same id again changes nothing.
 * Throws NOT_FOUND_RECORD, and IMPORT_UNREADABLE for what is no PNG, JPEG or WebP picture.
 */
export async function addPicture(
  context: Context,
  input: { id: string; productId: string; contentBase64: string },
): Promise<ProductDetailDto> {
  const { db } = context;
  const { id, productId } = input;
  if (productRows(db, [productId]).length === 0)
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
  if (!pictureRow(db, id)) {
    const { mime, content } = await reduceImage(Buffer.from(input.contentBase64, 'base64'));
    db.transaction('catalog.add-picture', () => {
      if (pictureRow(db, id)) return;
      insertPicture(db, id, { productId, mime, content });
      const now = context.ports.clock.now();
      touchProduct(db, productId, now);
      noteAvailability(db, productId, now);
    });
    context.events.publish({ type: 'catalog-changed', productIds: [productId] });
  }
  return getProduct(context, productId);
}

/** Removes a picture from its product. Throws NOT_FOUND_RECORD. */
export function removePicture(context: Context, id: string): ProductDetailDto {
  const { db } = context;
  const picture = findPicture(context, id);
  db.transaction('catalog.remove-picture', () => {
    deletePicture(db, id);
    const now = context.ports.clock.now();
    touchProduct(db, picture.productId, now);
    noteAvailability(db, picture.productId, now);
  });
  context.events.publish({ type: 'catalog-changed', productIds: [picture.productId] });
  return getProduct(context, picture.productId);
}

/** A picture for the screen. Throws NOT_FOUND_RECORD. */
export function readPicture(context: Context, id: string): { mime: string; contentBase64: string } {
  const { mime, content } = findPicture(context, id);
  return { mime, contentBase64: content.toString('base64') };
}

function findPicture(context: Context, id: string) {
  const picture = pictureRow(context.db, id);
  if (!picture) throw new Refusal('NOT_FOUND_RECORD', { entity: 'picture', id });
  return picture;
}
