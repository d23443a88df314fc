import type { ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { needsPrescription } from '../../shared/marketplace/needs-prescription.ts';
import { isStepOf, mayMove } from '../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import type { Context } from '../app/shop.ts';
import { productRows } from '../catalog/index.ts';
import { appendAudit } from '../db/audit.ts';
import { answersTo, insertAnswer, lastAnswerBy } from './answers.repo.ts';
import { followOrder } from './follow-order.ts';
import { findSpecial, productOfListing } from './goods.repo.ts';
import { showOrder } from './list-orders.ts';
import { ANSWER_STATUS, answersWith, statusHere } from './order-rules.ts';
import { type KeptOrder, requireOrder, setProblem } from './orders.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { hasLooked } from './prescription-looks.ts';

/** True where the shop proposes something instead that goes out on prescription only. */
function proposesMedicine({ db }: Context, answer: ShopAnswer): boolean {
  if (answer.kind !== 'adjust') return false;
  const ids = answer.lines.flatMap(({ substitute }) =>
    substitute ? [productOfListing(db, substitute.listingId)] : [],
  );
  return productRows(db, ids).some(({ drugClass }) => needsPrescription(drugClass));
}

/** The answer with what is proposed instead under the ids that the marketplace knows: screens name the products. */
function asListed({ db }: Context, answer: ShopAnswer): ShopAnswer {
  if (answer.kind !== 'adjust') return answer;
  const lines = answer.lines.map(({ substitute, ...line }) => ({
    ...line,
    substitute: substitute && { ...substitute, listingId: findSpecial(db, substitute.listingId).listing },
  }));
  return { ...answer, lines };
}

/** Goods leave through the till, so only ringing the held cart up completes an order. */
function refuseMove(context: Context, kept: KeptOrder, answer: ShopAnswer): void {
  const { order } = kept;
  const status = statusHere(order, answersTo(context.db, order.id));
  const next = ANSWER_STATUS[answer.kind];
  if (
    answer.kind === 'complete' ||
    !mayMove(status, next, 'shop') ||
    !isStepOf(next, order.fulfilment) ||
    kept.saleId !== null
  )
    throw new Refusal('ORDER_STATE', {
      status,
      by: lastAnswerBy(context.db, order.id, answersWith(status)),
    });
  const gives = answer.kind === 'accept' || answer.kind === 'adjust';
  const isMedicine = order.needsPrescription || proposesMedicine(context, answer);
  if (!gives || !isMedicine) return;
  const { permissions, userId } = context.actor;
  if (!permissions.has('marketplace.prescriptions')) throw new Refusal('PHARMACIST_NEEDED', {});
  if (!hasLooked(context.db, userId, order.prescriptionIds)) throw new Refusal('PRESCRIPTION_UNSEEN', {});
}

/**
 * Keeps the shop's answer to an order with all that follows here (a held cart at the till, goods promised or free again); it is sent as soon as
 * the marketplace can be reached. The same answer again changes nothing. Throws NOT_FOUND_RECORD, ORDER_STATE, PHARMACIST_NEEDED, and PRESCRIPTION_UNSEEN to whoever was not shown every photo of the order's.
 */
export function answerOrder(
  context: Context,
  input: { answerId: string; orderId: string; answer: ShopAnswer },
): ShopOrderDto {
  const { db, ports, actor, events } = context;
  const { answerId, orderId, answer } = input;
  const now = ports.clock.now();
  const followed = db.transaction('marketplace.answer', () => {
    const kept = requireOrder(db, orderId);
    if (answersTo(db, orderId).some((known) => known.id === answerId)) return null;
    refuseMove(context, kept, answer);
    const said = asListed(context, answer);
    insertAnswer(db, { id: answerId, orderId, answer: said, userId: actor.userId, now });
    setProblem(db, orderId, '');
    appendAudit(db, {
      at: now,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.answer',
      entity: 'market-order',
      entityId: orderId,
      details: { answer: answer.kind, code: kept.order.code },
    });
    return followOrder(context, orderId, actor.userId);
  });
  if (followed) {
    const shown = showOrder(context, orderId);
    events.publish({ type: 'market-order', orderId, status: shown.status, isNew: false, isOver: false });
    if (followed.draftId !== null) events.publish({ type: 'drafts-changed', draftId: followed.draftId });
    workerOf(db)?.wake(true);
  }
  return showOrder(context, orderId);
}
