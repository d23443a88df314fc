import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { BaseUnits, Paisa } from '../../shared/money/money.ts';
import { type BusinessDay, hourOf } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';
import {
  addToCategory,
  addToDay,
  addToHour,
  addToProduct,
  addToTender,
  type GoodsIncrement,
} from './totals.repo.ts';

/** A sale as the maintained totals see it. Money in paisa; `net` of a line is after all discounts. */
export type SaleForTotals = {
  businessDay: BusinessDay;
  /** UTC milliseconds; the hour is that of the clock in Dhaka. */
  soldAt: number;
  subtotal: Paisa;
  lineDiscount: Paisa;
  billDiscount: Paisa;
  rounding: Paisa;
  /** What the receipt adds up to, rounding included: the day's net is the sum of these. */
  total: Paisa;
  vatIncluded: Paisa;
  lines: readonly {
    productId: string | null;
    categoryId: string | null;
    quantity: BaseUnits;
    net: Paisa;
    /** Null when the cost of any part is unknown; the line's net then counts as "without cost". */
    cost: Paisa | null;
  }[];
  tenders: readonly { kind: TenderKind; amount: Paisa }[];
};

function collect<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  toIncrement: (item: Item) => GoodsIncrement,
): Map<Key, GoodsIncrement> {
  const sums = new Map<Key, GoodsIncrement>();
  for (const item of items) {
    const add = toIncrement(item);
    const before = sums.get(keyOf(item)) ?? { quantity: 0, net: 0, cost: 0, netWithoutCost: 0 };
    sums.set(keyOf(item), {
      quantity: before.quantity + add.quantity,
      net: before.net + add.net,
      cost: before.cost + add.cost,
      netWithoutCost: before.netWithoutCost + add.netWithoutCost,
    });
  }
  return sums;
}

/**
 * Adds one sale to the totals of its day, hour, tenders, products and categories. Call it inside the transaction that stores
 * the sale: then the totals always equal the ledgers. A receipt counts once per tender kind, product and category it has.
 */
export function addSaleToTotals(db: ShopDb, sale: SaleForTotals): void {
  const increment = (line: SaleForTotals['lines'][number]): GoodsIncrement => ({
    quantity: line.quantity,
    net: line.net,
    cost: line.cost ?? 0,
    netWithoutCost: line.cost === null ? line.net : 0,
  });
  const all = collect(sale.lines, () => 'all', increment).get('all');
  addToDay(db, sale.businessDay, {
    lines: sale.lines.length,
    subtotal: sale.subtotal,
    discount: sale.lineDiscount + sale.billDiscount,
    rounding: sale.rounding,
    net: sale.total,
    cost: all?.cost ?? 0,
    netWithoutCost: all?.netWithoutCost ?? 0,
    vatIncluded: sale.vatIncluded,
  });
  addToHour(db, sale.businessDay, hourOf(sale.soldAt), sale.total);
  const tenders = new Map<TenderKind, number>();
  for (const { kind, amount } of sale.tenders) tenders.set(kind, (tenders.get(kind) ?? 0) + amount);
  for (const [kind, amount] of tenders) addToTender(db, sale.businessDay, kind, amount);
  for (const [productId, add] of collect(sale.lines, (line) => line.productId ?? '', increment))
    addToProduct(db, sale.businessDay, productId, add);
  for (const [categoryId, add] of collect(sale.lines, (line) => line.categoryId ?? '', increment))
    addToCategory(db, sale.businessDay, categoryId, add);
}
