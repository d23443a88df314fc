import type { BaseUnit } from '../../shared/catalog/units.ts';
import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';
import type { BatchRow, PackRow, ProductRow } from './catalog-rows.ts';

const PRODUCT = `p.seq, p.id, p.name_bn AS nameBn, p.name_en AS nameEn, p.generic, p.strength,
  p.dosage_form AS dosageForm, p.manufacturer, p.category_id AS categoryId, p.drug_class AS drugClass, p.shelf,
  p.description, p.base_unit AS baseUnit, p.oversell, p.is_counted AS isCounted, p.vat_rate_bp AS vatRateBp,
  p.reorder_level AS reorderLevel, p.pinned_position AS pinnedPosition, p.is_published AS isPublished,
  p.is_active AS isActive, p.version, p.created_at AS createdAt, p.updated_at AS updatedAt,
  (SELECT id FROM product_pictures WHERE product_id = p.id ORDER BY position, id LIMIT 1) AS pictureId`;

/** The columns of a batch `b`, as `BatchRow` names them. */
export const BATCH_COLUMNS = `b.product_id AS productId, b.id, b.batch_no AS batchNo, b.expiry, b.cost_amount AS costAmount,
  b.cost_per AS costPer, b.mrp_amount AS mrpAmount, b.mrp_per AS mrpPer, b.price_amount AS priceAmount,
  b.price_per AS pricePer, b.on_hand AS onHand, b.status, b.received_at AS receivedAt`;

/** Visible products of these ids, in any order; those of an unfinished import are not visible. */
export function productRows(db: Reader, ids: readonly string[]): ProductRow[] {
  return db
    .statement<[string], ProductRow>(
      `SELECT ${PRODUCT} FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.id = wanted.value
       WHERE p.pending_import_id IS NULL`,
    )
    .all(JSON.stringify(ids));
}

/** Ids of the visible products of these search rows. */
export function idsOfSeqs(db: ShopDb, seqs: readonly number[]): Map<number, string> {
  const rows = db
    .statement<[string], { seq: number; id: string }>(
      `SELECT p.seq, p.id FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.seq = wanted.value
       WHERE p.pending_import_id IS NULL`,
    )
    .all(JSON.stringify(seqs));
  return new Map(rows.map((row) => [row.seq, row.id]));
}

/** Active packs of these products with their barcodes, in the order they were given. */
export function packRows(db: Reader, productIds: readonly string[]): PackRow[] {
  return db
    .statement<[string], PackRow>(
      `SELECT k.product_id AS productId, k.id, k.unit, k.label, k.base_quantity AS baseQuantity, k.price,
         k.is_default AS isDefault,
         (SELECT json_group_array(code) FROM barcodes WHERE pack_id = k.id) AS barcodes
       FROM json_each(?) AS wanted CROSS JOIN packs AS k ON k.product_id = wanted.value
       WHERE k.is_active = 1 ORDER BY k.product_id, k.position`,
    )
    .all(JSON.stringify(productIds));
}

/** Batches of these products that hold stock, and of each the newest that holds none. */
export function batchRows(db: Reader, productIds: readonly string[]): BatchRow[] {
  return db
    .statement<[string, string], BatchRow>(
      `SELECT ${BATCH_COLUMNS} FROM json_each(?) AS wanted CROSS JOIN batches AS b ON b.product_id = wanted.value
       WHERE b.on_hand <> 0
       UNION ALL
       SELECT ${BATCH_COLUMNS} FROM json_each(?) AS wanted CROSS JOIN batches AS b ON b.id = (
         SELECT id FROM batches WHERE product_id = wanted.value AND on_hand = 0 ORDER BY received_at DESC, id DESC LIMIT 1)`,
    )
    .all(JSON.stringify(productIds), JSON.stringify(productIds));
}

/** The visible product and pack that own a barcode. */
export function barcodeOwner(
  db: Reader,
  code: string,
): { productId: string; packId: string; isActive: 0 | 1 } | undefined {
  return db
    .statement<[string], { productId: string; packId: string; isActive: 0 | 1 }>(
      `SELECT p.id AS productId, k.id AS packId, p.is_active AS isActive
       FROM barcodes AS c JOIN packs AS k ON k.id = c.pack_id JOIN products AS p ON p.id = k.product_id
       WHERE c.code = ? AND p.pending_import_id IS NULL`,
    )
    .get(code);
}

/** Pack id → product id of a visible product's active pack. */
export function packOwner(db: ShopDb, packId: string): string | undefined {
  return db
    .statement<[string], { productId: string }>(
      `SELECT p.id AS productId FROM packs AS k JOIN products AS p ON p.id = k.product_id
       WHERE k.id = ? AND k.is_active = 1 AND p.pending_import_id IS NULL`,
    )
    .get(packId)?.productId;
}

/** Aliases, specifications and pictures of one product, each in its order. */
export function productExtras(db: ShopDb, productId: string) {
  return {
    aliases: db
      .statement<[string], { alias: string }>(
        'SELECT alias FROM product_aliases WHERE product_id = ? ORDER BY rowid',
      )
      .all(productId)
      .map((row) => row.alias),
    specifications: db
      .statement<[string], { key: string; value: string }>(
        'SELECT key, value FROM product_specifications WHERE product_id = ? ORDER BY position',
      )
      .all(productId),
    pictureIds: db
      .statement<[string], { id: string }>(
        'SELECT id FROM product_pictures WHERE product_id = ? ORDER BY position, id',
      )
      .all(productId)
      .map((row) => row.id),
  };
}

