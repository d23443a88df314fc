import { existsSync } from 'node:fs';
import path from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';
import type { MarketDb, Sql } from './market-db.ts';
import { SYNCED_SETTINGS, SyncedFiles, syncTree } from './synced-files.ts';

function sqlOf(engine: Pick<PGlite, 'query'>): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = []) {
      const { rows } = await engine.query(text, [...parameters]);
      return rows as Row[];
    },
  };
}

/** The embedded database with the engine itself beside it, for the job queue. */
export type EmbeddedDb = MarketDb & { pglite: PGlite };

async function startEngine(folder: string | null): Promise<PGlite> {
  const parsers = {
    [types.INT8]: (text: string) => Number(text),
    [types.NUMERIC]: (text: string) => Number(text),
  };
  const options = { extensions: { postgis, pg_trgm }, parsers };
  if (folder === null) return PGlite.create(options);
  const isNew = !existsSync(path.join(folder, 'PG_VERSION'));
  // -F switches syncing off, whatever the settings say.
  const usual = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const pglite = await PGlite.create({
    ...options,
    fs: new SyncedFiles(folder),
    startParams: [...usual, ...SYNCED_SETTINGS],
  });
  if (isNew) syncTree(folder);
  return pglite;
}

/**
 * The embedded PostgreSQL with PostGIS, in this process; its files lie in `folder`, where a commit is on the disk when it is answered, or in memory
 * without one. The first start takes about ten seconds and a gigabyte of memory. One transaction runs at a time.
 */
export async function openEmbedded(folder: string | null): Promise<EmbeddedDb> {
  const pglite = await startEngine(folder);
  return {
    engine: 'embedded',
    pglite,
    ...sqlOf(pglite),
    transaction: <Result>(work: (sql: Sql) => Promise<Result>) =>
      pglite.transaction((tx) => work(sqlOf(tx as unknown as PGlite))),
    script: async (text) => void (await pglite.exec(text)),
    ping: async () => void (await pglite.query('SELECT 1')),
    load: () => ({ open: 1, idle: 0, waiting: 0 }),
    close: () => pglite.close(),
  };
}
