import { lookedUp, shopOf } from './around.repo.ts';
import { PRODUCT_FIELDS, productColumns, SHOP_FIELDS, shopColumns } from './cards.repo.ts';
import type { OfferRow, ProductCardRow, ShopCardRow } from './cards.ts';

/** An offer with its shop and product, as SQL answers it: the columns of the two under `shop.` and `product.`. */
export type FoundOffer = OfferRow & { shop: ShopCardRow; product: ProductCardRow; total: number };

/** A row as `SHOWN` names it. */
export type Raw = OfferRow & Record<string, unknown> & { total: number };

/** Names of the parts of a row, and of the columns they come in. */
const columnsOf = (part: string, fields: readonly string[]) =>
  fields.map((field) => [field, `${part}.${field}`] as const);
const OF_SHOP = columnsOf('shop', SHOP_FIELDS);
const OF_PRODUCT = columnsOf('product', PRODUCT_FIELDS);

function part(row: Raw, columns: typeof OF_SHOP): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  for (const [field, column] of columns) target[field] = row[column];
  return target;
}

/** An offer with its shop and product of a row. */
export function nested(row: Raw): FoundOffer {
  const { listingId, packs, baseUnit, available, reserved, nearExpiry, total } = row;
  return {
    listingId,
    packs,
    baseUnit,
    available,
    reserved,
    nearExpiry,
    total,
    shop: part(row, OF_SHOP) as ShopCardRow,
    product: part(row, OF_PRODUCT) as ProductCardRow,
  };
}

/** Last step: everything a page shows of the few listings on it. */
export const SHOWN = `l.id AS "listingId", l.packs, l.base_unit AS "baseUnit", l.available, l.reserved,
  to_char(l.near_expiry, 'YYYY-MM-DD') AS "nearExpiry", ${shopColumns('page.distance', 'shop.')}, ${productColumns('product.')}`;
/** Where `SHOWN` comes from: the listings of `page`, whose rows lie at `listing_at` (ctid) and those of their shops at `shop_at`. */
export const OF_PAGE = `page CROSS JOIN ${lookedUp('listings', 'ctid = page.listing_at')} AS l
  CROSS JOIN ${lookedUp('products', 'id = l.product_id')} AS p ${shopOf('page')}`;
