import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { ShopDb } from '../db/open.ts';
import * as schema from '../db/schema/index.ts';

/** Typed inserts and reads for tests, on the shop's own connection. */
export function ormOf(db: ShopDb): BetterSQLite3Database<typeof schema> {
  return drizzle(db.sqlite, { schema });
}
