import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrateMarket } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { hasPostgres, startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest's own interface is added to, which a type cannot do
  export interface ProvidedContext {
    /** Address of the test cluster, or '' where the embedded database serves. */
    postgresUrl: string;
  }
}

/** Folder of the marketplace's migrations. */
export const MIGRATIONS = path.join(import.meta.dirname, '../../migrations');

/** One cluster for all test files, with a migrated database that each of them copies. `DOKANI_TEST_DB=embedded` does without. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!hasPostgres() || process.env.DOKANI_TEST_DB === 'embedded') {
    project.provide('postgresUrl', '');
    return undefined;
  }
  const cluster = await startCluster();
  const fail = (error: Error) => {
    throw error;
  };
  const admin = openPostgres(`${cluster.url}postgres`, fail, 1);
  await admin.script('CREATE DATABASE template_market');
  await admin.close();
  const template = openPostgres(`${cluster.url}template_market`, fail, 1);
  await migrateMarket(template, MIGRATIONS);
  await template.close();
  project.provide('postgresUrl', cluster.url);
  return () => cluster.stop();
}
