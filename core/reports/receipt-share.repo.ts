import { figureOf, type ReceiptFigure } from '../../shared/contract/receipts-query.contract.ts';
import type { ReceiptsQuery } from './receipts-query.ts';

type Share = { sql: string; values: string[] };

const ofLines = (column: 'product_id' | 'category_id', id: string | null): Share => {
  const sql = (which: string) =>
    `(SELECT coalesce(sum(l.net), 0) FROM sale_lines l WHERE l.sale_id = s.id AND l.${column} ${which})`;
  return id === 'none' || id === null
    ? { sql: sql('IS NULL'), values: [] }
    : { sql: sql('= ?'), values: [id] };
};

const SHARES: Readonly<Record<ReceiptFigure, (query: ReceiptsQuery) => Share>> = {
  total: () => ({ sql: 's.total', values: [] }),
  tender: ({ tender }) => ({
    sql: '(SELECT coalesce(sum(p.amount), 0) FROM payments p WHERE p.sale_id = s.id AND p.kind = ?)',
    values: [tender ?? ''],
  }),
  product: ({ productId }) => ofLines('product_id', productId),
  category: ({ categoryId }) => ofLines('category_id', categoryId),
  discount: () => ({ sql: 's.line_discount + s.bill_discount', values: [] }),
  // As `profitOf` has it: the lines whose cost is known, without the receipt's rounding.
  profit: () => ({
    sql: '(SELECT sum(l.net - l.cost) FROM sale_lines l WHERE l.sale_id = s.id)',
    values: [],
  }),
  vat: () => ({ sql: 's.vat_included', values: [] }),
};

/**
 * SQL of what of a receipt `s` belongs to the figure that was asked for, in paisa. The shop's one rule for it: the shares of all receipts
 * behind a figure of a report add up to that figure. Null where the profit of a receipt is not known.
 */
export function shareSql(query: ReceiptsQuery): Share {
  return SHARES[figureOf(query)](query);
}
