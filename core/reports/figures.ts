import type { z } from 'zod';
import type { dayTotalsSchema } from '../../shared/contract/reports.contract.ts';
import { type Paisa, paisa, roundRatio } from '../../shared/money/money.ts';

/** Sums of a day or a span as the contract has them. */
export type DayTotalsDto = z.infer<typeof dayTotalsSchema>;

/** Maintained sums of a day, or the sum of several. */
export type SumsRow = {
  receipts: number;
  lines: number;
  subtotal: number;
  discount: number;
  rounding: number;
  net: number;
  cost: number;
  netWithoutCost: number;
  vatIncluded: number;
  bakiGiven: number;
};

/** Profit on what has a known cost; null for whoever may not see costs. */
export function profitOf(
  row: { net: number; cost: number; netWithoutCost: number },
  canSeeCost: boolean,
): Paisa | null {
  return canSeeCost ? paisa(row.net - row.netWithoutCost - row.cost) : null;
}

/** The sums with what follows from them: profit and average basket (net / receipts, 0 without receipts). */
export function toDayTotals(row: SumsRow, canSeeCost: boolean): DayTotalsDto {
  const average = row.receipts === 0 ? 0 : roundRatio(BigInt(row.net), BigInt(row.receipts));
  return {
    receipts: row.receipts,
    lines: row.lines,
    subtotal: paisa(row.subtotal),
    discount: paisa(row.discount),
    rounding: paisa(row.rounding),
    net: paisa(row.net),
    cost: canSeeCost ? paisa(row.cost) : null,
    profit: profitOf(row, canSeeCost),
    netWithoutCost: paisa(row.netWithoutCost),
    vatIncluded: paisa(row.vatIncluded),
    bakiGiven: paisa(row.bakiGiven),
    averageBasket: paisa(average),
  };
}
