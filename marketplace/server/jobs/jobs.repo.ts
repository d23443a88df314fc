import type { Sql } from '../db/market-db.ts';
import type { Jobs } from './jobs.ts';

type Report = Awaited<ReturnType<Jobs['report']>>;
type FailedRow = {
  id: string;
  name: string;
  retry_count: number;
  completed_on: Date | null;
  output: unknown;
};

function reasonOf(output: unknown): string {
  if (typeof output === 'object' && output !== null && 'message' in output) return String(output.message);
  return output === null ? '' : JSON.stringify(output).slice(0, 500);
}

/** How many jobs of each queue wait, run and failed. */
export async function listQueues(sql: Sql, names: readonly string[]): Promise<Report['queues']> {
  const rows = await sql.query<{ name: string; waiting: number; active: number; failed: number }>(
    `SELECT name, count(*) FILTER (WHERE state IN ('created', 'retry')) AS waiting, count(*) FILTER (WHERE state = 'active') AS active,
       count(*) FILTER (WHERE state = 'failed') AS failed
     FROM pgboss.job WHERE state IN ('created', 'retry', 'active', 'failed') GROUP BY name`,
  );
  return names.map(
    (name) => rows.find((row) => row.name === name) ?? { name, waiting: 0, active: 0, failed: 0 },
  );
}

/** Deletes the jobs of these queues that were done a day ago, by the queue's own clock, which is the database's. */
export async function deleteDone(sql: Sql, names: readonly string[]): Promise<void> {
  await sql.query(
    `DELETE FROM pgboss.job WHERE name = ANY($1::text[]) AND state = 'completed' AND completed_on < now() - interval '1 day'`,
    [names],
  );
}

/** Jobs that were given up, newest first, at most 100; with `id`, that one alone. */
export async function listFailed(sql: Sql, id?: string): Promise<Report['failed']> {
  const rows = await sql.query<FailedRow>(
    `SELECT id, name, retry_count, completed_on, output FROM pgboss.job WHERE state = 'failed' AND ($1::text IS NULL OR id::text = $1)
     ORDER BY completed_on DESC LIMIT 100`,
    [id ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    queue: row.name,
    attempts: row.retry_count + 1,
    failedAt: row.completed_on?.getTime() ?? null,
    reason: reasonOf(row.output),
  }));
}
