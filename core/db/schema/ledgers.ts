import { desc, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReceiptLanguage } from '../../../shared/contract/primitives.ts';
import type { TenderKind } from '../../../shared/contract/sales.contract.ts';
import type { STOCK_MOVE_KINDS } from '../../../shared/contract/stock.contract.ts';
import type { BaseUnits, Paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { batches, packs, products } from './catalog.ts';
import { letterheads, tills, users } from './people.ts';

export const customers = sqliteTable(
  'customers',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** As typed. */
    phone: text('phone').notNull(),
    /** Latin digits without spaces, national form: what makes it unique. */
    phoneKey: text('phone_key').notNull(),
    /** Folded name for the search. */
    searchText: text('search_text').notNull(),
    createdAt: integer('created_at').notNull(),
    /** The last sale, else when they were added. */
    seenAt: integer('seen_at').notNull().default(0),
  },
  (table) => [
    uniqueIndex('customers_phone').on(table.phoneKey),
    index('customers_seen').on(desc(table.seenAt), table.id),
  ],
);

/** Append-only. */
export const stockMoves = sqliteTable(
  'stock_moves',
  {
    id: integer('id').primaryKey(),
    batchId: text('batch_id')
      .notNull()
      .references(() => batches.id),
    productId: text('product_id')
      .notNull()
      .references(() => products.id),
    /** Signed base units. */
    quantity: integer('quantity').$type<BaseUnits>().notNull(),
    kind: text('kind').$type<(typeof STOCK_MOVE_KINDS)[number]>().notNull(),
    /** Sale id, delivery id, adjustment id or import id. */
    reference: text('reference').notNull(),
    reason: text('reason').notNull().default(''),
    at: integer('at').notNull(),
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    userId: text('user_id').notNull(),
    tillId: integer('till_id').notNull(),
  },
  (table) => [
    index('stock_moves_batch').on(table.batchId),
    index('stock_moves_product').on(table.productId, table.id),
    index('stock_moves_reference').on(table.reference),
  ],
);

/** Append-only. Names of till, user and customer are frozen, as a receipt printed years later must be the same. */
export const sales = sqliteTable(
  'sales',
  {
    id: text('id').primaryKey(),
    tillId: integer('till_id')
      .notNull()
      .references(() => tills.id),
    receiptNumber: integer('receipt_number').notNull(),
    receiptCode: text('receipt_code').notNull().unique(),
    tillName: text('till_name').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    userName: text('user_name').notNull(),
    customerId: text('customer_id').references(() => customers.id),
    customerName: text('customer_name'),
    customerPhone: text('customer_phone'),
    balanceBefore: integer('balance_before').$type<Paisa>(),
    balanceAfter: integer('balance_after').$type<Paisa>(),
    soldAt: integer('sold_at').notNull(),
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    subtotal: integer('subtotal').$type<Paisa>().notNull(),
    lineDiscount: integer('line_discount').$type<Paisa>().notNull(),
    billDiscount: integer('bill_discount').$type<Paisa>().notNull(),
    rounding: integer('rounding').$type<Paisa>().notNull(),
    total: integer('total').$type<Paisa>().notNull(),
    vatIncluded: integer('vat_included').$type<Paisa>().notNull(),
    /** Frozen cost of the goods whose cost was known. */
    cost: integer('cost').$type<Paisa>().notNull(),
    receiptLanguage: text('receipt_language').$type<ReceiptLanguage>().notNull(),
    note: text('note').notNull().default(''),
    /** What the receipt's head said; NULL in a shop that was never set up. */
    letterheadId: integer('letterhead_id').references(() => letterheads.id),
  },
  (table) => [
    uniqueIndex('sales_receipt').on(table.tillId, table.receiptNumber),
    index('sales_day').on(table.businessDay, table.soldAt),
    index('sales_customer').on(table.customerId, table.soldAt),
    index('sales_total').on(table.total),
  ],
);

