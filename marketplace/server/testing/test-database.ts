import { inject, onTestFinished } from 'vitest';
import { openEmbedded } from '../db/embedded.ts';
import type { MarketDb } from '../db/market-db.ts';
import { migrateMarket } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { MIGRATIONS } from './global-setup.ts';

let embedded: Promise<MarketDb> | undefined;
let made = 0;

async function cleanEmbedded(): Promise<MarketDb> {
  embedded ??= openEmbedded(null).then(async (db) => {
    await migrateMarket(db, MIGRATIONS);
    return db;
  });
  const db = await embedded;
  const tables = await db.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('spatial_ref_sys', 'market_migrations', 'categories')
     UNION ALL SELECT 'pgboss.job' WHERE to_regclass('pgboss.job') IS NOT NULL`,
  );
  await db.script(`TRUNCATE ${tables.map((table) => table.name).join(', ')}`);
  return { ...db, close: async () => undefined };
}

async function newDatabase(template: string): Promise<string> {
  const url = inject('postgresUrl');
  if (url === '') return '';
  made += 1;
  const name = `market_${process.pid}_${made}`;
  const admin = openPostgres(`${url}postgres`, () => undefined, 1);
  await admin.script(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.close();
  return url + name;
}

/** The address of a new, empty, migrated PostgreSQL database, for tests that start nodes of their own; '' without PostgreSQL. */
export async function newPostgresUrl(): Promise<string> {
  return newDatabase('template_market');
}

/** A database in which nothing was done yet, closed when the test is finished. */
export async function createBareDatabase(): Promise<MarketDb> {
  const url = await newDatabase('template1');
  const db = url === '' ? await openEmbedded(null) : openPostgres(url, () => undefined, 2);
  onTestFinished(() => db.close());
  return db;
}

/** An empty, migrated database for the test that asks, closed when the test is finished. */
export async function createTestDatabase(): Promise<MarketDb> {
  const url = await newPostgresUrl();
  const db = url === '' ? await cleanEmbedded() : openPostgres(url, () => undefined, 5);
  onTestFinished(() => db.close());
  return db;
}
