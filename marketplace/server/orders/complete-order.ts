import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import type { ShopContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import type { OrderChange } from './announce.ts';
import { moveOrder, requireMove } from './move-order.ts';
import { readLines } from './order-lines.repo.ts';
import type { OrderRow } from './orders.repo.ts';
import { isRightCode } from './pickup-code.ts';
import { putStock, takeOut } from './stock.repo.ts';

type Completion = Extract<ShopAnswer, { kind: 'complete' }>;

/**
 * Hands the goods over: the reservation ends and the shop's new figures stand from the same moment. Answers `wrong-code`, with the attempt counted, where the
 * pickup code is not the customer's or was guessed at too often. Without a code somebody at the shop answers for it by name, in the history. Throws ORDER_STATE.
 */
export async function completeOrder(
  sql: Sql,
  context: ShopContext,
  order: OrderRow,
  completion: Completion,
): Promise<OrderChange | 'wrong-code'> {
  requireMove(order, 'completed', 'shop');
  const needsCode = order.fulfilment === 'pickup' && completion.withoutCode === null;
  if (needsCode && !(await isRightCode(sql, order, completion.code))) return 'wrong-code';
  const told = new Set(completion.stock.map((figure) => figure.listingId));
  const untold = (await readLines(sql, order.id))
    .filter((line) => !told.has(line.listing_id))
    .map((line) => ({ listingId: line.listing_id, baseUnits: line.reserved }));
  await putStock(sql, order.shop_id, completion.stock, context.ports.clock.now());
  await takeOut(sql, order.shop_id, untold);
  return moveOrder(sql, context, order, {
    to: 'completed',
    by: 'shop',
    note: completion.withoutCode ?? '',
    receiptCode: completion.receiptCode,
    paid: completion.paidTotal,
    paymentStatus: 'paid',
  });
}
