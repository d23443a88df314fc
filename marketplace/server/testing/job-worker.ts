// A process that works on refunds for a test that kills it: `job-worker.ts <database> <folder> <how many to put first>`.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openPostgres } from '../db/postgres.ts';
import { openBossJobs } from '../jobs/boss-jobs.ts';

const [url = '', folder = '', put = '0'] = process.argv.slice(2);
const idle = async () => undefined;
const db = openPostgres(url, () => undefined, 5);
const logger = { info: () => undefined, warn: () => undefined, error: console.error };
const jobs = await openBossJobs(db, logger, { expireSeconds: 2, superviseSeconds: 1, retryDelaySeconds: 1 });
for (let index = 0; index < Number(put); index += 1) await jobs.put('refund', { paymentId: String(index) });
await jobs.startWorkers({
  mail: idle,
  text: idle,
  'order-timer': idle,
  recommend: idle,
  sweep: idle,
  refund: async ({ paymentId }) => {
    await wait(150);
    writeFileSync(path.join(folder, `${paymentId}.done`), '');
  },
});
