import type { CartPack, CartProduct } from '../../shared/cart/cart-types.ts';
import type { BaseUnit } from '../../shared/catalog/units.ts';
import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { ShopDb } from '../db/open.ts';
import { counterBatches, findBatch, type StockBatch } from '../stock/index.ts';

/** A product as the checkout needs it, from the shop's own tables. */
export type SoldProduct = Omit<CartProduct, 'batches'> & {
  nameBn: string;
  nameEn: string;
  strength: string;
  categoryId: string | null;
  isPublished: boolean;
  batches: readonly StockBatch[];
};

type ProductRow = {
  id: string;
  nameBn: string;
  nameEn: string;
  strength: string;
  categoryId: string | null;
  drugClass: ProductDto['drugClass'];
  baseUnit: BaseUnit;
  oversell: ProductDto['oversell'] | null;
  isCounted: number;
  vatRateBp: number;
  isPublished: number;
};

function findRow(db: ShopDb, productId: string): ProductRow | undefined {
  return db
    .statement<[string], ProductRow>(
      `SELECT id, name_bn AS nameBn, name_en AS nameEn, strength, category_id AS categoryId, drug_class AS drugClass,
              base_unit AS baseUnit, oversell, is_counted AS isCounted, vat_rate_bp AS vatRateBp, is_published AS isPublished
       FROM products WHERE id = ? AND is_active = 1 AND pending_import_id IS NULL`,
    )
    .get(productId);
}

function packsOf(db: ShopDb, productId: string): CartPack[] {
  return db
    .statement<[string], Omit<CartPack, 'isDefault'> & { isDefault: number; position: number }>(
      `SELECT id, unit, label, base_quantity AS baseQuantity, price, is_default AS isDefault, position
       FROM packs WHERE product_id = ? AND is_active = 1`,
    )
    .all(productId)
    .toSorted((a, b) => a.position - b.position)
    .map((pack) => ({ ...pack, isDefault: pack.isDefault === 1 }));
}

/**
 * The product with its packs and the batches the counter sees, the chosen ones among them; undefined for an unknown or
 * retired product. `shopRule` holds where the product has no oversell rule of its own.
 */
export function readSoldProduct(
  db: ShopDb,
  productId: string,
  chosenBatchIds: readonly string[],
  shopRule: ProductDto['oversell'],
): SoldProduct | undefined {
  const row = findRow(db, productId);
  if (!row) return undefined;
  const batches = counterBatches(db, productId);
  for (const id of chosenBatchIds) {
    if (batches.some((batch) => batch.id === id)) continue;
    const chosen = findBatch(db, id);
    if (chosen?.productId === productId) batches.push(chosen);
  }
  return {
    ...row,
    oversell: row.oversell ?? shopRule,
    isCounted: row.isCounted === 1,
    isPublished: row.isPublished === 1,
    packs: packsOf(db, productId),
    batches,
  };
}
