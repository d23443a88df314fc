// `npm run load`: a rush of buyers on two nodes over one durable PostgreSQL while the shop's program sells the same goods, loopback only.
import os from 'node:os';
import { hasPostgres, startCluster } from '../../marketplace/server/testing/postgres-cluster.ts';
import { percentile } from '../figure.ts';
import { faultsOf } from './judge.ts';
import { LOAD_HELP, readSize } from './read-size.ts';
import { type LoadResult, type LoadSize, runLoad } from './run-load.ts';

function report(size: LoadSize, { storm, day, end, ...result }: LoadResult): string {
  const ms = (figures: readonly number[]) =>
    `p50 ${percentile(figures, 0.5).toFixed(0)} ms, p99 ${percentile(figures, 0.99).toFixed(0)} ms`;
  return [
    `${os.cpus()[0]?.model.trim() ?? 'unknown CPU'} × ${os.cpus().length}, Node ${process.version}, PostgreSQL 15 (fsync on), ${size.nodes} nodes`,
    `${size.buyers} buyers at once for ${size.units} published pieces; the shop's program sold ${day.sold} more meanwhile and published ${storm.published} other numbers`,
    `promised ${result.promised}, told sold out ${result.soldOut}, told to try again ${result.busy}, in ${result.seconds.toFixed(1)} s; then published ${storm.available}, reserved ${storm.reserved}, handed over ${storm.completed}`,
    `promises beyond what was published at their moment: ${end.beyond} of ${end.made}`,
    `the shop took on ${day.accepted} orders, turned down ${day.rejected}, handed over ${day.rungUp}; at the end on the shelf ${end.onHand}, published ${end.published}, promised ${end.promised}`,
    `orders: ${ms(result.yes)}; all answers: ${ms(result.all)}`,
  ].join('\n');
}

function sizeOrSay(): LoadSize | number {
  try {
    const size = readSize(process.argv.slice(2));
    if (size !== 'help') return size;
    console.log(LOAD_HELP);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
}

async function main(): Promise<number> {
  const size = sizeOrSay();
  if (typeof size === 'number') return size;
  if (!hasPostgres()) {
    console.error('The load test needs PostgreSQL 15 with PostGIS: apt-get install postgresql-15-postgis-3');
    return 2;
  }
  const cluster = await startCluster({ isDurable: true });
  try {
    const result = await runLoad(cluster, size);
    console.log(report(size, result));
    const faults = faultsOf(size, result);
    for (const fault of faults) console.error(`FAULT: ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await cluster.stop();
  }
}

process.exitCode = await main();
