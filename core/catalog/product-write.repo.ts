import type { ProductInput } from '../../shared/contract/catalog.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** The columns of a product that a person fills in, and what follows from them. */
export type ProductValues = Omit<ProductInput, 'packs' | 'aliases' | 'specifications'> & {
  substituteKey: string;
};

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

function columns(values: ProductValues) {
  return {
    ...values,
    isCounted: flag(values.isCounted),
    isPublished: flag(values.isPublished),
    isActive: flag(values.isActive),
  };
}

/** Adds a product row and answers its seq. `importId` keeps it invisible until that import is finished. */
export function insertProduct(
  db: ShopDb,
  id: string,
  values: ProductValues,
  now: number,
  origin: { sourceKey: string | null; importId: string | null } = { sourceKey: null, importId: null },
): number {
  const result = db
    .statement(
      `INSERT INTO products (id, name_bn, name_en, generic, strength, dosage_form, manufacturer, category_id, drug_class,
         shelf, description, base_unit, oversell, is_counted, vat_rate_bp, reorder_level, is_published, is_active,
         substitute_key, source_key, pending_import_id, created_at, updated_at)
       VALUES (@id, @nameBn, @nameEn, @generic, @strength, @dosageForm, @manufacturer, @categoryId, @drugClass,
         @shelf, @description, @baseUnit, @oversell, @isCounted, @vatRateBp, @reorderLevel, @isPublished, @isActive,
         @substituteKey, @sourceKey, @importId, @now, @now)`,
    )
    .run({ ...columns(values), ...origin, id, now });
  return Number(result.lastInsertRowid);
}

/** Replaces the columns of a product and raises its version. */
export function updateProductRow(db: ShopDb, id: string, values: ProductValues, now: number): void {
  db.statement(
    `UPDATE products SET name_bn = @nameBn, name_en = @nameEn, generic = @generic, strength = @strength,
       dosage_form = @dosageForm, manufacturer = @manufacturer, category_id = @categoryId, drug_class = @drugClass,
       shelf = @shelf, description = @description, base_unit = @baseUnit, oversell = @oversell,
       is_counted = @isCounted, vat_rate_bp = @vatRateBp, reorder_level = @reorderLevel,
       is_published = @isPublished, is_active = @isActive, substitute_key = @substituteKey,
       version = version + 1, updated_at = @now
     WHERE id = @id`,
  ).run({ ...columns(values), id, now });
}

/** Raises the version of a product whose packs or barcodes changed. */
export function touchProduct(db: ShopDb, id: string, now: number): void {
  db.statement('UPDATE products SET version = version + 1, updated_at = ? WHERE id = ?').run(now, id);
}

/** A pack to write. */
export type PackValues = Omit<ProductInput['packs'][number], 'id' | 'barcodes'> & { position: number };

/** Adds a pack. */
export function insertPack(db: ShopDb, id: string, productId: string, pack: PackValues): void {
  db.statement(
    `INSERT INTO packs (id, product_id, unit, label, base_quantity, price, is_default, position)
     VALUES (@id, @productId, @unit, @label, @baseQuantity, @price, @isDefault, @position)`,
  ).run({ ...pack, isDefault: flag(pack.isDefault), id, productId });
}

/** Replaces a pack's columns. */
export function updatePack(db: ShopDb, id: string, pack: PackValues): void {
  db.statement(
    `UPDATE packs SET unit = @unit, label = @label, base_quantity = @baseQuantity, price = @price,
       is_default = @isDefault, position = @position WHERE id = @id`,
  ).run({ ...pack, isDefault: flag(pack.isDefault), id });
}

/** Sets the price of a pack. */
export function setPackPrice(db: ShopDb, id: string, price: number | null): void {
  db.statement('UPDATE packs SET price = ? WHERE id = ?').run(price, id);
}

