import type { ProductDetailDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from '../stock/index.ts';
import { defaultPackIndex, distinctAliases } from './catalog-rules.ts';
import { checkProduct } from './check-product.ts';
import { indexProducts } from './index-products.ts';
import { valuesOf } from './product-values.ts';
import {
  insertBarcode,
  insertPack,
  insertProduct,
  productState,
  replaceAliases,
  replaceSpecifications,
} from './product-write.repo.ts';
import { getProduct } from './read-products.ts';

/**
 * Makes a product with its packs and barcodes. The same id again answers what is there and changes nothing.
 * Throws DUPLICATE for a barcode that another product has, NOT_FOUND_RECORD for an unknown category.
 */
export function createProduct(
  context: Context,
  input: { id: string; product: ProductInput },
): ProductDetailDto {
  const { db } = context;
  const { id, product } = input;
  if (productState(db, id)) return getProduct(context, id);
  checkProduct(db, id, product);
  db.transaction('catalog.create', () => {
    const now = context.ports.clock.now();
    const seq = insertProduct(db, id, valuesOf(product), now);
    const defaultIndex = defaultPackIndex(product.packs);
    product.packs.forEach((pack, position) => {
      const packId = context.ports.ids.next();
      insertPack(db, packId, id, { ...pack, isDefault: position === defaultIndex, position });
      for (const code of pack.barcodes) insertBarcode(db, packId, code);
    });
    replaceAliases(db, id, distinctAliases(product));
    replaceSpecifications(db, id, product.specifications);
    indexProducts(db, [seq]);
    noteAvailability(db, id, now);
    appendAudit(db, {
      at: now,
      userId: context.actor.userId,
      tillId: context.actor.tillId,
      action: 'product.created',
      entity: 'product',
      entityId: id,
      details: {
        prices: product.packs.map(({ unit, baseQuantity, price }) => ({ unit, baseQuantity, price })),
        barcodes: product.packs.flatMap((pack) => pack.barcodes),
      },
    });
  });
  context.events.publish({ type: 'catalog-changed', productIds: [id] });
  return getProduct(context, id);
}
