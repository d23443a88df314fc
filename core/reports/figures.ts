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

/**
 * The shop's one rule for profit: sales after discounts − frozen cost over the **lines whose cost is known**. A line of which any
 * part has no known cost counts with its whole sales to `netWithoutCost` and not to the profit. Rounding belongs to receipts, not to
 * goods, and stays out: so the profits of products, categories and days add up. `goodsNet` is the sales of all lines.
 *
 * Null, for cost and profit, when nothing with a known cost was sold though something was, and for whoever may not see costs.
 * Goods that brought nothing and cost nothing cannot be told from unknown ones by these sums; their profit of ৳0 reads as unknown
 * only where nothing else was sold.
 */
export function profitOf(
  row: { goodsNet: number; cost: number; netWithoutCost: number; receipts: number },
  canSeeCost: boolean,
): { cost: Paisa | null; profit: Paisa | null } {
  const knownNet = row.goodsNet - row.netWithoutCost;
  const isUnknown = row.receipts > 0 && knownNet === 0 && row.cost === 0;
  if (!canSeeCost || isUnknown) return { cost: null, profit: null };
  return { cost: paisa(row.cost), profit: paisa(knownNet - row.cost) };
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
    ...profitOf({ ...row, goodsNet: row.net - row.rounding }, canSeeCost),
    netWithoutCost: paisa(row.netWithoutCost),
    vatIncluded: paisa(row.vatIncluded),
    bakiGiven: paisa(row.bakiGiven),
    averageBasket: paisa(average),
  };
}
