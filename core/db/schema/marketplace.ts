import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';

/** One row while the shop is connected to a marketplace; the key lies in the secret store. */
export const marketLink = sqliteTable('market_link', {
  id: integer('id').primaryKey(),
  address: text('address').notNull(),
  email: text('email').notNull(),
  /** JSON of the shop as the marketplace last said it. */
  shop: text('shop').notNull(),
  isPaused: integer('is_paused', { mode: 'boolean' }).notNull().default(false),
  isMedicineOrderable: integer('is_medicine_orderable', { mode: 'boolean' }).notNull().default(true),
  /** Place in the feed of orders. */
  feedAfter: integer('feed_after').notNull().default(0),
  /** Versions must be compared with the marketplace's before anything is sent. */
  needsCompare: integer('needs_compare', { mode: 'boolean' }).notNull().default(true),
  /** By how much this computer's clock is ahead of the marketplace's. */
  clockAheadMs: integer('clock_ahead_ms').notNull().default(0),
  serverListings: integer('server_listings').notNull().default(0),
  lastSuccessAt: integer('last_success_at'),
  connectedAt: integer('connected_at').notNull(),
  /** The marketplace is to take no orders because the sync was paused here; kept before it is told. */
  isHeldThere: integer('is_held_there', { mode: 'boolean' }).notNull().default(false),
  /** The marketplace said that it heard so. */
  isHoldTold: integer('is_hold_told', { mode: 'boolean' }).notNull().default(false),
});

/** How goods are offered; one row. */
export const marketPolicy = sqliteTable('market_policy', {
  id: integer('id').primaryKey(),
  safetyStock: integer('safety_stock').notNull().default(0),
  nearExpiryDays: integer('near_expiry_days'),
  nearExpiryPercentBp: integer('near_expiry_percent_bp'),
});

/** What the marketplace was told of the date, and how far telling everything anew has come; one row. */
export const marketNoting = sqliteTable('market_noting', {
  id: integer('id').primaryKey(),
  /** Business day. */
  day: text('day'),
  /** Place of the last product that was noted; null: nothing is being told anew. */
  afterSeq: integer('after_seq'),
});

/** What is special about one of the goods. */
export const marketGoods = sqliteTable('market_goods', {
  productId: text('product_id').primaryKey(),
  safetyStock: integer('safety_stock'),
  /** Listing under which its short-dated batches were offered. */
  nearExpiryListing: text('near_expiry_listing').unique(),
  /** Listing under which it is offered where its own id belongs to another shop. */
  listing: text('listing').unique(),
});

/** Categories whose goods are published, with everything that comes into them. */
export const marketCategories = sqliteTable('market_categories', {
  categoryId: text('category_id').primaryKey(),
});

/** Orders of the marketplace, as it last said them. */
export const marketOrders = sqliteTable(
  'market_orders',
  {
    id: text('id').primaryKey(),
    seq: integer('seq').notNull(),
    code: text('code').notNull(),
    status: text('status').$type<OrderStatus>().notNull(),
    version: integer('version').notNull(),
    /** JSON of the order. */
    content: text('content').notNull(),
    draftId: text('draft_id'),
    saleId: text('sale_id'),
    /** Pickup code that the customer said. */
    givenCode: text('given_code'),
    /** Whether the goods may be handed over: the code is right, could not be asked about, or somebody answers for it. */
    codeState: text('code_state')
      .$type<'none' | 'right' | 'unchecked' | 'approved'>()
      .notNull()
      .default('none'),
    /** Who answers for goods that go out without the code. */
    approvedBy: text('approved_by'),
    problem: text('problem').notNull().default(''),
    receivedAt: integer('received_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    index('market_orders_status').on(table.status, table.receivedAt),
    index('market_orders_open')
      .on(table.id)
      .where(sql`status NOT IN ('completed', 'rejected', 'cancelled', 'expired')`),
    index('market_orders_problem').on(table.id).where(sql`problem <> ''`),
    index('market_orders_received').on(table.receivedAt, table.id),
    uniqueIndex('market_orders_draft').on(table.draftId).where(sql`draft_id IS NOT NULL`),
  ],
);

/** Base units promised to open orders, by product. */
export const marketReservations = sqliteTable(
  'market_reservations',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => marketOrders.id),
    productId: text('product_id').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.productId] }),
    index('market_reservations_product').on(table.productId),
  ],
);

/** What the shop said to an order: kept first, then sent until the marketplace has it. */
export const marketAnswers = sqliteTable(
  'market_answers',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => marketOrders.id),
    kind: text('kind').notNull(),
    content: text('content').notNull(),
    status: text('status').$type<'due' | 'sending' | 'done' | 'refused'>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    userId: text('user_id').notNull(),
    madeAt: integer('made_at').notNull(),
    retryAt: integer('retry_at').notNull(),
    lastError: text('last_error').notNull().default(''),
  },
  (table) => [
    index('market_answers_due').on(table.status, table.retryAt),
    index('market_answers_order').on(table.orderId),
  ],
);

/** Pictures that the marketplace asked for and does not have yet; with a reason: those it would not take. */
export const marketPictures = sqliteTable('market_pictures', {
  hash: text('hash').primaryKey(),
  productId: text('product_id').notNull(),
  reason: text('reason').notNull().default(''),
});
