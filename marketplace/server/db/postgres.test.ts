import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { createTestDatabase, newPostgresUrl } from '../testing/test-database.ts';
import type { MarketDb, Sql } from './market-db.ts';
import { openPostgres } from './postgres.ts';

it('a statement that may take so long and no longer is ended, and the others are not held to its limit', async ({
  skip,
}) => {
  const db = await createTestDatabase();
  if (db.engine === 'embedded') skip('the embedded database has no clock');
  const sleep = (seconds: number, mostMs?: number) =>
    db.query('SELECT pg_sleep($1)', [seconds], {
      isKept: false,
      ...(mostMs === undefined ? {} : { mostMs }),
    });
  await expect(sleep(30, 100)).rejects.toMatchObject({ code: '57014' });
  const open = db.load().open;
  await Promise.all(Array.from({ length: open + 1 }, () => sleep(0.3)));
  expect(await db.query('SELECT $1::int AS one', [1], { isKept: false, mostMs: 5_000 })).toEqual([
    { one: 1 },
  ]);
});

describe.skipIf(inject('postgresUrl') === '')(
  'a connection that PostgreSQL ends in the middle of a transaction',
  () => {
    /** Errors that nobody caught: each of them ends a node. */
    function watchUncaught(): Error[] {
      const uncaught: Error[] = [];
      const note = (error: Error) => void uncaught.push(error);
      process.on('uncaughtExceptionMonitor', note);
      onTestFinished(() => void process.off('uncaughtExceptionMonitor', note));
      return uncaught;
    }
    const pidOf = async (sql: Sql) =>
      (await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]?.pid;
    const end = (db: MarketDb, pid: number | undefined) =>
      db.query('SELECT pg_terminate_backend($1, 5000)', [pid]);

    it('between two queries: the transaction rejects, the process lives, and the pool goes on', async () => {
      const [db, uncaught] = [await createTestDatabase(), watchUncaught()];
      const cut = db.transaction(async (sql) => {
        await end(db, await pidOf(sql));
        await new Promise((resolve) => setTimeout(resolve, 100));
        return sql.query('SELECT 1');
      });
      await expect(cut).rejects.toThrow('not queryable');
      expect(uncaught).toEqual([]);
      expect(await db.transaction((sql) => sql.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    });

    it('within a query: the same', async () => {
      const [db, uncaught] = [await createTestDatabase(), watchUncaught()];
      const cut = db.transaction(async (sql) => {
        const pid = await pidOf(sql);
        const [slept] = await Promise.allSettled([sql.query('SELECT pg_sleep(30)'), end(db, pid)]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (slept.status === 'rejected') throw slept.reason;
      });
      await expect(cut).rejects.toMatchObject({ code: '57P01' });
      expect(uncaught).toEqual([]);
      expect(await db.transaction((sql) => sql.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
    });
  },
);

describe.skipIf(inject('postgresUrl') === '')('a database that serves customers', () => {
  const bounds = { statementMs: 400, lockMs: 200, idleMs: 1_000 };
  const sleep = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  async function open() {
    const db = openPostgres(await newPostgresUrl(), () => undefined, 4, bounds);
    onTestFinished(() => db.close());
    return db;
  }

  it('ends statements, waits for a lock and transactions that do nothing after their time', async () => {
    const db = await open();
    await expect(db.query('SELECT pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
    const idle = db.transaction(async (sql) => {
      await sql.query('SELECT 1');
      await sleep(1.3);
      await sql.query('SELECT 1');
    });
    await expect(idle).rejects.toThrow('not queryable');
    const take = (sql: Sql) => sql.query('SELECT pg_advisory_xact_lock(1)');
    await db.transaction(async (sql) => {
      await take(sql);
      await expect(db.transaction(take)).rejects.toMatchObject({ code: '55P03' });
    });
    expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('leaves work its time that says that it is long, and what comes after it on the same connection not', async () => {
    const db = await open();
    await db.transaction(
      async (sql) => {
        await sleep(1.2);
        await sql.query('SELECT pg_sleep(0.8)');
      },
      { isLong: true },
    );
    expect(await db.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '400ms' }]);
    await expect(db.query('SELECT pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
  });
});
