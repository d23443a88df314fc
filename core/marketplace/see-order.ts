import type { ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { isFinal } from '../../shared/marketplace/order-status.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { answersTo } from './answers.repo.ts';
import { showOrder } from './list-orders.ts';
import { statusHere } from './order-rules.ts';
import { requireOrder, setProblem } from './orders.repo.ts';

/**
 * Somebody has seen what went wrong with an order that is over: no till says it any more. Seen already, it changes nothing. Throws
 * NOT_FOUND_RECORD, and ORDER_STATE where the order is not over: what went wrong with it is for somebody to mend.
 */
export function seeOrder(context: Context, { orderId }: { orderId: string }): ShopOrderDto {
  const { db, ports, actor, events } = context;
  const isChanged = db.transaction('marketplace.seen', () => {
    const { order, problem } = requireOrder(db, orderId);
    if (problem === '') return false;
    const status = statusHere(order, answersTo(db, orderId));
    if (!isFinal(status)) throw new Refusal('ORDER_STATE', { status });
    setProblem(db, orderId, '');
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.seen',
      entity: 'market-order',
      entityId: orderId,
      details: { code: order.code },
    });
    return true;
  });
  const shown = showOrder(context, orderId);
  if (isChanged)
    events.publish({ type: 'market-order', orderId, status: shown.status, isNew: false, isOver: false });
  return shown;
}
