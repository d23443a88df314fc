// `npm run load`: a rush of buyers on two nodes over one durable PostgreSQL, loopback only.
import os from 'node:os';
import { migrateMarket } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres.ts';
import { hasPostgres, startCluster } from '../testing/postgres-cluster.ts';
import { faultsOf } from './judge.ts';
import { type LoadSize, percentile, runLoad } from './run-load.ts';

const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname;

const size: LoadSize = {
  buyers: Number(process.argv[2] ?? 1_000),
  units: Number(process.argv[3] ?? 100),
  safety: 20,
  tillSales: 20,
  everyMs: 50,
  nodes: 2,
  buyerProcesses: 4,
};

async function main(): Promise<number> {
  if (!hasPostgres()) {
    console.error('The load test needs PostgreSQL 15 with PostGIS: apt-get install postgresql-15-postgis-3');
    return 2;
  }
  const cluster = await startCluster({ isDurable: true });
  const url = `${cluster.url}postgres`;
  const db = openPostgres(url, () => undefined, 2);
  try {
    await migrateMarket(db, MIGRATIONS);
    const result = await runLoad(db, url, size);
    const ms = (figures: readonly number[]) =>
      `p50 ${percentile(figures, 0.5).toFixed(0)} ms, p99 ${percentile(figures, 0.99).toFixed(0)} ms`;
    console.log(
      [
        `${os.cpus()[0]?.model.trim() ?? 'unknown CPU'} × ${os.cpus().length}, Node ${process.version}, PostgreSQL 15 (fsync on), ${size.nodes} nodes`,
        `${size.buyers} buyers at once for ${size.units} published pieces, the till sold ${size.tillSales} more meanwhile`,
        `promised ${result.promised}, told sold out ${result.soldOut}, in ${result.seconds.toFixed(1)} s`,
        `published at the end ${result.available}, reserved ${result.reserved}, on the shelf ${result.onHand}`,
        `promises beyond what was published at their moment: ${result.beyond}`,
        `orders: ${ms(result.yes)}; all answers: ${ms(result.all)}`,
      ].join('\n'),
    );
    const faults = faultsOf(size, result);
    for (const fault of faults) console.error(`FAULT: ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await db.close();
    await cluster.stop();
  }
}

process.exitCode = await main();
