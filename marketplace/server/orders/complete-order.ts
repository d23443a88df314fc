import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import type { ShopContext } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import { countUse } from '../promos/index.ts';
import type { OrderChange } from './announce.ts';
import { moveOrder, requireMove } from './move-order.ts';
import { readLines } from './order-lines.repo.ts';
import { type OrderRow, readEndedBy } from './orders.repo.ts';
import { isRightCode } from './pickup-code.ts';
import { lockListings, putStock, takeOut } from './stock.repo.ts';

type Completion = Extract<ShopAnswer, { kind: 'complete' }>;

/**
 * Hands the goods over: the reservation ends and the shop's new figures stand from the same moment. Answers `wrong-code`, with the attempt counted, where the
 * pickup code is not the customer's or was guessed at too often. An order that was cancelled meanwhile is completed with the code, as long as its money is here; a delivery, where time alone ended it. Without a code somebody at the shop answers for it by name, in the history, as long as nothing
 * was paid ahead. Throws ORDER_STATE.
 */
export async function completeOrder(
  sql: Sql,
  context: ShopContext,
  order: OrderRow,
  completion: Completion,
): Promise<OrderChange | 'wrong-code'> {
  requireMove(order, 'completed', 'shop');
  const wasCancelled = order.status === 'cancelled';
  const isPickup = order.fulfilment === 'pickup';
  // Against the customer's own word only the customer's code counts; that a delivery took too long is nobody's word.
  const isProven = isPickup
    ? completion.withoutCode === null
    : (await readEndedBy(sql, order.id)) === 'timer';
  if (wasCancelled && !isProven) throw new MarketRefusal('ORDER_STATE', { status: order.status });
  // Money that was paid ahead is the customer's until the customer's own code says otherwise; it was no guess at it.
  if (isPickup && order.paid > 0 && completion.withoutCode !== null) return 'wrong-code';
  const needsCode = isPickup && completion.withoutCode === null;
  if (needsCode && !(await isRightCode(sql, order, completion.code))) return 'wrong-code';
  const told = new Set(completion.stock.map((figure) => figure.listingId));
  const lines = await readLines(sql, order.id);
  await lockListings(sql, order.shop_id, [...told, ...lines.map((line) => line.listing_id)]);
  const untold = lines
    .filter((line) => !told.has(line.listing_id))
    .map((line) => ({ listingId: line.listing_id, baseUnits: line.base_quantity * line.quantity }));
  await putStock(sql, order.shop_id, completion.stock, context.ports.clock.now());
  await takeOut(sql, order.shop_id, untold);
  // The code's use was given back with the cancellation; used up meanwhile, the customer has it all the same.
  if (wasCancelled && order.promo_code !== '') await countUse(sql, order.shop_id, order.promo_code);
  const change = await moveOrder(sql, context, order, {
    to: 'completed',
    by: 'shop',
    note: completion.withoutCode ?? '',
    receiptCode: completion.receiptCode,
    paid: completion.paidTotal,
    paymentStatus: 'paid',
  });
  // Figures also come of what is offered beside the ordered goods, as the same goods marked down: their own message says nothing new then.
  return { ...change, listingIds: [...new Set([...change.listingIds, ...told])] };
}
