import { describe, expect, it, onTestFinished } from 'vitest';
import type { MarketDb } from '../db/market-db.ts';
import type { Logger } from '../ports/ports.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { type JobTiming, openBossJobs, type Workers } from './boss-jobs.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const quick: JobTiming = { expireSeconds: 2, superviseSeconds: 1, retryDelaySeconds: 1 };

const idle: Workers = {
  mail: async () => undefined,
  text: async () => undefined,
  'order-timer': async () => undefined,
  refund: async () => undefined,
  recommend: async () => undefined,
  sweep: async () => undefined,
};

async function open(db: MarketDb) {
  const jobs = await openBossJobs(db, silent, quick);
  onTestFinished(() => jobs.stop());
  return jobs;
}

const waitingIn = async (jobs: Awaited<ReturnType<typeof open>>, name: string) =>
  (await jobs.report()).queues.find((queue) => queue.name === name);

describe('the job queue', () => {
  it('lets recommendations of a large catalogue take their time, and gives anything else to another node soon', async () => {
    const db = await createTestDatabase();
    const jobs = await openBossJobs(db, silent);
    onTestFinished(() => jobs.stop());
    const rows = await db.query<{ name: string; expire: number }>(
      'SELECT name, expire_seconds AS expire FROM pgboss.queue',
    );
    const expire = new Map(rows.map((row) => [row.name, row.expire]));
    expect([expire.get('recommend'), expire.get('refund'), expire.get('sweep')]).toEqual([7_200, 120, 120]);
  });

  it('keeps what a transaction put, and nothing of one that was rolled back', async () => {
    const db = await createTestDatabase();
    const jobs = await open(db);
    await expect(
      db.transaction(async (sql) => {
        await jobs.put('refund', { paymentId: 'a' }, { sql });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await db.transaction((sql) => jobs.put('refund', { paymentId: 'b' }, { sql }));
    await jobs.put('refund', { paymentId: 'later' }, { afterMs: 3_600_000 });
    expect(await waitingIn(jobs, 'refund')).toEqual({ name: 'refund', waiting: 2, active: 0, failed: 0 });
    const done: string[] = [];
    await jobs.startWorkers({ ...idle, refund: async ({ paymentId }) => void done.push(paymentId) });
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['b']);
  });

  it('forgets mails and texts a day after they were sent, and keeps what was given up', async () => {
    const db = await createTestDatabase();
    const jobs = await open(db);
    const make = async (name: 'mail' | 'text' | 'refund', state: string, hours: number) => {
      if (name === 'mail') await jobs.put(name, { to: 'a@example.org', subject: 's', text: 'secret link' });
      else if (name === 'text') await jobs.put(name, { to: '01711000000', text: 'code' });
      else await jobs.put(name, { paymentId: 'p' });
      await db.query(
        `UPDATE pgboss.job SET state = $2::pgboss.job_state, completed_on = now() - $3 * interval '1 hour' WHERE name = $1 AND state = 'created'`,
        [name, state, hours],
      );
    };
    await make('mail', 'completed', 25);
    await make('mail', 'completed', 23);
    await make('mail', 'failed', 25);
    await make('text', 'completed', 25);
    await make('refund', 'completed', 25);
    await jobs.put('mail', { to: 'b@example.org', subject: 's', text: 'waits' });
    await jobs.forgetSent();
    const left = await db.query<{ name: string; state: string }>(
      'SELECT name, state FROM pgboss.job ORDER BY name, state::text',
    );
    expect(left.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'mail completed',
      'mail created',
      'mail failed',
      'refund completed',
    ]);
  });

  it('tries again what fails, shows what it gave up, and takes it up when told', async () => {
    const db = await createTestDatabase();
    const jobs = await open(db);
    let isDown = true;
    let tries = 0;
    await jobs.startWorkers({
      ...idle,
      sweep: async () => {
        tries += 1;
        if (isDown) throw new Error('no connection');
      },
    });
    await jobs.put('sweep', {});
    await expect.poll(async () => (await jobs.report()).failed.length, { timeout: 30_000 }).toBe(1);
    expect(tries).toBe(2);
    const [dead] = (await jobs.report()).failed;
    expect(dead).toMatchObject({ queue: 'sweep', attempts: 2, reason: 'no connection' });
    expect(await jobs.retry('mail', dead?.id ?? '')).toBe(false);
    isDown = false;
    expect(await jobs.retry('sweep', dead?.id ?? '')).toBe(true);
    await expect.poll(async () => (await jobs.report()).failed.length, { timeout: 20_000 }).toBe(0);
    await expect.poll(() => tries, { timeout: 20_000 }).toBe(3);
  });
});
