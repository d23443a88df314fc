import type { DayReportDto } from '../../shared/contract/reports.contract.ts';
import { TENDER_KINDS } from '../../shared/contract/sales.contract.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { addDays, type BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';
import { profitOf, toDayTotals } from './figures.ts';
import { listTendersUntil, readSumsUntil } from './part-of-day.repo.ts';
import {
  type GoodsRow,
  listHours,
  listTenders,
  listTopCategories,
  listTopProducts,
  readLastDay,
  readSums,
} from './reports.repo.ts';

/** Top products and categories that a screen shows. */
export const TOP = 10;

type PreviousDay = { day: BusinessDay; until: number | null };

function tendersOf(reader: Reader, day: BusinessDay, previous: PreviousDay): DayReportDto['tenders'] {
  const then =
    previous.until === null
      ? listTenders(reader, previous.day)
      : listTendersUntil(reader, previous.day, previous.until);
  const now = new Map(listTenders(reader, day).map((row) => [row.kind, row]));
  const before = new Map(then.map((row) => [row.kind, row]));
  return TENDER_KINDS.filter((kind) => now.has(kind) || before.has(kind)).map((kind) => ({
    kind,
    receipts: now.get(kind)?.receipts ?? 0,
    amount: paisa(now.get(kind)?.amount ?? 0),
    previousAmount: paisa(before.get(kind)?.amount ?? 0),
  }));
}

function hoursOf(reader: Reader, day: BusinessDay, previousDay: BusinessDay): DayReportDto['hours'] {
  const now = new Map(listHours(reader, day).map((row) => [row.hour, row]));
  const before = new Map(listHours(reader, previousDay).map((row) => [row.hour, row]));
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    receipts: now.get(hour)?.receipts ?? 0,
    net: paisa(now.get(hour)?.net ?? 0),
    previousNet: paisa(before.get(hour)?.net ?? 0),
  }));
}

const shared = (row: GoodsRow, canSeeCost: boolean) => ({
  nameBn: row.nameBn,
  nameEn: row.nameEn,
  net: paisa(row.net),
  profit: profitOf({ ...row, goodsNet: row.net }, canSeeCost).profit,
  netWithoutCost: paisa(row.netWithoutCost),
  receipts: row.receipts,
});

/**
 * A day beside the same weekday a week before, that one whole or up to the moment `comparedUntil` (UTC ms). Reads only the
 * maintained totals and, for a part of a day, the receipts of that one day, so it costs the same whatever lies in the past. Cost and
 * profit are null for whoever may not see costs.
 */
export function readDayReport(
  reader: Reader,
  day: BusinessDay,
  options: { canSeeCost: boolean; comparedUntil: number | null; today?: BusinessDay; top?: number },
): DayReportDto {
  const previousDay = addDays(day, -7);
  const { canSeeCost, comparedUntil: until, today = day, top = TOP } = options;
  const lastSold = readLastDay(reader);
  const before =
    until === null ? readSums(reader, previousDay, previousDay) : readSumsUntil(reader, previousDay, until);
  return {
    day,
    previousDay,
    lastDay: lastSold !== null && lastSold > today ? lastSold : today,
    comparedUntil: until,
    totals: toDayTotals(readSums(reader, day, day), canSeeCost),
    previous: toDayTotals(before, canSeeCost),
    tenders: tendersOf(reader, day, { day: previousDay, until }),
    hours: hoursOf(reader, day, previousDay),
    products: listTopProducts(reader, day, top).map((row) => ({
      productId: row.id === '' ? null : row.id,
      strength: row.strength,
      dosageForm: row.dosageForm,
      baseUnit: row.baseUnit,
      quantity: baseUnits(row.quantity),
      ...shared(row, canSeeCost),
    })),
    categories: listTopCategories(reader, day, top).map((row) => ({
      categoryId: row.id === '' ? null : row.id,
      ...shared(row, canSeeCost),
    })),
  };
}
