import { type Db, fromPglite, PgBoss } from 'pg-boss';
import type { EmbeddedDb } from '../db/embedded.ts';
import type { MarketDb, Sql } from '../db/market-db.ts';
import type { Logger } from '../ports/ports.ts';
import { deleteDone, listFailed, listQueues } from './jobs.repo.ts';
import type { JobData, Jobs, Queue } from './jobs.ts';

/** What does the work of each queue. Called at least once for every job; a rejection is tried again later. */
export type Workers = { [Name in Queue]: (data: JobData[Name]) => Promise<void> };

/** How long and how often is tried, for tests that cannot wait for the usual. */
export type JobTiming = { expireSeconds: number; superviseSeconds: number; retryDelaySeconds?: number };

/** The durable queue in the marketplace's own database. */
export type BossJobs = Jobs & { startWorkers(workers: Workers): Promise<void> };

const DAY = 86_400;

/** Tries of a job, and seconds before the second; each wait after it is twice as long, up to `max`. */
const PATIENCE: Readonly<Record<Queue, { tries: number; delay: number; max: number; perNode: number }>> = {
  mail: { tries: 12, delay: 15, max: 3_600, perNode: 4 },
  text: { tries: 8, delay: 15, max: 1_800, perNode: 4 },
  'order-timer': { tries: 30, delay: 2, max: 300, perNode: 8 },
  refund: { tries: 30, delay: 30, max: 7_200, perNode: 2 },
  recommend: { tries: 2, delay: 60, max: 600, perNode: 2 },
  sweep: { tries: 2, delay: 60, max: 600, perNode: 2 },
};
const queues = Object.keys(PATIENCE) as Queue[];

/** Seconds after which a job that takes long counts as lost, where the usual are too few. */
const SLOW: Partial<Record<Queue, number>> = { recommend: 7_200 };

/** Cron lines, Dhaka time; of all nodes one carries each out. */
const SCHEDULES: Partial<Record<Queue, string>> = { sweep: '* * * * *', recommend: '40 3 * * *' };

const bossDb = (sql: Sql): Db => ({
  executeSql: async (text, values) => ({ rows: await sql.query(text, values) }),
});

function createBoss(db: MarketDb, timing: JobTiming): PgBoss {
  const isEmbedded = db.engine === 'embedded';
  return new PgBoss({
    db: isEmbedded ? fromPglite((db as EmbeddedDb).pglite) : bossDb(db),
    backend: isEmbedded ? 'pglite' : 'postgres',
    schema: 'pgboss',
    superviseIntervalSeconds: timing.superviseSeconds,
    monitorIntervalSeconds: timing.superviseSeconds,
  });
}

async function createQueues(boss: PgBoss, timing: JobTiming): Promise<void> {
  for (const name of queues) {
    const { tries, delay, max } = PATIENCE[name];
    const options = {
      retryLimit: tries - 1,
      retryDelay: timing.retryDelaySeconds ?? delay,
      retryBackoff: timing.retryDelaySeconds === undefined,
      ...(timing.retryDelaySeconds === undefined ? { retryDelayMax: max } : {}),
      expireInSeconds: Math.max(timing.expireSeconds, SLOW[name] ?? 0),
      retentionSeconds: 90 * DAY,
      deleteAfterSeconds: 30 * DAY,
    };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
    // Read once, so that a job put inside a transaction of the embedded database needs no second connection.
    await boss.send(name, {}, { db: { executeSql: async () => ({ rows: [{ id: 'none' }] }) } });
  }
}

async function work<Name extends Queue>(
  boss: PgBoss,
  name: Name,
  worker: (data: JobData[Name]) => Promise<void>,
): Promise<void> {
  const options = {
    batchSize: PATIENCE[name].perNode,
    pollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const;
  await boss.work<JobData[Name], unknown, typeof options>(name, options, (jobs) =>
    Promise.all(
      jobs.map(async (job) => {
        try {
          await worker(job.data);
          return { id: job.id, status: 'completed' as const };
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          return { id: job.id, status: 'failed' as const, output: { message: message.slice(0, 500) } };
        }
      }),
    ),
  );
}

const TURN = 7_261_945;

/** Nodes that start together make the queue's schema one after the other. The embedded database has one node, and one connection. */
async function inTurn(db: MarketDb, work: () => Promise<void>): Promise<void> {
  if (db.engine === 'embedded') return work();
  const alone = async (sql: Sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [TURN]);
    await work();
  };
  await db.transaction(alone, { isLong: true });
}

/**
 * Opens the queue on the marketplace's database, in its schema `pgboss`. A job whose node died is given to another after `expireSeconds`;
 * recommendations, which take minutes of a large catalogue, after two hours.
 */
export async function openBossJobs(
  db: MarketDb,
  logger: Logger,
  timing: JobTiming = { expireSeconds: 120, superviseSeconds: 30 },
): Promise<BossJobs> {
  const boss = createBoss(db, timing);
  boss.on('error', (error) => logger.error({ error: error.message }, 'job queue'));
  await inTurn(db, async () => {
    await boss.start();
    await createQueues(boss, timing);
  });
  return {
    async put(name, data, options = {}) {
      await boss.send(name, data, {
        ...(options.sql ? { db: bossDb(options.sql) } : {}),
        ...(options.afterMs ? { startAfter: Math.ceil(options.afterMs / 1000) } : {}),
      });
    },
    async report() {
      return { queues: await listQueues(db, queues), failed: await listFailed(db) };
    },
    async retry(queue, jobId) {
      const known = queues.find((name) => name === queue);
      if (!known || !(await listFailed(db, jobId)).some((job) => job.queue === known)) return false;
      await boss.retry(known, jobId);
      return true;
    },
    forgetSent: () => deleteDone(db, ['mail', 'text']),
    async startWorkers(workers) {
      await Promise.all([
        work(boss, 'mail', workers.mail),
        work(boss, 'text', workers.text),
        work(boss, 'order-timer', workers['order-timer']),
        work(boss, 'refund', workers.refund),
        work(boss, 'recommend', workers.recommend),
        work(boss, 'sweep', workers.sweep),
      ]);
      for (const [name, cron] of Object.entries(SCHEDULES))
        await boss.schedule(name, cron, {}, { tz: 'Asia/Dhaka' });
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000, close: false }),
  };
}