/** Append-only. One row per line of the receipt. */
export const saleLines = sqliteTable(
  'sale_lines',
  {
    saleId: text('sale_id')
      .notNull()
      .references(() => sales.id),
    lineNo: integer('line_no').notNull(),
    /** NULL for a quick item that is not in the catalogue. */
    productId: text('product_id').references(() => products.id),
    categoryId: text('category_id'),
    nameBn: text('name_bn').notNull(),
    nameEn: text('name_en').notNull(),
    strength: text('strength').notNull(),
    drugClass: text('drug_class').$type<'none' | 'otc' | 'rx' | 'controlled'>().notNull(),
    baseUnit: text('base_unit').notNull(),
    /** JSON: unit, label, baseQuantity, quantity, rate per pack that was asked for. */
    parts: text('parts').notNull(),
    quantity: integer('quantity').$type<BaseUnits>().notNull(),
    amount: integer('amount').$type<Paisa>().notNull(),
    discount: integer('discount').$type<Paisa>().notNull(),
    billDiscount: integer('bill_discount').$type<Paisa>().notNull(),
    net: integer('net').$type<Paisa>().notNull(),
    vatRateBp: integer('vat_rate_bp').notNull(),
    vatIncluded: integer('vat_included').$type<Paisa>().notNull(),
    /** NULL when the cost of any part of the line was unknown. */
    cost: integer('cost').$type<Paisa>(),
    /** Warnings that were accepted, comma separated. */
    acknowledged: text('acknowledged').notNull().default(''),
  },
  (table) => [
    primaryKey({ columns: [table.saleId, table.lineNo] }),
    index('sale_lines_product').on(table.productId, table.saleId),
  ],
);

/** Append-only. Which batches a line took, at which frozen cost. */
export const saleLineBatches = sqliteTable(
  'sale_line_batches',
  {
    saleId: text('sale_id').notNull(),
    lineNo: integer('line_no').notNull(),
    batchId: text('batch_id')
      .notNull()
      .references(() => batches.id),
    packId: text('pack_id')
      .notNull()
      .references(() => packs.id),
    batchNo: text('batch_no').notNull(),
    expiry: text('expiry').$type<BusinessDay>(),
    quantity: integer('quantity').$type<BaseUnits>().notNull(),
    amount: integer('amount').$type<Paisa>().notNull(),
    cost: integer('cost').$type<Paisa>(),
  },
  (table) => [
    primaryKey({ columns: [table.saleId, table.lineNo, table.batchId, table.packId] }),
    index('sale_line_batches_batch').on(table.batchId),
  ],
);

/** Append-only. How a sale was paid. */
export const payments = sqliteTable(
  'payments',
  {
    saleId: text('sale_id')
      .notNull()
      .references(() => sales.id),
    position: integer('position').notNull(),
    kind: text('kind').$type<TenderKind>().notNull(),
    amount: integer('amount').$type<Paisa>().notNull(),
    received: integer('received').$type<Paisa>().notNull(),
    /** Upper case. */
    trxId: text('trx_id'),
  },
  (table) => [
    primaryKey({ columns: [table.saleId, table.position] }),
    uniqueIndex('payments_trx').on(table.trxId, table.kind),
  ],
);

/** Append-only credit book: baki adds, a payment takes off. */
export const khataEntries = sqliteTable(
  'khata_entries',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id),
    kind: text('kind').$type<'baki' | 'payment' | 'adjust'>().notNull(),
    amount: integer('amount').$type<Paisa>().notNull(),
    saleId: text('sale_id').references(() => sales.id),
    at: integer('at').notNull(),
    businessDay: text('business_day').$type<BusinessDay>().notNull(),
    userId: text('user_id').notNull(),
    tillId: integer('till_id').notNull(),
    note: text('note').notNull().default(''),
  },
  (table) => [index('khata_customer').on(table.customerId, table.at)],
);

/** Carts not yet paid. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    tillId: integer('till_id')
      .notNull()
      .references(() => tills.id),
    userId: text('user_id').notNull(),
    state: text('state').$type<'open' | 'held'>().notNull(),
    revision: integer('revision').notNull(),
    /** JSON of the draft as the contract has it. */
    content: text('content').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('drafts_held').on(table.updatedAt, table.id).where(sql`state = 'held'`),
    index('drafts_open').on(table.tillId).where(sql`state = 'open'`),
  ],
);
