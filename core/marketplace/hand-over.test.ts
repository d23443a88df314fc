import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { Context } from '../app/shop.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { answerTo, orderWorld, ringUpHeld } from '../testing/order-world.ts';
import { actAs } from '../testing/test-shop.ts';
import { hashPin } from '../users/index.ts';
import { approveHandOver, checkCode, sendNewCode } from './hand-over.ts';
import { listOrders, showCartOrder, showOrder } from './list-orders.ts';
import { putOrder } from './orders.repo.ts';
import { readMarketStatus } from './read-market-status.ts';
import { seeOrder } from './see-order.ts';

const refusalOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? { code: error.code, data: error.data } : error;
};

async function accepted(
  change: Parameters<typeof orderWorld>[1] = {},
  line?: Parameters<typeof orderWorld>[2],
) {
  const world = await orderWorld(onTestFinished, change, line);
  const listed = () => listOrders(world.shop, { open: true, offset: 0, limit: 9 }).total;
  await expect.poll(listed).toBe(1);
  const { draftId } = answerTo(world.cashier, world.order.id);
  return { ...world, orderId: world.order.id, draftId: draftId ?? '' };
}

async function approver(context: Context, role: 'manager' | 'cashier') {
  const who = actAs(context, role);
  const pin = '736152';
  context.db.sqlite
    .prepare('UPDATE users SET pin_hash = ? WHERE id = ?')
    .run(await hashPin(pin), who.actor.userId);
  return { userId: who.actor.userId, pin, name: who.actor.userName };
}

