import { expect, it } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';

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
