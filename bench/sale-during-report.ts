/**
 * How much later a sale is done while a year's report over 1,000,000 sales runs: `node bench/sale-during-report.ts`.
 * The reading thread is kept busy with the year's span report and with the recount of that year from all its receipts; sales go
 * through the counter's own checkout on the writing connection, each due at a fixed moment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { actAs, createTestShop } from '../core/testing/test-shop.ts';
import { addDays } from '../shared/time/business-day.ts';
import { type Measure, percentile, runAlone } from './figure.ts';
import { LAST_DAY, makeHistory } from './make-history.ts';
import { type Goods, type Seller, sell, sellAndTime } from './make-sales.ts';

const SALES = 1_000_000;
const DAYS = 365;
const BLOCKS = 3;
const ROUNDS = 100;

/** Keeps the reading thread busy until told to stop; gives how long each round of reports took. */
async function readUntil(context: Seller, stopped: () => boolean): Promise<number[]> {
  const took: number[] = [];
  const year = { fromDay: addDays(LAST_DAY, 1 - DAYS), toDay: LAST_DAY, canSeeCost: true };
  while (!stopped()) {
    const started = performance.now();
    const { totals } = await context.reading.run('span', year);
    if (totals.receipts !== SALES) throw new Error(`the year's report shows ${totals.receipts} receipts`);
    await context.reading.run('compareTotals', {});
    took.push(performance.now() - started);
  }
  return took;
}

/** The same sales alone and beside the reports, in turn on the same file, so that what else the machine does falls on both. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-beside-'));
  const file = path.join(folder, 'shop.sqlite');
  try {
    makeHistory({ file, sales: SALES, perDay: Math.ceil(SALES / DAYS), products: 2_000 });
    const shop = createTestShop({ file });
    const context = actAs(shop, 'owner');
    const goods = shop.db.sqlite
      .prepare<[], Goods>('SELECT product_id AS productId, id AS packId, price FROM packs')
      .all();
    for (let round = 0; round < 20; round += 1) sell(context, goods, round);
    const [alone, beside, took]: [number[], number[], number[]] = [[], [], []];
    for (let block = 0; block < BLOCKS; block += 1) {
      alone.push(...(await sellAndTime(context, goods, ROUNDS)));
      let isDone = false;
      const reading = readUntil(context, () => isDone);
      beside.push(...(await sellAndTime(context, goods, ROUNDS)));
      isDone = true;
      took.push(...(await reading));
    }
    await shop.reading.close();
    shop.db.close();
    const reports = `${took.length} reports of ${Math.round(percentile(took, 0.5))} ms beside`;
    return [
      {
        name: 'sale_during_report_ms',
        unit: 'ms',
        value: percentile(beside, 0.99) - percentile(alone, 0.99),
        p50: percentile(beside, 0.5),
        p99: percentile(beside, 0.99),
        aim: { is: '<=', value: 50 },
        note: `p99 beside - p99 alone (alone p50 ${percentile(alone, 0.5).toFixed(1)}, p99 ${percentile(alone, 0.99).toFixed(1)}); 1 M sales; ${reports}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await runAlone(import.meta.url, measure);