/** Takes a pack out of use: kept and retired when the product was ever sold, deleted otherwise. Its barcodes become free. */
export function dropPack(db: ShopDb, id: string, wasSold: boolean): void {
  db.statement('DELETE FROM barcodes WHERE pack_id = ?').run(id);
  if (wasSold) db.statement('UPDATE packs SET is_active = 0, is_default = 0 WHERE id = ?').run(id);
  else db.statement('DELETE FROM packs WHERE id = ?').run(id);
}

/** True when the product stands on any receipt. */
export function wasSold(db: ShopDb, productId: string): boolean {
  return db.statement('SELECT 1 FROM sale_lines WHERE product_id = ? LIMIT 1').get(productId) !== undefined;
}

/** True when goods of the product were received: there are some on a shelf, or a batch keeps a cost or price that was given for them. */
export function hasValuedBatches(db: ShopDb, productId: string): boolean {
  const valued = `SELECT 1 FROM batches WHERE product_id = ? AND (on_hand > 0 OR cost_amount IS NOT NULL
    OR mrp_amount IS NOT NULL OR price_amount IS NOT NULL) LIMIT 1`;
  return db.statement(valued).get(productId) !== undefined;
}

/** Which product a barcode belongs to, those of unfinished imports included. */
export function anyBarcodeOwner(db: ShopDb, code: string): { productId: string; packId: string } | undefined {
  return db
    .statement<[string], { productId: string; packId: string }>(
      `SELECT k.product_id AS productId, k.id AS packId FROM barcodes AS c JOIN packs AS k ON k.id = c.pack_id
       WHERE c.code = ?`,
    )
    .get(code);
}

/** Gives a pack a barcode; the code must be free. */
export function insertBarcode(db: ShopDb, packId: string, code: string): void {
  db.statement('INSERT INTO barcodes (code, pack_id) VALUES (?, ?)').run(code, packId);
}

/** Frees a barcode. */
export function deleteBarcode(db: ShopDb, code: string): void {
  db.statement('DELETE FROM barcodes WHERE code = ?').run(code);
}

/** Replaces a product's aliases. */
export function replaceAliases(db: ShopDb, productId: string, aliases: readonly string[]): void {
  db.statement('DELETE FROM product_aliases WHERE product_id = ?').run(productId);
  const insert = db.statement('INSERT INTO product_aliases (product_id, alias) VALUES (?, ?)');
  for (const alias of aliases) insert.run(productId, alias);
}

/** Replaces a product's specifications, kept in the order given. */
export function replaceSpecifications(
  db: ShopDb,
  productId: string,
  specifications: readonly { key: string; value: string }[],
): void {
  db.statement('DELETE FROM product_specifications WHERE product_id = ?').run(productId);
  const insert = db.statement(
    'INSERT INTO product_specifications (product_id, position, key, value) VALUES (?, ?, ?, ?)',
  );
  specifications.forEach(({ key, value }, position) => void insert.run(productId, position, key, value));
}

/** True when the category exists and is visible. */
export function categoryExists(db: ShopDb, id: string): boolean {
  return (
    db.statement('SELECT 1 FROM categories WHERE id = ? AND pending_import_id IS NULL').get(id) !== undefined
  );
}

/** What is known of an id before a product is made with it. */
export function productState(
  db: ShopDb,
  id: string,
): { seq: number; version: number; isPending: 0 | 1 } | undefined {
  return db
    .statement<[string], { seq: number; version: number; isPending: 0 | 1 }>(
      'SELECT seq, version, pending_import_id IS NOT NULL AS isPending FROM products WHERE id = ?',
    )
    .get(id);
}

/** Sets or clears the place of each product among the quick keys. */
export function setPins(db: ShopDb, cleared: string | null, ids: readonly string[]): void {
  if (cleared !== null) db.statement('UPDATE products SET pinned_position = NULL WHERE id = ?').run(cleared);
  const set = db.statement('UPDATE products SET pinned_position = ? WHERE id = ?');
  ids.forEach((id, position) => void set.run(position, id));
}
