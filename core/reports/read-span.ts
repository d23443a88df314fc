import { paisa } from '../../shared/money/money.ts';
import { addDays, type BusinessDay, daysBetween } from '../../shared/time/business-day.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { profitOf, toDayTotals } from './figures.ts';
import { listDays, readSums } from './reports.repo.ts';

/** Sums over any span of days, and each day of it on which something was sold. */
export function readSpan(
  reader: Reader,
  input: { fromDay: BusinessDay; toDay: BusinessDay; canSeeCost: boolean },
) {
  const { fromDay, toDay, canSeeCost } = input;
  return snapshot(reader, () => ({
    totals: toDayTotals(readSums(reader, fromDay, toDay), canSeeCost),
    days: listDays(reader, fromDay, toDay).map((row) => ({
      day: row.day,
      receipts: row.receipts,
      net: paisa(row.net),
      profit: profitOf({ ...row, goodsNet: row.net - row.rounding }, canSeeCost).profit,
      netWithoutCost: paisa(row.netWithoutCost),
    })),
  }));
}

/** The last `days` days up to `until`, oldest first, days without a sale included. */
export function readRecentDays(reader: Reader, until: BusinessDay, days: number) {
  const from = addDays(until, 1 - days);
  const sold = new Map(listDays(reader, from, until).map((row) => [row.day, row]));
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => {
    const day = addDays(from, index);
    const row = sold.get(day);
    return { day, receipts: row?.receipts ?? 0, net: paisa(row?.net ?? 0) };
  });
}
