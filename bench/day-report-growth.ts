/**
 * How the day report's time grows with the shop's past, from 10,000 to 1,000,000 sales: `node bench/day-report-growth.ts`.
 * Both shops sell 300 receipts a day out of 2,000 products, so the day that is asked for is as large in both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../core/db/open.ts';
import { systemPorts } from '../core/ports/system-ports.ts';
import { readDayReport } from '../core/reports/read-day-report.ts';
import { addDays } from '../shared/time/business-day.ts';
import { type Measure, percentile, runAlone, timed } from './figure.ts';
import { LAST_DAY, makeHistory } from './make-history.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 400;
const WARM_UP = 40;

/** Opens a made-up past; gives a function that asks for a day's report of it. */
function reportsOf(folder: string, sales: number): { ask(round: number): void; close(): void } {
  const file = path.join(folder, `${sales}.sqlite`);
  makeHistory({ file, sales, perDay: 300, products: 2_000 });
  const db = openDatabase(file, systemPorts().logger);
  return {
    ask(round) {
      const day = addDays(LAST_DAY, -(round % 20));
      const { totals } = readDayReport(db, day, { canSeeCost: true, comparedUntil: null });
      if (totals.receipts !== 300) throw new Error(`the report of ${day} shows ${totals.receipts} receipts`);
    },
    close: () => db.close(),
  };
}

/** Asks both shops in turn, so that what else the machine does falls on both alike. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-day-report-'));
  try {
    const [small, large] = [reportsOf(folder, SMALL), reportsOf(folder, LARGE)];
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const pair = [await timed(() => small.ask(round)), await timed(() => large.ask(round))] as const;
      if (round < WARM_UP) continue;
      times[0].push(pair[0]);
      times[1].push(pair[1]);
    }
    small.close();
    large.close();
    const [few, many] = times;
    return [
      {
        name: 'day_report_growth',
        unit: 'ratio',
        value: percentile(many, 0.5) / percentile(few, 0.5),
        p50: percentile(many, 0.5),
        p99: percentile(many, 0.99),
        aim: { is: '<=', value: 1.5 },
        note: `p50 with 1 M past sales / with 10 k (${percentile(few, 0.5).toFixed(2)} ms, p99 ${percentile(few, 0.99).toFixed(2)}); 300 receipts a day`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await runAlone(import.meta.url, measure);
