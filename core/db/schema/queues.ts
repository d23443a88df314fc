import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReceiptLanguage } from '../../../shared/contract/primitives.ts';
import type { TenderKind } from '../../../shared/contract/sales.contract.ts';
import type { BaseUnits, Paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';

export const printers = sqliteTable('printers', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  widthDots: integer('width_dots').$type<384 | 576>().notNull(),
  /** JSON of the connection as the contract has it. */
  connection: text('connection').notNull(),
  cut: integer('cut', { mode: 'boolean' }).notNull(),
  drawer: integer('drawer', { mode: 'boolean' }).notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
});

export const printJobs = sqliteTable(
  'print_jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'receipt' | 'reprint' | 'test' | 'drawer'>().notNull(),
    saleId: text('sale_id'),
    /** NULL: the printer that is the default when the job is taken. */
    printerId: text('printer_id'),
    language: text('language').$type<ReceiptLanguage>(),
    kickDrawer: integer('kick_drawer', { mode: 'boolean' }).notNull().default(false),
    status: text('status').$type<'queued' | 'printing' | 'done' | 'failed' | 'cancelled'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    retryAt: integer('retry_at').notNull(),
    doneAt: integer('done_at'),
    lastError: text('last_error').notNull().default(''),
  },
  (table) => [index('print_jobs_due').on(table.status, table.retryAt)],
);

/** One row per thing whose newest state the marketplace must hear of; a change raises the version. */
export const outbox = sqliteTable(
  'outbox',
  {
    topic: text('topic').notNull(),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    status: text('status').$type<'due' | 'sending' | 'done' | 'parked'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    retryAt: integer('retry_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    lastError: text('last_error').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.topic, table.key] }),
    index('outbox_due').on(table.status, table.retryAt),
  ],
);

/** Maintained by the checkout: what a day report reads, whatever the length of history. */
export const dayTotals = sqliteTable('day_totals', {
  businessDay: text('business_day').$type<BusinessDay>().primaryKey(),
  receipts: integer('receipts').notNull(),
  lines: integer('lines').notNull(),
  subtotal: integer('subtotal').$type<Paisa>().notNull(),
  discount: integer('discount').$type<Paisa>().notNull(),
  rounding: integer('rounding').$type<Paisa>().notNull(),
  net: integer('net').$type<Paisa>().notNull(),
  cost: integer('cost').$type<Paisa>().notNull(),
  /** Net of the lines without a known cost. */
  netWithoutCost: integer('net_without_cost').$type<Paisa>().notNull(),
  vatIncluded: integer('vat_included').$type<Paisa>().notNull(),
});

export const hourTotals = sqliteTable(
  'hour_totals',
  {
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    hour: integer('hour').notNull(),
    receipts: integer('receipts').notNull(),
    net: integer('net').$type<Paisa>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessDay, table.hour] })],
);

export const tenderTotals = sqliteTable(
  'tender_totals',
  {
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    kind: text('kind').$type<TenderKind>().notNull(),
    receipts: integer('receipts').notNull(),
    amount: integer('amount').$type<Paisa>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessDay, table.kind] })],
);

/** `product_id` is empty for quick items. */
export const productTotals = sqliteTable(
  'product_totals',
  {
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    productId: text('product_id').notNull(),
    receipts: integer('receipts').notNull(),
    quantity: integer('quantity').$type<BaseUnits>().notNull(),
    net: integer('net').$type<Paisa>().notNull(),
    cost: integer('cost').$type<Paisa>().notNull(),
    netWithoutCost: integer('net_without_cost').$type<Paisa>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessDay, table.productId] })],
);

/** `category_id` is empty for goods without one; a product's category is the one it had when it was sold. */
export const categoryTotals = sqliteTable(
  'category_totals',
  {
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    categoryId: text('category_id').notNull(),
    receipts: integer('receipts').notNull(),
    net: integer('net').$type<Paisa>().notNull(),
    cost: integer('cost').$type<Paisa>().notNull(),
    netWithoutCost: integer('net_without_cost').$type<Paisa>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.businessDay, table.categoryId] })],
);
