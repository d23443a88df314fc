// A node in a process of its own, for tests that kill it: `market-process.ts <database> <port> <moment, UTC ms>`. Its clock stands still and nobody is
// counted; errors are told to the test.
import { v7 as uuidv7 } from 'uuid';
import type { Market } from '../app/market.ts';
import { openPostgres } from '../db/postgres.ts';
import { createMemoryLive } from '../live/index.ts';
import { createSandboxProvider } from '../payments/index.ts';
import { buildWebServer } from '../web/web-server.ts';
import { openTableJobs } from './table-jobs.ts';

const [url = '', port = '', moment = ''] = process.argv.slice(2);
const clock = { now: () => Number(moment) };
const db = openPostgres(url, () => undefined, 8);
const options = {
  publicUrl: `http://127.0.0.1:${port}`,
  tokenSecret: new Uint8Array(32).fill(7),
  appVersion: '0.0.0-test',
  tiles: null,
  isDemo: false,
};
const market: Market = {
  db,
  ports: {
    clock,
    ids: { next: () => uuidv7() },
    logger: {
      info: () => undefined,
      warn: () => undefined,
      error: (fields, message) => process.send?.({ kind: 'trouble', message, fields }),
    },
    mailer: { send: async () => undefined },
    texter: { send: async () => undefined },
  },
  jobs: await openTableJobs(db, clock),
  live: createMemoryLive(),
  limits: { take: async () => 0, close: async () => undefined },
  payments: createSandboxProvider({ db, clock, options }),
  options,
};
const app = await buildWebServer({
  market,
  trustProxy: 0,
  tiles: [],
  storefrontFolder: import.meta.dirname,
  metricsToken: '',
  isDraining: () => false,
  outbox: null,
});
await app.listen({ host: '127.0.0.1', port: Number(port) });
process.once('disconnect', () => process.exit());
process.send?.({ kind: 'ready' });
