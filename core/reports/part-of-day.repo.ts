import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';
import type { SumsRow } from './figures.ts';

/** Sums of a day's sales up to and including the UTC instant `until`, counted in the ledgers: the maintained totals know whole days only. */
export function readSumsUntil(reader: Reader, day: BusinessDay, until: number): SumsRow {
  const row = reader
    .statement<[object], SumsRow>(
      `WITH part AS (SELECT * FROM sales WHERE business_day = @day AND sold_at <= @until)
       SELECT count(*) AS receipts, coalesce(sum(subtotal), 0) AS subtotal, coalesce(sum(line_discount + bill_discount), 0) AS discount,
              coalesce(sum(rounding), 0) AS rounding, coalesce(sum(total), 0) AS net, coalesce(sum(vat_included), 0) AS vatIncluded,
              (SELECT count(*) FROM part JOIN sale_lines l ON l.sale_id = part.id) AS lines,
              (SELECT coalesce(sum(l.cost), 0) FROM part JOIN sale_lines l ON l.sale_id = part.id) AS cost,
              (SELECT coalesce(sum(l.net), 0) FROM part JOIN sale_lines l ON l.sale_id = part.id WHERE l.cost IS NULL) AS netWithoutCost,
              (SELECT coalesce(sum(p.amount), 0) FROM part JOIN payments p ON p.sale_id = part.id WHERE p.kind = 'baki') AS bakiGiven
       FROM part`,
    )
    .get({ day, until });
  if (!row) throw new Error('an aggregate without a row');
  return row;
}

/** What was taken by each kind of tender on a day up to and including the UTC instant `until`. */
export function listTendersUntil(reader: Reader, day: BusinessDay, until: number) {
  return reader
    .statement<[BusinessDay, number], { kind: TenderKind; receipts: number; amount: number }>(
      `SELECT p.kind, count(DISTINCT p.sale_id) AS receipts, sum(p.amount) AS amount
       FROM sales s JOIN payments p ON p.sale_id = s.id WHERE s.business_day = ? AND s.sold_at <= ? GROUP BY p.kind`,
    )
    .all(day, until);
}
