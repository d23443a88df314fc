import type { MarketDb } from '../db/market-db.ts';
import type { JobData, Jobs, Queue } from '../jobs/jobs.ts';
import type { Clock } from '../ports/ports.ts';

/** A job that was put in a test. */
export type PutJob = { [Name in Queue]: { queue: Name; data: JobData[Name]; dueAt: number } }[Queue];

/** A queue for tests: rows of a table, so that what a transaction put vanishes with it, due by the test's own clock. */
export type TableJobs = Jobs & {
  /** Jobs that wait, oldest first. */
  waiting(): Promise<PutJob[]>;
  /** Takes the jobs that are due, oldest first. */
  takeDue(): Promise<PutJob[]>;
};

type JobRow = { id: number; queue: Queue; data: never; due_at: number };
const toJob = (row: JobRow): PutJob => ({ queue: row.queue, data: row.data, dueAt: row.due_at });

/** Opens it on a test's database. */
export async function openTableJobs(db: MarketDb, clock: Clock): Promise<TableJobs> {
  await db.script(
    'CREATE TABLE IF NOT EXISTS test_jobs (id bigint GENERATED ALWAYS AS IDENTITY, queue text, data jsonb, due_at bigint)',
  );
  return {
    async put(queue, data, options = {}) {
      await (options.sql ?? db).query('INSERT INTO test_jobs (queue, data, due_at) VALUES ($1, $2, $3)', [
        queue,
        JSON.stringify(data),
        clock.now() + (options.afterMs ?? 0),
      ]);
    },
    async waiting() {
      return (await db.query<JobRow>('SELECT * FROM test_jobs ORDER BY id')).map(toJob);
    },
    async takeDue() {
      const rows = await db.query<JobRow>('DELETE FROM test_jobs WHERE due_at <= $1 RETURNING *', [
        clock.now(),
      ]);
      return rows.sort((a, b) => a.id - b.id).map(toJob);
    },
    report: async () => ({ queues: [], failed: [] }),
    retry: async () => false,
    forgetSent: async () => undefined,
    stop: async () => undefined,
  };
}
