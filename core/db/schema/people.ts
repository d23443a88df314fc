import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Role } from '../../../shared/permissions/permissions.ts';
import type { Language } from '../../../shared/text/format.ts';

/** Settings by group (`shop`, `receipt`, `counter`, …), each a JSON document checked by its schema on every read and write. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  updatedAt: integer('updated_at').notNull(),
});

/** Append-only, kept by triggers on settings: the shop's name, licences and receipt texts (JSON) as they were from `since` on. */
export const letterheads = sqliteTable('letterheads', {
  id: integer('id').primaryKey(),
  shop: text('shop').notNull(),
  receipt: text('receipt').notNull(),
  since: integer('since').notNull(),
});

/** Counters at the till; till 1 is the computer that holds the file. */
export const tills = sqliteTable('tills', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
  tokenHash: text('token_hash').unique(),
  nextReceiptNumber: integer('next_receipt_number').notNull().default(1),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  pairedAt: integer('paired_at').notNull(),
});

/** One-time codes with which a till joins. */
export const pairingCodes = sqliteTable('pairing_codes', {
  codeHash: text('code_hash').primaryKey(),
  expiresAt: integer('expires_at').notNull(),
  createdBy: text('created_by').notNull(),
});

export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    language: text('language').$type<Language>().notNull(),
    /** argon2id, encoded with its parameters. */
    pinHash: text('pin_hash').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [uniqueIndex('users_name').on(table.name)],
);

export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id),
  tillId: integer('till_id')
    .notNull()
    .references(() => tills.id),
  createdAt: integer('created_at').notNull(),
  lastSeenAt: integer('last_seen_at').notNull(),
});

/** Wrong PINs and pairing codes, counted per `user:…`, `till:…` and `pairing`, so that a restart forgives nothing. */
export const guessGuards = sqliteTable('guess_guards', {
  key: text('key').primaryKey(),
  failed: integer('failed').notNull(),
  lastFailedAt: integer('last_failed_at').notNull(),
  lockedUntil: integer('locked_until').notNull(),
});

/** Hash chain: every entry's hash covers its content and the hash before it. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey(),
    at: integer('at').notNull(),
    userId: text('user_id'),
    tillId: integer('till_id'),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    /** JSON without personal data. */
    details: text('details').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_at').on(table.at)],
);
