import { expect, inject, it, onTestFinished } from 'vitest';
import { openPostgres } from '../db/postgres.ts';
import { newPostgresUrl } from '../testing/test-database.ts';
import { callAs, createTestMarket } from '../testing/test-market.ts';

const failing = async (error: Error) => {
  const market = await createTestMarket();
  const db = { ...market.db, query: () => Promise.reject(error) };
  const asked = callAs({ ...market, db }).find.categories();
  return { market, code: await asked.then(String, ({ code, data }) => [code, data]) };
};

it('says of a database that has too much to do that one should try again, and of a bug that it is one', async () => {
  const busy = [
    new Error('timeout exceeded when trying to connect'),
    Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
    Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
  ];
  for (const error of busy) {
    const { market, code } = await failing(error);
    expect(code, error.message).toEqual(['TOO_MANY', { retryAfterSeconds: 10 }]);
    expect(market.logged).toContainEqual(expect.objectContaining({ level: 'warn' }));
    expect(market.logged).not.toContainEqual(expect.objectContaining({ level: 'error' }));
  }
  const { market, code } = await failing(Object.assign(new Error('no such column'), { code: '42703' }));
  expect(code).toEqual(['INTERNAL', { logId: expect.any(String) }]);
  expect(market.logged).toContainEqual(expect.objectContaining({ level: 'error' }));
});

it.skipIf(inject('postgresUrl') === '')(
  'knows what a pool says whose connections are all taken',
  async () => {
    const market = await createTestMarket();
    const db = openPostgres(await newPostgresUrl(), () => undefined, 1, {
      statementMs: 60_000,
      lockMs: 20_000,
      idleMs: 60_000,
      connectionMs: 100,
    });
    onTestFinished(() => db.close());
    await db.transaction(async () => {
      await expect(callAs({ ...market, db }).find.categories()).rejects.toMatchObject({ code: 'TOO_MANY' });
    });
  },
);
