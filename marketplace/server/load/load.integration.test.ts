import { describe, expect, it } from 'vitest';
import { openPostgres } from '../db/postgres.ts';
import { hasPostgres } from '../testing/postgres-cluster.ts';
import { newPostgresUrl } from '../testing/test-database.ts';
import { faultsOf } from './judge.ts';
import { type LoadSize, runLoad } from './run-load.ts';

const hasServer = hasPostgres() && process.env.DOKANI_TEST_DB !== 'embedded';

describe.skipIf(!hasServer)('a rush on two nodes, while the till sells the same goods', () => {
  it('promises exactly what was published, and not one more', async () => {
    const url = await newPostgresUrl();
    const db = openPostgres(url, () => undefined, 2);
    const size: LoadSize = {
      buyers: 120,
      units: 20,
      safety: 6,
      tillSales: 6,
      everyMs: 20,
      nodes: 2,
      buyerProcesses: 1,
    };
    try {
      const result = await runLoad(db, url, size);
      expect(faultsOf(size, result)).toEqual([]);
      expect(result.promised).toBeGreaterThanOrEqual(size.units - size.tillSales);
    } finally {
      await db.close();
    }
  });
});
