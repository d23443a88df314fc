import { isFinal } from '../../../shared/marketplace/order-status.ts';
import type { Market } from '../app/market.ts';
import type { Sql } from '../db/market-db.ts';
import {
  announce,
  cameToNothing,
  lockOrder,
  moveOrder,
  type OrderRow,
  tellPaidTooMuch,
  touchOrder,
} from '../orders/index.ts';
import type { PaymentNotice } from './payment-provider.ts';
import { findByRef, isTrxUsed, lockPayment, type PaymentRow, updatePayment } from './payments.repo.ts';

type Change = Awaited<ReturnType<typeof moveOrder>> | null;

/** Money came that the order cannot use: it goes back. */
async function giveBack(
  sql: Sql,
  market: Market,
  order: OrderRow,
  payment: PaymentRow,
  notice: PaymentNotice,
): Promise<Change> {
  const now = market.ports.clock.now();
  await updatePayment(sql, payment.id, {
    status: 'refund-due',
    received: notice.amount,
    refundDue: notice.amount,
    trxId: notice.trxId,
    now,
  });
  if (notice.amount > 0) await market.jobs.put('refund', { paymentId: payment.id }, { sql });
  const status = cameToNothing(order.status)
    ? ('refund-due' as const)
    : order.payment_status === 'paid'
      ? ('paid' as const)
      : ('failed' as const);
  // What an order that ended costs is said with its end; this one went its way and was paid before.
  if (status === 'paid' && notice.amount > 0) await tellPaidTooMuch(sql, market, order, notice.amount);
  return touchOrder(sql, market, order, {
    by: 'payment',
    note: 'refund',
    paymentStatus: status,
    paid: order.paid,
  });
}

async function takePaid(
  sql: Sql,
  market: Market,
  order: OrderRow,
  payment: PaymentRow,
  notice: PaymentNotice,
): Promise<Change> {
  const isUsable =
    notice.amount === payment.amount &&
    notice.amount === order.total - order.paid &&
    !isFinal(order.status) &&
    order.status !== 'adjusted';
  if (!isUsable) {
    market.ports.logger.warn(
      { paymentId: payment.id, status: order.status, isAmountRight: notice.amount === payment.amount },
      'a payment came that goes back',
    );
    return giveBack(sql, market, order, payment, notice);
  }
  await updatePayment(sql, payment.id, {
    status: 'paid',
    received: notice.amount,
    refundDue: 0,
    trxId: notice.trxId,
    now: market.ports.clock.now(),
  });
  const paid = order.paid + notice.amount;
  if (order.status === 'awaiting-payment')
    return moveOrder(sql, market, order, { to: 'requested', by: 'payment', paymentStatus: 'paid', paid });
  return touchOrder(sql, market, order, { by: 'payment', note: 'paid', paymentStatus: 'paid', paid });
}

async function settle(sql: Sql, market: Market, known: PaymentRow, notice: PaymentNotice): Promise<Change> {
  const order = await lockOrder(sql, known.order_id);
  const payment = await lockPayment(sql, known.id);
  if (!order || !payment) return null;
  const isSettled = payment.status !== 'begun' && payment.status !== 'failed';
  if (isSettled) return null;
  if (notice.outcome === 'paid') {
    if (notice.trxId === '' || (await isTrxUsed(sql, payment, notice.trxId))) {
      market.ports.logger.error(
        { paymentId: payment.id },
        'a notice names a transaction that is not its own',
      );
      return null;
    }
    return takePaid(sql, market, order, payment, notice);
  }
  if (payment.status === 'failed') return null;
  await updatePayment(sql, payment.id, {
    status: 'failed',
    received: 0,
    refundDue: 0,
    trxId: '',
    now: market.ports.clock.now(),
  });
  if (order.payment_status !== 'pending') return null;
  return touchOrder(sql, market, order, {
    by: 'payment',
    note: 'failed',
    paymentStatus: 'failed',
    paid: order.paid,
  });
}

/**
 * Carries out a provider's word on a payment, once: a repeated one changes nothing. A wrong amount, a second payment, or one that comes when the order has
 * ended is taken and goes back. Answers false where no such payment was begun.
 */
export async function settlePayment(market: Market, notice: PaymentNotice): Promise<boolean> {
  const known = await findByRef(market.db, market.payments.name, notice.providerRef);
  if (!known) return false;
  const change = await market.db.transaction((sql) => settle(sql, market, known, notice));
  if (change) await announce(market, change);
  return true;
}

/**
 * Takes a notice as it came over the network: `forged` where its signature, time or form is wrong, `unknown` where no such payment was begun. Both change
 * nothing.
 */
export async function takeNotice(
  market: Market,
  headers: Headers,
  body: string,
): Promise<'taken' | 'forged' | 'unknown'> {
  const notice = await market.payments.readNotice(headers, body).catch(() => null);
  if (!notice) {
    market.ports.logger.warn({ provider: market.payments.name }, 'a payment notice was not genuine');
    return 'forged';
  }
  return (await settlePayment(market, notice)) ? 'taken' : 'unknown';
}
