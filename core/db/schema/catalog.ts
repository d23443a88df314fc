import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BaseUnit, PackUnit } from '../../../shared/catalog/units.ts';
import type { BaseUnits, Paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';

export const categories = sqliteTable('categories', {
  id: text('id').primaryKey(),
  parentId: text('parent_id'),
  nameBn: text('name_bn').notNull(),
  nameEn: text('name_en').notNull(),
  /** Set while an import that made it is not finished; such a category is not shown. */
  pendingImportId: text('pending_import_id'),
});

/** `seq` is the row id that the search index shares; `id` is what leaves the shop. */
export const products = sqliteTable(
  'products',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull().unique(),
    nameBn: text('name_bn').notNull(),
    nameEn: text('name_en').notNull(),
    generic: text('generic').notNull().default(''),
    strength: text('strength').notNull().default(''),
    dosageForm: text('dosage_form').notNull().default(''),
    manufacturer: text('manufacturer').notNull().default(''),
    categoryId: text('category_id').references(() => categories.id),
    drugClass: text('drug_class').$type<'none' | 'otc' | 'rx' | 'controlled'>().notNull().default('none'),
    shelf: text('shelf').notNull().default(''),
    description: text('description').notNull().default(''),
    baseUnit: text('base_unit').$type<BaseUnit>().notNull(),
    /** NULL: the shop's rule. */
    oversell: text('oversell').$type<'block' | 'warn' | 'allow'>(),
    isCounted: integer('is_counted', { mode: 'boolean' }).notNull().default(true),
    vatRateBp: integer('vat_rate_bp').notNull().default(0),
    reorderLevel: integer('reorder_level').$type<BaseUnits>(),
    pinnedPosition: integer('pinned_position'),
    isPublished: integer('is_published', { mode: 'boolean' }).notNull().default(false),
    isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
    /** generic|strength|form folded: equal for what can replace each other; empty when unknown. */
    substituteKey: text('substitute_key').notNull().default(''),
    /** Identity of the row it was imported from (source, id, presentation); a later file with it updates this product. */
    sourceKey: text('source_key').unique(),
    /** Set while the import that made it is not finished; such a product is neither shown nor sold. */
    pendingImportId: text('pending_import_id'),
    version: integer('version').notNull().default(1),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('products_category').on(table.categoryId),
    index('products_substitute').on(table.substituteKey),
    index('products_pinned').on(table.pinnedPosition),
    index('products_pending').on(table.pendingImportId),
    index('products_published').on(table.isPublished),
  ],
);

export const productAliases = sqliteTable(
  'product_aliases',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    alias: text('alias').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.alias] })],
);

export const productSpecifications = sqliteTable(
  'product_specifications',
  {
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    position: integer('position').notNull(),
    key: text('key').notNull(),
    value: text('value').notNull(),
  },
  (table) => [primaryKey({ columns: [table.productId, table.position] })],
);

