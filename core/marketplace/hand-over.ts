import type { ShopOrderDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { permissionsOf } from '../../shared/permissions/permissions.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { identifyApprover } from '../users/index.ts';
import { answersTo, insertAnswer } from './answers.repo.ts';
import { readLink } from './link.repo.ts';
import { showOrder } from './list-orders.ts';
import { statusHere, waitsAtTill } from './order-rules.ts';
import { type KeptOrder, requireOrder, setHandOver, setProblem } from './orders.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { askMarket, askMarketInTime } from './reach-market.ts';

/** A customer stands at the counter: after so long without an answer the goods go out on the code as it was said. */
const LONGEST_CHECK_MS = 4_000;

/** An order that is to be fetched: its cart waits at the till, or it was rung up and its code refused afterwards. */
function requirePickup({ db }: Context, orderId: string): KeptOrder {
  const kept = requireOrder(db, orderId);
  const status = statusHere(kept.order, answersTo(db, orderId));
  const isWaiting = kept.saleId !== null || waitsAtTill(status);
  if (kept.order.fulfilment !== 'pickup' || !isWaiting) throw new Refusal('ORDER_STATE', { status });
  return kept;
}

/** Of what was paid ahead the code is the customer's only proof. */
function requireUnpaid({ order }: KeptOrder): void {
  if (order.paid > 0) throw new Refusal('PREPAID_NEEDS_CODE', {});
}

type Checked = 'right' | 'unchecked' | { triesLeft: number };

/** What a refusal of the marketplace says of a code: only that the order has moved on is one. */
function unchecked(error: unknown): 'unchecked' {
  if (!(error instanceof MarketFailure)) throw error;
  if (error.code === 'ORDER_STATE') {
    const { status = '' } = error.data as { status?: string };
    throw new Refusal('ORDER_STATE', { status });
  }
  return 'unchecked';
}

async function ask(context: Context, orderId: string, code: string): Promise<Checked> {
  if (readLink(context.db)?.isPaused !== false) return 'unchecked';
  try {
    const answer = await askMarketInTime(context, LONGEST_CHECK_MS, (client, signal) =>
      client.sync.checkCode({ orderId, code }, { signal }),
    );
    if (!answer) return 'unchecked';
    return answer.isRight ? 'right' : { triesLeft: answer.triesLeft };
  } catch (error) {
    return unchecked(error);
  }
}

type HandOver = Pick<KeptOrder, 'codeState' | 'givenCode' | 'approvedBy'>;

/** Keeps by what the goods go out. Where they have gone and the marketplace refused the code, it is told anew. */
function keep(context: Context, orderId: string, by: HandOver): boolean {
  const { db, ports, actor } = context;
  const kept = requirePickup(context, orderId);
  setHandOver(db, orderId, by);
  const last = answersTo(db, orderId).findLast(({ answer }) => answer.kind === 'complete');
  if (last?.status !== 'refused' || last.answer.kind !== 'complete' || kept.saleId === null) return false;
  setProblem(db, orderId, '');
  insertAnswer(db, {
    id: ports.ids.next(),
    orderId,
    answer: { ...last.answer, code: by.givenCode, withoutCode: by.approvedBy },
    userId: actor.userId,
    now: ports.clock.now(),
  });
  return true;
}

function tell(context: Context, orderId: string, isSent: boolean): ShopOrderDto {
  const shown = showOrder(context, orderId);
  context.events.publish({
    type: 'market-order',
    orderId,
    status: shown.status,
    isNew: false,
    isOver: false,
  });
  if (isSent) workerOf(context.db)?.wake(true);
  return shown;
}

/**
 * Asks the marketplace whether this is the customer's pickup code, in either script. Where it cannot be reached the code is kept as it was said: the goods
 * may be handed over, and it is settled when there is a line again. Throws WRONG_PICKUP_CODE with the tries that are left, ORDER_STATE and
 * NOT_FOUND_RECORD.
 */
export async function checkCode(
  context: Context,
  { orderId, code: said }: { orderId: string; code: string },
): Promise<ShopOrderDto> {
  requirePickup(context, orderId);
  const code = toLatinDigits(said).replaceAll(/[\s-]/g, '');
  const answer = await ask(context, orderId, code);
  if (typeof answer === 'object') throw new Refusal('WRONG_PICKUP_CODE', answer);
  const isSent = context.db.transaction('marketplace.check-code', () =>
    keep(context, orderId, { codeState: answer, givenCode: code, approvedBy: null }),
  );
  return tell(context, orderId, isSent);
}

/**
 * Has the marketplace send the customer another pickup code; codes can be tried again. Throws NOT_FOUND_RECORD, ORDER_STATE and what asking the
 * marketplace throws.
 */
export async function sendNewCode(context: Context, { orderId }: { orderId: string }): Promise<ShopOrderDto> {
  const { db, ports, actor } = context;
  requirePickup(context, orderId);
  await askMarket(context, (client) => client.sync.newCode({ orderId }));
  db.transaction('marketplace.new-code', () => {
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.new-code',
      entity: 'market-order',
      entityId: orderId,
      details: { code: requireOrder(db, orderId).order.code },
    });
  });
  return showOrder(context, orderId);
}

/**
 * Somebody with the right to it answers, by PIN, for handing goods over without the customer's code; it stands in the audit and in the order's
 * history. Not for an order paid online: the code is its customer's only proof. Throws PREPAID_NEEDS_CODE, WRONG_PIN, LOCKED_OUT, NOT_ALLOWED, ORDER_STATE and NOT_FOUND_RECORD.
 */
export async function approveHandOver(
  context: Context,
  { orderId, approval }: { orderId: string; approval: { userId: string; pin: string } },
): Promise<ShopOrderDto> {
  const { db, ports, actor } = context;
  requireUnpaid(requirePickup(context, orderId));
  const approver = await identifyApprover(context, approval);
  if (!permissionsOf(approver.role).includes('marketplace.hand-over'))
    throw new Refusal('NOT_ALLOWED', { permission: 'marketplace.hand-over' });
  const isSent = db.transaction('marketplace.hand-over', () => {
    // It may have been paid while the PIN was looked at.
    requireUnpaid(requirePickup(context, orderId));
    appendAudit(db, {
      at: ports.clock.now(),
      userId: approver.id,
      tillId: actor.tillId,
      action: 'marketplace.hand-over',
      entity: 'market-order',
      entityId: orderId,
      details: { code: requireOrder(db, orderId).order.code, sellerId: actor.userId },
    });
    return keep(context, orderId, { codeState: 'approved', givenCode: null, approvedBy: approver.name });
  });
  return tell(context, orderId, isSent);
}