describe('handing a pickup order over', () => {
  it('that was paid online is done by the customer’s code alone, whoever answers for it', async () => {
    const { cashier, shop, orderId, draftId } = await accepted({
      payment: 'bkash',
      paymentStatus: 'paid',
      paid: 4_500,
    });
    const { name: _, ...approval } = await approver(cashier, 'manager');
    expect(await refusalOf(approveHandOver(cashier, { orderId, approval }))).toMatchObject({
      code: 'PREPAID_NEEDS_CODE',
    });
    expect(showCartOrder(shop, draftId).order).toMatchObject({ codeState: 'none', approvedBy: null });
  });

  it('that is paid while the PIN is looked at is done by the code alone too', async () => {
    const { cashier, shop, orderId, draftId, market } = await accepted();
    const { name: _, ...approval } = await approver(cashier, 'manager');
    market.change(orderId, { payment: 'bkash', paymentStatus: 'paid', paid: 4_500 });
    const paid = market.orders.get(orderId)?.order;
    const approving = refusalOf(approveHandOver(cashier, { orderId, approval }));
    if (paid) putOrder(cashier.db, paid, 2, cashier.ports.clock.now());
    expect(await approving).toMatchObject({ code: 'PREPAID_NEEDS_CODE' });
    expect(showCartOrder(shop, draftId).order).toMatchObject({ codeState: 'none', approvedBy: null });
  });

  it('asks for the code before anything is sold', async () => {
    const { cashier, draftId, shop, orderId } = await accepted();
    expect(() => ringUpHeld(cashier, draftId)).toThrow('Ask the customer for the pickup code first.');
    expect(showCartOrder(shop, draftId).order).toMatchObject({ codeState: 'none', saleId: null });
    expect(showOrder(shop, orderId).status).toBe('accepted');
  });

  it('takes the code in Bengali digits and with spaces, and completes the order', async () => {
    const { cashier, draftId, shop, orderId } = await accepted();
    expect(await checkCode(cashier, { orderId, code: ' ১২ ৩৪' })).toMatchObject({ codeState: 'right' });
    ringUpHeld(cashier, draftId);
    await expect.poll(() => showOrder(shop, orderId).order.status).toBe('completed');
  });

  it('says how many tries are left; after five a new code goes to the customer', async () => {
    const { cashier, draftId, shop, orderId } = await accepted();
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await refusalOf(checkCode(cashier, { orderId, code: '9999' }))).toEqual({
        code: 'WRONG_PICKUP_CODE',
        data: { triesLeft },
      });
    expect(await refusalOf(checkCode(cashier, { orderId, code: '1234' }))).toMatchObject({
      data: { triesLeft: 0 },
    });
    expect(() => ringUpHeld(cashier, draftId)).toThrow('Ask the customer');
    await sendNewCode(cashier, { orderId });
    await checkCode(cashier, { orderId, code: '5678' });
    ringUpHeld(cashier, draftId);
    await expect.poll(() => showOrder(shop, orderId).order.status).toBe('completed');
  });

  it('goes on by the PIN of a manager, with the name in the audit and in what the marketplace is told', async () => {
    const { cashier, draftId, shop, orderId, market } = await accepted();
    const other = await approver(cashier, 'cashier');
    expect(
      await refusalOf(
        approveHandOver(cashier, { orderId, approval: { userId: other.userId, pin: other.pin } }),
      ),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    const { name, ...approval } = await approver(cashier, 'manager');
    const wrong = { ...approval, pin: '111111' };
    expect(await refusalOf(approveHandOver(cashier, { orderId, approval: wrong }))).toMatchObject({
      code: 'WRONG_PIN',
    });
    const shown = await approveHandOver(cashier, { orderId, approval });
    expect(shown).toMatchObject({ codeState: 'approved', approvedBy: name });
    ringUpHeld(cashier, draftId);
    await expect.poll(() => market.orders.get(orderId)?.order.status).toBe('completed');
    const noted = shop.db.sqlite
      .prepare("SELECT user_id AS userId FROM audit WHERE action = 'marketplace.hand-over'")
      .all();
    expect(noted).toEqual([{ userId: approval.userId }]);
    expect(verifyAuditChain(shop.db.sqlite)).toMatchObject({ brokenAt: null });
  });

  it('goes on without a line, and what was wrong is settled when there is one again', async () => {
    let isCut = false;
    const { cashier, draftId, shop, orderId } = await accepted({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    await expect.poll(() => showOrder(shop, orderId).isWaiting).toBe(false);
    isCut = true;
    expect(await checkCode(cashier, { orderId, code: '9999' })).toMatchObject({ codeState: 'unchecked' });
    ringUpHeld(cashier, draftId);
    isCut = false;
    await expect
      .poll(() => showOrder(shop, orderId))
      .toMatchObject({ problem: 'WRONG_CODE', codeState: 'none' });
    expect(readMarketStatus(shop).overOrders).toBe(1);
    expect(await refusalOf(checkCode(cashier, { orderId, code: '8888' }))).toMatchObject({
      code: 'WRONG_PICKUP_CODE',
    });
    await checkCode(cashier, { orderId, code: '1234' });
    expect(readMarketStatus(shop).overOrders).toBe(0);
    await expect.poll(() => showOrder(shop, orderId)).toMatchObject({ problem: '', status: 'completed' });
  });

  it('of an order that was cancelled after its goods went out on a wrong code is told as what it is, until somebody has seen it', async () => {
    let isCut = false;
    const { cashier, draftId, shop, orderId, market } = await accepted({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    await expect.poll(() => showOrder(shop, orderId).isWaiting).toBe(false);
    isCut = true;
    await checkCode(cashier, { orderId, code: '9999' });
    ringUpHeld(cashier, draftId);
    isCut = false;
    await expect.poll(() => showOrder(shop, orderId).problem).toBe('WRONG_CODE');
    market.change(orderId, { status: 'cancelled' });
    await expect
      .poll(() => showOrder(shop, orderId))
      .toMatchObject({ status: 'cancelled', problem: 'CANCELLED_AFTER_SALE' });
    expect(readMarketStatus(shop).overOrders).toBe(1);
    seeOrder(cashier, { orderId });
    // What comes after its end, as a refund, says it no second time.
    market.change(orderId, { paymentStatus: 'refunded' });
    await expect.poll(() => showOrder(shop, orderId).order.paymentStatus).toBe('refunded');
    expect(showOrder(shop, orderId).problem).toBe('');
  });

  it('says that the order has moved on instead of asking', async () => {
    const { cashier, shop, orderId, market } = await accepted();
    await expect.poll(() => market.orders.get(orderId)?.order.status).toBe('accepted');
    market.change(orderId, { status: 'cancelled' });
    await expect.poll(() => showOrder(shop, orderId).draftId).toBeNull();
    expect(await refusalOf(checkCode(cashier, { orderId, code: '1234' }))).toMatchObject({
      code: 'ORDER_STATE',
    });
  });
});
