import { door } from '../app/door.ts';
import type { Actor, Shop } from '../app/shop.ts';
import { categoryRows } from './categories.repo.ts';
import { addBarcode, removeBarcode } from './change-barcodes.ts';
import { createProduct } from './create-product.ts';
import { findProducts } from './find-products.ts';
import { findSubstitutes } from './find-substitutes.ts';
import { addPicture, readPicture, removePicture } from './pictures.ts';
import { pinProduct } from './pin-product.ts';
import { pricePackApproved } from './price-pack.ts';
import { getProduct, lookupBarcode, readProducts, readQuickKeys, viewOf } from './read-products.ts';
import { saveCategory } from './save-category.ts';
import { updateProduct } from './update-product.ts';

const by = (context: { shop: Shop; actor: Actor }) => ({ ...context.shop, actor: context.actor });
const { catalog } = door;

/** The catalogue's procedures. */
export const catalogHandlers = {
  find: catalog.find.handler(({ input, context }) => ({ items: findProducts(by(context), input) })),
  lookup: catalog.lookup.handler(({ input, context }) => lookupBarcode(by(context), input.code)),
  list: catalog.list.handler(({ input, context }) =>
    context.shop.reading.run('products', { ...input, view: viewOf(by(context)) }),
  ),
  get: catalog.get.handler(({ input, context }) => getProduct(by(context), input.id)),
  getMany: catalog.getMany.handler(({ input, context }) => ({ items: readProducts(by(context), input.ids) })),
  create: catalog.create.handler(({ input, context }) => createProduct(by(context), input)),
  update: catalog.update.handler(({ input, context }) => updateProduct(by(context), input)),
  pricePack: catalog.pricePack.handler(({ input, context }) => pricePackApproved(by(context), input)),
  addBarcode: catalog.addBarcode.handler(({ input, context }) => addBarcode(by(context), input)),
  removeBarcode: catalog.removeBarcode.handler(({ input, context }) => removeBarcode(by(context), input)),
  categories: catalog.categories.handler(({ context }) => ({ items: categoryRows(context.shop.db) })),
  saveCategory: catalog.saveCategory.handler(({ input, context }) => saveCategory(by(context), input)),
  substitutes: catalog.substitutes.handler(({ input, context }) => ({
    items: findSubstitutes(by(context), input.productId),
  })),
  quickKeys: catalog.quickKeys.handler(({ context }) => ({ items: readQuickKeys(by(context)) })),
  pin: catalog.pin.handler(({ input, context }) => ({ items: pinProduct(by(context), input) })),
  addPicture: catalog.addPicture.handler(({ input, context }) => addPicture(by(context), input)),
  removePicture: catalog.removePicture.handler(({ input, context }) => removePicture(by(context), input.id)),
  picture: catalog.picture.handler(({ input, context }) => readPicture(by(context), input.id)),
};
