import { describe, expect, it } from 'vitest';
import { checkout } from '../sales/index.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import type { PrintJobRow } from './printing.repo.ts';
import { pruneJobs } from './prune-jobs.ts';
import { reprintSale } from './request-print.ts';

const DAY = 24 * 3_600_000;

function shopWithJobs(count: number, status: PrintJobRow['status'], ageDays: number) {
  const shop = createTestShop();
  const insert = shop.db.statement(
    "INSERT INTO print_jobs (id, kind, status, created_at, retry_at) VALUES (?, 'receipt', ?, ?, ?)",
  );
  const at = shop.clock.now() - ageDays * DAY;
  for (let index = 0; index < count; index += 1) insert.run(`${status}-${index}`, status, at, at);
  const left = () => shop.db.sqlite.prepare('SELECT count(*) FROM print_jobs').pluck().get();
  return { shop, left };
}

describe('old print jobs', () => {
  it.each([
    ['done', 31, 0],
    ['done', 29, 3],
    ['cancelled', 31, 0],
    ['failed', 31, 3],
    ['failed', 181, 0],
    ['queued', 5_000, 3],
    ['printing', 5_000, 3],
  ] as const)('%s for %i days: %i of three stay', (status, days, kept) => {
    const { shop, left } = shopWithJobs(3, status, days);
    expect(pruneJobs(shop)).toBe(false);
    expect(left()).toBe(kept);
  });

  it('go a few at a time, by the index', () => {
    const { shop, left } = shopWithJobs(450, 'done', 40);
    expect([pruneJobs(shop), left()]).toEqual([true, 250]);
    expect([pruneJobs(shop), left()]).toEqual([true, 50]);
    expect([pruneJobs(shop), left()]).toEqual([false, 0]);
    const plan = shop.db.sqlite
      .prepare(
        "EXPLAIN QUERY PLAN SELECT rowid FROM print_jobs WHERE status = 'done' AND retry_at < 1 LIMIT 9",
      )
      .all() as { detail: string }[];
    expect(plan.map((row) => row.detail).join()).toContain('print_jobs_due');
  });

  it('take no receipt with them: it is printed again from the sale', () => {
    const shop = createTestShop();
    const context = actAs(shop, 'owner');
    const sale = checkout(context, checkoutInput(context, [lineOf(context, addGoods(shop), 2)]));
    shop.db.sqlite.exec("UPDATE print_jobs SET status = 'done'");
    shop.clock.advance(31 * DAY);
    expect(pruneJobs(shop)).toBe(false);
    expect(shop.db.sqlite.prepare('SELECT count(*) FROM print_jobs').pluck().get()).toBe(0);
    const again = reprintSale(context, { jobId: shop.ports.ids.next(), saleId: sale.id });
    expect(again).toMatchObject({ kind: 'reprint', receiptCode: sale.receiptCode, status: 'queued' });
  });
});
