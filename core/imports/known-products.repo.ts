import type { ShopDb } from '../db/open.ts';

/** What is known of a product to recognise it in a file. */
export type KnownProduct = {
  seq: number;
  id: string;
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  sourceKey: string | null;
  /** Label of its first pack. */
  label: string;
  hasBarcode: 0 | 1;
};

/** The visible products after `seq`, at most `limit`. */
export function knownProducts(db: ShopDb, seq: number, limit: number): KnownProduct[] {
  return db
    .statement<[number, number], KnownProduct>(
      `SELECT p.seq, p.id, p.name_bn AS nameBn, p.name_en AS nameEn, p.generic, p.strength,
         p.dosage_form AS dosageForm, p.manufacturer, p.source_key AS sourceKey,
         coalesce((SELECT label FROM packs WHERE product_id = p.id AND is_active = 1 ORDER BY position LIMIT 1), '') AS label,
         EXISTS (SELECT 1 FROM packs AS k JOIN barcodes AS c ON c.pack_id = k.id WHERE k.product_id = p.id) AS hasBarcode
       FROM products AS p WHERE p.seq > ? AND p.pending_import_id IS NULL ORDER BY p.seq LIMIT ?`,
    )
    .all(seq, limit);
}

/** The product that was imported under this key; undefined for none. */
export function idOfSourceKey(db: ShopDb, sourceKey: string): string | undefined {
  return db
    .statement<[string], { id: string }>(
      'SELECT id FROM products WHERE source_key = ? AND pending_import_id IS NULL',
    )
    .get(sourceKey)?.id;
}

/** A visible category with its parent. */
export type KnownCategory = { id: string; parentId: string | null; nameBn: string; nameEn: string };

/** All visible categories. */
export function knownCategories(db: ShopDb): KnownCategory[] {
  return db
    .statement<[], KnownCategory>(
      'SELECT id, parent_id AS parentId, name_bn AS nameBn, name_en AS nameEn FROM categories WHERE pending_import_id IS NULL',
    )
    .all();
}

/** Aliases, specifications and batches of these products. */
export function extrasOf(db: ShopDb, ids: readonly string[]) {
  const list = JSON.stringify(ids);
  return {
    aliases: db
      .statement<[string], { productId: string; alias: string }>(
        `SELECT a.product_id AS productId, a.alias FROM json_each(?) AS wanted
         CROSS JOIN product_aliases AS a ON a.product_id = wanted.value ORDER BY a.rowid`,
      )
      .all(list),
    specifications: db
      .statement<[string], { productId: string; key: string; value: string }>(
        `SELECT s.product_id AS productId, s.key, s.value FROM json_each(?) AS wanted
         CROSS JOIN product_specifications AS s ON s.product_id = wanted.value ORDER BY s.product_id, s.position`,
      )
      .all(list),
    batches: db
      .statement<[string], { productId: string; batchNo: string; expiry: string | null; onHand: number }>(
        `SELECT b.product_id AS productId, b.batch_no AS batchNo, b.expiry, b.on_hand AS onHand FROM json_each(?) AS wanted
         CROSS JOIN batches AS b ON b.product_id = wanted.value`,
      )
      .all(list),
  };
}
