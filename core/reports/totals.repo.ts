import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { Paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { ShopDb } from '../db/open.ts';

/** What one sale adds to the row of its day. */
export type DayIncrement = {
  lines: number;
  subtotal: number;
  discount: number;
  rounding: number;
  net: number;
  cost: number;
  netWithoutCost: number;
  vatIncluded: number;
};

/** What one sale adds to the row of a product or category of its day. */
export type GoodsIncrement = { quantity: number; net: number; cost: number; netWithoutCost: number };

/** One more receipt of the day. */
export function addToDay(db: ShopDb, day: BusinessDay, add: DayIncrement): void {
  db.statement(
    `INSERT INTO day_totals (business_day, receipts, lines, subtotal, discount, rounding, net, cost, net_without_cost, vat_included)
     VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (business_day) DO UPDATE SET receipts = receipts + 1, lines = lines + excluded.lines,
       subtotal = subtotal + excluded.subtotal, discount = discount + excluded.discount, rounding = rounding + excluded.rounding,
       net = net + excluded.net, cost = cost + excluded.cost, net_without_cost = net_without_cost + excluded.net_without_cost,
       vat_included = vat_included + excluded.vat_included`,
  ).run(
    day,
    add.lines,
    add.subtotal,
    add.discount,
    add.rounding,
    add.net,
    add.cost,
    add.netWithoutCost,
    add.vatIncluded,
  );
}

/** One more receipt of the hour (0–23, Dhaka). */
export function addToHour(db: ShopDb, day: BusinessDay, hour: number, net: Paisa): void {
  db.statement(
    `INSERT INTO hour_totals (business_day, hour, receipts, net) VALUES (?, ?, 1, ?)
     ON CONFLICT (business_day, hour) DO UPDATE SET receipts = receipts + 1, net = net + excluded.net`,
  ).run(day, hour, net);
}

/** One more receipt paid (partly) with this kind of tender. */
export function addToTender(db: ShopDb, day: BusinessDay, kind: TenderKind, amount: number): void {
  db.statement(
    `INSERT INTO tender_totals (business_day, kind, receipts, amount) VALUES (?, ?, 1, ?)
     ON CONFLICT (business_day, kind) DO UPDATE SET receipts = receipts + 1, amount = amount + excluded.amount`,
  ).run(day, kind, amount);
}

/** One more receipt with this product; an empty id stands for quick items. */
export function addToProduct(db: ShopDb, day: BusinessDay, productId: string, add: GoodsIncrement): void {
  db.statement(
    `INSERT INTO product_totals (business_day, product_id, receipts, quantity, net, cost, net_without_cost)
     VALUES (?, ?, 1, ?, ?, ?, ?)
     ON CONFLICT (business_day, product_id) DO UPDATE SET receipts = receipts + 1, quantity = quantity + excluded.quantity,
       net = net + excluded.net, cost = cost + excluded.cost, net_without_cost = net_without_cost + excluded.net_without_cost`,
  ).run(day, productId, add.quantity, add.net, add.cost, add.netWithoutCost);
}

/** One more receipt with goods of this category; an empty id stands for goods without one. */
export function addToCategory(db: ShopDb, day: BusinessDay, categoryId: string, add: GoodsIncrement): void {
  db.statement(
    `INSERT INTO category_totals (business_day, category_id, receipts, net, cost, net_without_cost)
     VALUES (?, ?, 1, ?, ?, ?)
     ON CONFLICT (business_day, category_id) DO UPDATE SET receipts = receipts + 1, net = net + excluded.net,
       cost = cost + excluded.cost, net_without_cost = net_without_cost + excluded.net_without_cost`,
  ).run(day, categoryId, add.net, add.cost, add.netWithoutCost);
}
