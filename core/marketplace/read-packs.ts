import type { MarketGoodsDto } from '../../shared/contract/marketplace.contract.ts';
import { packRows } from '../catalog/index.ts';
import type { ShopDb } from '../db/open.ts';

/** The packs of these products, by product, in which a quantity of them is read; none for a product that is gone. */
export function readPacks(
  db: ShopDb,
  productIds: readonly string[],
): (productId: string) => MarketGoodsDto['packs'] {
  const byProduct = Map.groupBy(packRows(db, productIds), ({ productId }) => productId);
  return (productId) =>
    (byProduct.get(productId) ?? []).map(({ id, unit, label, baseQuantity, price, isDefault }) => ({
      id,
      unit,
      label,
      baseQuantity,
      price,
      isDefault: isDefault === 1,
    }));
}
