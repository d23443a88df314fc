import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import { assembleProduct, batchRows, packRows, productExtras, productRows } from '../catalog/index.ts';
import { readSettings } from '../settings/index.ts';
import { categoryPath, findSpecial, pictureHashes, readPolicy } from './goods.repo.ts';
import { type Offers, offersOf } from './listing-rules.ts';

function offersAs(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  productId: string,
  isPublished: boolean | null,
): Offers {
  const [row] = productRows(db, [productId]);
  if (!row) return { regular: null, nearExpiry: null };
  const { counter } = readSettings(db);
  const today = businessDayOf(ports.clock.now(), counter.dayStartHour);
  const product = assembleProduct(row, packRows(db, [productId]), batchRows(db, [productId]), {
    today,
    oversell: counter.oversell,
    showsCost: false,
  });
  return offersOf(
    {
      product,
      isPublished: isPublished ?? row.isPublished === 1,
      safetyStock: findSpecial(db, productId).safetyStock,
      description: row.description,
      categoryPath: categoryPath(db, row.categoryId),
      specifications: productExtras(db, productId).specifications,
      pictures: pictureHashes(db, productId).map(({ hash }) => hash),
    },
    readPolicy(db),
    today,
  );
}

/** What customers may see of a product as it stands now; nothing of one that is gone or belongs to an unfinished import. */
export function readOffers(shop: Pick<Shop, 'db' | 'ports'>, productId: string): Offers {
  return offersAs(shop, productId, null);
}

/** What customers would see of a product if it were published now. */
export function previewOffers(shop: Pick<Shop, 'db' | 'ports'>, productId: string): Offers {
  return offersAs(shop, productId, true);
}