/** Ids of the active products pinned to the counter, in their order. */
export function pinnedIds(db: ShopDb): string[] {
  return db
    .statement<[], { id: string }>(
      `SELECT id FROM products WHERE pinned_position IS NOT NULL AND is_active = 1 AND pending_import_id IS NULL
       ORDER BY pinned_position, seq`,
    )
    .all()
    .map((row) => row.id);
}

/** Ids of other active products with the same substitute key. */
export function idsWithSubstituteKey(db: ShopDb, productId: string): string[] {
  return db
    .statement<[string], { id: string }>(
      `SELECT o.id FROM products AS p JOIN products AS o ON o.substitute_key = p.substitute_key AND o.substitute_key <> ''
       WHERE p.id = ? AND o.id <> p.id AND o.is_active = 1 AND o.pending_import_id IS NULL LIMIT 400`,
    )
    .all(productId)
    .map((row) => row.id);
}

/** What the back office filters by. */
export type ListFilter = {
  categoryId: string | null;
  drugClass: string | null;
  inStock: boolean;
  withoutPrice: boolean;
  inactive: boolean;
  /** Only these, and in this order, when given. */
  seqs: readonly number[] | null;
};

type Bound = Record<string, string | number | null>;

function narrowed(filter: ListFilter): { from: string; order: string; parameters: Bound } {
  const where = ['p.pending_import_id IS NULL', 'p.is_active = @active'];
  if (filter.categoryId !== null)
    where.push(`p.category_id IN (WITH RECURSIVE below(id) AS (SELECT @categoryId UNION
      SELECT c.id FROM categories AS c JOIN below ON c.parent_id = below.id) SELECT id FROM below)`);
  if (filter.drugClass !== null) where.push('p.drug_class = @drugClass');
  if (filter.inStock) where.push('EXISTS (SELECT 1 FROM batches WHERE product_id = p.id AND on_hand > 0)');
  if (filter.withoutPrice)
    where.push(
      'NOT EXISTS (SELECT 1 FROM packs WHERE product_id = p.id AND is_active = 1 AND price IS NOT NULL)',
    );
  const table = filter.seqs
    ? 'json_each(@seqs) AS hit CROSS JOIN products AS p ON p.seq = hit.value'
    : 'products AS p';
  const parameters = {
    active: filter.inactive ? 0 : 1,
    categoryId: filter.categoryId,
    drugClass: filter.drugClass,
    seqs: JSON.stringify(filter.seqs ?? []),
  };
  return {
    from: `${table} WHERE ${where.join(' AND ')}`,
    order: filter.seqs ? 'hit.key' : 'p.seq',
    parameters,
  };
}

/** The whole list as SQL that gives ids in its order, with what is bound to it: for another connection. */
export function listSql(filter: ListFilter): { sql: string; parameters: Bound } {
  const { from, order, parameters } = narrowed(filter);
  return { sql: `SELECT p.id FROM ${from} ORDER BY ${order}`, parameters };
}

/** One page of ids and how many there are in all. */
export function listIds(
  db: Reader,
  filter: ListFilter,
  page: { offset: number; limit: number },
): { ids: string[]; total: number } {
  const { from, parameters } = narrowed(filter);
  const ids = db
    .statement<[Bound], { id: string }>(`${listSql(filter).sql} LIMIT @limit OFFSET @offset`)
    .all({ ...parameters, ...page })
    .map((row) => row.id);
  const total =
    db.statement<[Bound], { total: number }>(`SELECT count(*) AS total FROM ${from}`).get(parameters)
      ?.total ?? 0;
  return { ids, total };
}

/** How much a product is asked for: stock on hand (1 or 0), lines that sold it (counted up to 20), and what it is counted in. */
export type Demand = { inStock: number; sold: number; baseUnit: BaseUnit };

/** The demand for the product of this row; undefined when there is none. Index probes only: the search asks for some dozens at each key. */
export function demandOf(db: Reader, seq: number): Demand | undefined {
  return db
    .statement<[number], Demand>(
      `SELECT EXISTS (SELECT 1 FROM batches AS b WHERE b.product_id = p.id AND b.on_hand > 0) AS inStock,
         (SELECT count(*) FROM (SELECT 1 FROM sale_lines AS l WHERE l.product_id = p.id LIMIT 20)) AS sold,
         p.base_unit AS baseUnit
       FROM products AS p WHERE p.seq = ?`,
    )
    .get(seq);
}

/** Those of these rows that have stock, at most so many, in the order given. */
export function seqsInStock(db: Reader, seqs: readonly number[], most: number): number[] {
  return db
    .statement<[string, number], { seq: number }>(
      `SELECT p.seq FROM json_each(?) AS wanted CROSS JOIN products AS p ON p.seq = wanted.value
       WHERE EXISTS (SELECT 1 FROM batches AS b WHERE b.product_id = p.id AND b.on_hand > 0) LIMIT ?`,
    )
    .all(JSON.stringify(seqs), most)
    .map((row) => row.seq);
}
