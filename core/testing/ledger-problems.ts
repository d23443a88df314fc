import { verifyAuditChain } from '../db/audit.ts';
import type { ShopDb } from '../db/open.ts';

/** What must be empty in a sound shop: each query names the rows that contradict a ledger. */
const CONTRADICTIONS: Readonly<Record<string, string>> = {
  'on hand is the sum of the moves': `SELECT b.id FROM batches b
    WHERE b.on_hand <> (SELECT coalesce(sum(m.quantity), 0) FROM stock_moves m WHERE m.batch_id = b.id)`,
  'a sale moved what its lines took': `SELECT t.sale_id, t.batch_id FROM
    (SELECT sale_id, batch_id, sum(quantity) AS taken FROM sale_line_batches GROUP BY sale_id, batch_id) t
    LEFT JOIN (SELECT reference, batch_id, sum(quantity) AS moved FROM stock_moves WHERE kind = 'sale' GROUP BY reference, batch_id) m
      ON m.reference = t.sale_id AND m.batch_id = t.batch_id
    WHERE m.moved IS NULL OR m.moved <> -t.taken`,
  'every sale move has its sale': `SELECT id FROM stock_moves WHERE kind = 'sale' AND reference NOT IN (SELECT id FROM sales)`,
  'batches cover the line': `SELECT l.sale_id, l.line_no FROM sale_lines l WHERE l.product_id IS NOT NULL AND l.quantity <>
    (SELECT coalesce(sum(quantity), 0) FROM sale_line_batches t WHERE t.sale_id = l.sale_id AND t.line_no = l.line_no)`,
  'lines add up to the sale': `SELECT s.id FROM sales s WHERE s.total - s.rounding <>
    (SELECT coalesce(sum(net), 0) FROM sale_lines l WHERE l.sale_id = s.id)`,
  'payments add up to the sale': `SELECT s.id FROM sales s WHERE s.total <>
    (SELECT coalesce(sum(amount), 0) FROM payments p WHERE p.sale_id = s.id)`,
  'receipt numbers have no gap': `SELECT t.id FROM tills t LEFT JOIN sales s ON s.till_id = t.id GROUP BY t.id
    HAVING count(s.id) <> coalesce(max(s.receipt_number), 0) OR t.next_receipt_number <> count(s.id) + 1`,
  'the totals of a day are its receipts': `SELECT business_day, receipts, lines, subtotal, discount, rounding, net, cost, net_without_cost, vat_included
    FROM day_totals EXCEPT
    SELECT s.business_day, count(*), sum(l.lines), sum(s.subtotal), sum(s.line_discount + s.bill_discount), sum(s.rounding),
      sum(s.total), sum(s.cost), sum(l.without_cost), sum(s.vat_included)
    FROM sales s JOIN (SELECT sale_id, count(*) AS lines, sum(CASE WHEN cost IS NULL THEN net ELSE 0 END) AS without_cost
      FROM sale_lines GROUP BY sale_id) l ON l.sale_id = s.id GROUP BY s.business_day`,
  'no day is missing': 'SELECT business_day FROM sales EXCEPT SELECT business_day FROM day_totals',
  'the totals of an hour are its receipts': `SELECT business_day, hour, receipts, net FROM hour_totals EXCEPT
    SELECT business_day, (sold_at / 3600000 + 6) % 24, count(*), sum(total) FROM sales GROUP BY 1, 2`,
  'the totals of a tender are its payments': `SELECT business_day, kind, receipts, amount FROM tender_totals EXCEPT
    SELECT s.business_day, p.kind, count(DISTINCT s.id), sum(p.amount) FROM payments p JOIN sales s ON s.id = p.sale_id GROUP BY 1, 2`,
  'the totals of a product are its lines': `SELECT business_day, product_id, receipts, quantity, net, cost FROM product_totals EXCEPT
    SELECT s.business_day, coalesce(l.product_id, ''), count(DISTINCT s.id), sum(l.quantity), sum(l.net), sum(coalesce(l.cost, 0))
    FROM sale_lines l JOIN sales s ON s.id = l.sale_id GROUP BY 1, 2`,
  'the totals of a category are its lines': `SELECT business_day, category_id, receipts, net, cost FROM category_totals EXCEPT
    SELECT s.business_day, coalesce(l.category_id, ''), count(DISTINCT s.id), sum(l.net), sum(coalesce(l.cost, 0))
    FROM sale_lines l JOIN sales s ON s.id = l.sale_id GROUP BY 1, 2`,
  'baki is in the khata': `SELECT s.id FROM sales s WHERE
    (SELECT coalesce(sum(amount), 0) FROM payments p WHERE p.sale_id = s.id AND p.kind = 'baki') <>
    (SELECT coalesce(sum(amount), 0) FROM khata_entries k WHERE k.sale_id = s.id)`,
  'the balance on a receipt follows the khata': `SELECT s.id FROM sales s WHERE s.customer_id IS NOT NULL AND s.balance_after - s.balance_before <>
    (SELECT coalesce(sum(amount), 0) FROM khata_entries k WHERE k.sale_id = s.id)`,
  'every sale is audited once': `SELECT s.id FROM sales s WHERE
    (SELECT count(*) FROM audit a WHERE a.entity_id = s.id AND a.action = 'sale.checkout') <> 1`,
  'no sale is printed twice': `SELECT sale_id FROM print_jobs WHERE kind = 'receipt' GROUP BY sale_id HAVING count(*) > 1`,
  'no paid cart is still a draft': 'SELECT id FROM drafts WHERE id IN (SELECT id FROM sales)',
};

/** Everything that is wrong with the shop's ledgers, in words; empty when all is sound. Reads the whole history. */
export function ledgerProblems(sqlite: ShopDb['sqlite']): string[] {
  const problems = Object.entries(CONTRADICTIONS).flatMap(([rule, sql]) => {
    const rows = sqlite.prepare(sql).all();
    return rows.length === 0
      ? []
      : [`${rule}: broken ${rows.length} times, first ${JSON.stringify(rows[0])}`];
  });
  const { brokenAt } = verifyAuditChain(sqlite);
  if (brokenAt !== null) problems.push(`the audit chain breaks at entry ${brokenAt}`);
  const integrity = sqlite.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') problems.push(`integrity_check says ${String(integrity)}`);
  const orphans = sqlite.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) problems.push(`foreign_key_check finds ${orphans.length} orphans`);
  return problems;
}
