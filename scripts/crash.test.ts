import { expect, it } from 'vitest';
import { crashTest } from './crash/crash-run.ts';

const KILLS = 30;

it('keeps every acknowledged sale, once, through thirty kills of the server', {
  timeout: 600_000,
}, async () => {
  const said: string[] = [];
  const { kills, sales, problems } = await crashTest(KILLS, (text) => said.push(text));
  expect(problems).toEqual([]);
  expect(kills).toBe(KILLS);
  expect(sales).toBeGreaterThan(KILLS);
});