export const productPictures = sqliteTable(
  'product_pictures',
  {
    id: text('id').primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    position: integer('position').notNull(),
    mime: text('mime').notNull(),
    content: blob('content', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('product_pictures_product').on(table.productId)],
);

/** What is sold at once; never deleted once sold, only retired. */
export const packs = sqliteTable(
  'packs',
  {
    id: text('id').primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    unit: text('unit').$type<PackUnit>().notNull(),
    label: text('label').notNull().default(''),
    baseQuantity: integer('base_quantity').$type<BaseUnits>().notNull(),
    /** Paisa for one pack. */
    price: integer('price').$type<Paisa>(),
    isDefault: integer('is_default', { mode: 'boolean' }).notNull().default(false),
    position: integer('position').notNull().default(0),
    isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  },
  (table) => [index('packs_product').on(table.productId)],
);

export const barcodes = sqliteTable(
  'barcodes',
  {
    code: text('code').primaryKey(),
    packId: text('pack_id')
      .notNull()
      .references(() => packs.id),
  },
  (table) => [index('barcodes_pack').on(table.packId)],
);

/**
 * Prices and costs are pairs: paisa for `…_per` base units. `on_hand` begins at 0 (trigger `batches_start_empty`) and is kept by the
 * trigger `stock_moves_keep_on_hand`. No trigger refuses an UPDATE of `on_hand` itself, whatever the comment in 0001 says: that nothing
 * else sets it is a rule of the code, and `core/testing/ledger-problems.ts` finds every batch that differs from the sum of its moves.
 */
export const batches = sqliteTable(
  'batches',
  {
    id: text('id').primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    /** Empty for goods without batch numbers. */
    batchNo: text('batch_no').notNull().default(''),
    expiry: text('expiry').$type<BusinessDay>(),
    costAmount: integer('cost_amount').$type<Paisa>(),
    costPer: integer('cost_per').$type<BaseUnits>(),
    mrpAmount: integer('mrp_amount').$type<Paisa>(),
    mrpPer: integer('mrp_per').$type<BaseUnits>(),
    priceAmount: integer('price_amount').$type<Paisa>(),
    pricePer: integer('price_per').$type<BaseUnits>(),
    onHand: integer('on_hand')
      .$type<BaseUnits>()
      .notNull()
      .default(0 as BaseUnits),
    status: text('status').$type<'ok' | 'quarantined'>().notNull().default('ok'),
    receivedAt: integer('received_at').notNull(),
  },
  (table) => [
    index('batches_product').on(table.productId, table.receivedAt),
    index('batches_in_stock').on(table.productId, table.expiry),
  ],
);

export const imports = sqliteTable('imports', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  status: text('status')
    .$type<'uploaded' | 'running' | 'applying' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'>()
    .notNull(),
  format: text('format').$type<'csv' | 'xlsx'>().notNull(),
  mapping: text('mapping').notNull().default('{}'),
  options: text('options').notNull().default('{}'),
  /** JSON list of the categories it made: they go with it. */
  categoryIds: text('category_ids').notNull().default('[]'),
  rowsTotal: integer('rows_total').notNull().default(0),
  rowsDone: integer('rows_done').notNull().default(0),
  created: integer('created').notNull().default(0),
  updated: integer('updated').notNull().default(0),
  unchanged: integer('unchanged').notNull().default(0),
  refused: integer('refused').notNull().default(0),
  warnings: integer('warnings').notNull().default(0),
  failure: text('failure'),
  userId: text('user_id').notNull(),
  createdAt: integer('created_at').notNull(),
  finishedAt: integer('finished_at'),
  /** Who asked for the step that goes forward whatever happens (applying, undoing). */
  stepUserId: text('step_user_id'),
  stepTillId: integer('step_till_id'),
  /** How many products were decided at the point of no return. */
  workTotal: integer('work_total').notNull().default(0),
  /** How many products an undo left as they are, because they were sold or changed meanwhile. */
  kept: integer('kept').notNull().default(0),
  /** The sheet of a workbook that is imported. */
  sheet: text('sheet'),
  /** JSON list of the sheets that could be chosen. */
  sheets: text('sheets').notNull().default('[]'),
});

/** What an import beyond its point of no return has left to do, in this order; a product that is done has no row any more. */
export const importWork = sqliteTable(
  'import_work',
  {
    importId: text('import_id')
      .notNull()
      .references(() => imports.id),
    position: integer('position').notNull(),
    productId: text('product_id').notNull(),
    /** JSON of what the file says. */
    draft: text('draft').notNull(),
    categoryId: text('category_id'),
    /** JSON of the product that the decision was made on; NULL for a new product, which is only to be shown. */
    before: text('before'),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
);

export const importIssues = sqliteTable(
  'import_issues',
  {
    importId: text('import_id')
      .notNull()
      .references(() => imports.id),
    position: integer('position').notNull(),
    row: integer('row').notNull(),
    severity: text('severity').$type<'error' | 'warning'>().notNull(),
    code: text('code').notNull(),
    column: text('column_name').notNull().default(''),
    value: text('value').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.importId, table.position] })],
);

/** An uploaded file until its import is finished with; apart from `imports`, whose rows change with every step. */
export const importFiles = sqliteTable('import_files', {
  importId: text('import_id')
    .primaryKey()
    .references(() => imports.id),
  content: blob('content', { mode: 'buffer' }).notNull(),
});

/** What an import touched: enough to take it back. */
export const importChanges = sqliteTable(
  'import_changes',
  {
    importId: text('import_id')
      .notNull()
      .references(() => imports.id),
    productId: text('product_id').notNull(),
    action: text('action').$type<'created' | 'updated'>().notNull(),
    /** JSON of the product as it was before; NULL for a created one. */
    before: text('before'),
    /** Version of the product right after the import: a higher one means somebody edited it since. */
    versionAfter: integer('version_after').notNull(),
    /** The shop's newest stock move right after: a later one of the product is somebody else's. NULL in imports of old. */
    lastMove: integer('last_move'),
    /** What an undo did with it, or NULL. */
    undone: text('undone').$type<'taken' | 'kept'>(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.productId] })],
);
