import type { ShopDb } from '../db/open.ts';
import type { Reader } from '../db/reader.ts';

/** A table of maintained totals, and how the ledgers say it should read. */
export type MaintainedTable = {
  name: string;
  keys: readonly string[];
  figures: readonly string[];
  /** Gives keys and figures under the table's own column names. */
  recount: string;
};

const COST = 'coalesce(sum(l.cost), 0) AS cost';
const NET_WITHOUT_COST = 'sum(CASE WHEN l.cost IS NULL THEN l.net ELSE 0 END) AS net_without_cost';

/** All maintained totals. */
export const MAINTAINED: readonly MaintainedTable[] = [
  {
    name: 'day_totals',
    keys: ['business_day'],
    figures: [
      'receipts',
      'lines',
      'subtotal',
      'discount',
      'rounding',
      'net',
      'cost',
      'net_without_cost',
      'vat_included',
    ],
    recount: `WITH sums AS (
        SELECT business_day, count(*) AS receipts, sum(subtotal) AS subtotal, sum(line_discount + bill_discount) AS discount,
               sum(rounding) AS rounding, sum(total) AS net, sum(vat_included) AS vat_included
        FROM sales GROUP BY business_day),
      goods AS (
        SELECT s.business_day, count(*) AS lines, ${COST}, ${NET_WITHOUT_COST}
        FROM sales s JOIN sale_lines l ON l.sale_id = s.id GROUP BY s.business_day)
      SELECT sums.*, coalesce(goods.lines, 0) AS lines, coalesce(goods.cost, 0) AS cost, coalesce(goods.net_without_cost, 0) AS net_without_cost
      FROM sums LEFT JOIN goods USING (business_day)`,
  },
  {
    name: 'hour_totals',
    keys: ['business_day', 'hour'],
    figures: ['receipts', 'net'],
    recount: `SELECT business_day, ((sold_at + 21600000) / 3600000) % 24 AS hour, count(*) AS receipts, sum(total) AS net
      FROM sales GROUP BY business_day, hour`,
  },
  {
    name: 'tender_totals',
    keys: ['business_day', 'kind'],
    figures: ['receipts', 'amount'],
    recount: `SELECT s.business_day, p.kind, count(DISTINCT p.sale_id) AS receipts, sum(p.amount) AS amount
      FROM sales s JOIN payments p ON p.sale_id = s.id GROUP BY s.business_day, p.kind`,
  },
  {
    name: 'product_totals',
    keys: ['business_day', 'product_id'],
    figures: ['receipts', 'quantity', 'net', 'cost', 'net_without_cost'],
    recount: `SELECT s.business_day, coalesce(l.product_id, '') AS product_id, count(DISTINCT l.sale_id) AS receipts,
        sum(l.quantity) AS quantity, sum(l.net) AS net, ${COST}, ${NET_WITHOUT_COST}
      FROM sales s JOIN sale_lines l ON l.sale_id = s.id GROUP BY s.business_day, coalesce(l.product_id, '')`,
  },
  {
    name: 'category_totals',
    keys: ['business_day', 'category_id'],
    figures: ['receipts', 'net', 'cost', 'net_without_cost'],
    recount: `SELECT s.business_day, coalesce(l.category_id, '') AS category_id, count(DISTINCT l.sale_id) AS receipts,
        sum(l.net) AS net, ${COST}, ${NET_WITHOUT_COST}
      FROM sales s JOIN sale_lines l ON l.sale_id = s.id GROUP BY s.business_day, coalesce(l.category_id, '')`,
  },
];

/** Figures compared, and how many of them the ledgers contradict. A missing or needless row contradicts with all its figures. */
export type Comparison = { compared: number; differences: number };

/** Compares one maintained table with the ledgers, figure by figure. */
export function compareTable(reader: Reader, table: MaintainedTable): Comparison {
  const { name, figures } = table;
  const keys = table.keys.join(', ');
  const columns = figures.join(', ');
  const negated = figures.map((figure) => `-${figure}`).join(', ');
  const gaps = figures.map((figure, index) => `sum(${figure}) <> 0 AS gap${index}`).join(', ');
  const sum = figures.map((_, index) => `gap${index}`).join(' + ');
  // Kept and told as one list with opposite signs, summed by key: a sort, where a join of the two would be a row times a row.
  const row = reader
    .statement<[], { found: number; differences: number }>(
      `SELECT count(*) AS found, coalesce(sum(CASE WHEN sides = 2 THEN ${sum} ELSE ${figures.length} END), 0) AS differences
       FROM (SELECT count(*) AS sides, ${gaps}
             FROM (SELECT ${keys}, ${columns} FROM ${name} UNION ALL SELECT ${keys}, ${negated} FROM (${table.recount}))
             GROUP BY ${keys})`,
    )
    .get();
  return { compared: (row?.found ?? 0) * figures.length, differences: row?.differences ?? 0 };
}

/** Replaces one maintained table by what the ledgers say. Call it inside a transaction. */
export function rewriteTable(db: ShopDb, table: MaintainedTable): void {
  const columns = [...table.keys, ...table.figures].join(', ');
  db.statement(`DELETE FROM ${table.name}`).run();
  db.statement(`INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM (${table.recount})`).run();
}
