import { expect, it } from 'vitest';
import { checkout } from '../sales/index.ts';
import { ledgerProblems } from './ledger-problems.ts';
import { addGoods, checkoutInput, lineOf } from './test-goods.ts';
import { actAs, createTestShop } from './test-shop.ts';

function soldShop() {
  const shop = createTestShop();
  const context = actAs(shop, 'owner');
  checkout(context, checkoutInput(context, [lineOf(shop, addGoods(shop), 2)]));
  return shop;
}

it('finds nothing in a shop that did nothing wrong', () => {
  expect(ledgerProblems(soldShop().db.sqlite)).toEqual([]);
});

it.each([
  ['on hand is the sum of the moves', 'UPDATE batches SET on_hand = on_hand + 1'],
  ['receipt numbers have no gap', 'UPDATE tills SET next_receipt_number = 9'],
  ['the totals of a day', 'UPDATE day_totals SET net = net + 1'],
  ['no day is missing', 'DELETE FROM day_totals'],
  ['the totals of an hour', 'UPDATE hour_totals SET receipts = 2'],
  ['the totals of a tender', 'UPDATE tender_totals SET amount = 0'],
  ['the totals of a product', 'UPDATE product_totals SET quantity = 9'],
  ['the totals of a category', 'UPDATE category_totals SET cost = 9'],
  ['payments add up', 'DROP TRIGGER payments_no_delete; DELETE FROM payments'],
  ['a sale moved', "DROP TRIGGER stock_moves_no_delete; DELETE FROM stock_moves WHERE kind = 'sale'"],
  ['lines add up', 'DROP TRIGGER sale_lines_no_delete; DELETE FROM sale_lines'],
  ['batches cover', 'DROP TRIGGER sale_line_batches_no_delete; DELETE FROM sale_line_batches'],
  ['every sale is audited', 'DROP TRIGGER audit_no_delete; DELETE FROM audit'],
  ['the audit chain breaks', "DROP TRIGGER audit_no_update; UPDATE audit SET details = '{}'"],
])('says when this does not hold: %s', (rule, damage) => {
  const { sqlite } = soldShop().db;
  sqlite.exec(damage);
  expect(ledgerProblems(sqlite).some((problem) => problem.startsWith(rule))).toBe(true);
});
