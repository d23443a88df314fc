import { describe, expect, it, onTestFinished } from 'vitest';
import type { CartLineInput } from '../../shared/contract/sales.contract.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { Context } from '../app/shop.ts';
import { checkout, findDraft } from '../sales/index.ts';
import { quoteCart } from '../sales/quote-cart.ts';
import { answerTo, orderOf, orderWorld, ringUpHeld } from '../testing/order-world.ts';
import { addGoods, checkoutInput, lineOf, traceOf } from '../testing/test-goods.ts';
import { answerOrder } from './answer-order.ts';
import { checkCode } from './hand-over.ts';
import { listOrders, showOrder } from './list-orders.ts';

/** 20 pieces of goods on hand, five of them ordered online. */
const world = (...given: [Parameters<typeof orderWorld>[1]?, Parameters<typeof orderWorld>[2]?]) =>
  orderWorld(onTestFinished, ...given);
const ring = (context: Context, ...lines: CartLineInput[]) =>
  checkout(context, checkoutInput(context, lines));
const asks = (lineId: string) =>
  expect.objectContaining({
    code: 'NOT_ACKNOWLEDGED',
    data: expect.objectContaining({ lineId, warning: 'promised' }),
  });

describe('goods that an online customer was promised', () => {
  it('are sold to somebody else only once the cashier has seen it, and the order then says what is missing', async () => {
    const { cashier, shop, goods, order } = await world();
    answerTo(cashier, order.id);
    const line = lineOf(shop, goods, 16);
    const before = traceOf(shop);
    expect(() => ring(cashier, line)).toThrow(asks(line.lineId));
    expect(traceOf(shop)).toEqual(before);
    ring(cashier, { ...line, acknowledged: ['promised'] });
    expect(showOrder(shop, order.id).short).toMatchObject([{ productId: goods.id, missing: 1 }]);
  });

  it('leave the rest of the shelf to everybody', async () => {
    const { cashier, shop, goods, order } = await world();
    answerTo(cashier, order.id);
    ring(cashier, lineOf(shop, goods, 15), lineOf(shop, addGoods(shop), 100));
    expect(showOrder(shop, order.id).short).toEqual([]);
    const one = lineOf(shop, goods, 1);
    expect(() => ring(cashier, one)).toThrow(asks(one.lineId));
  });

  it('are kept from the moment they are ordered, accepted or not', async () => {
    const { cashier, shop, goods } = await world();
    const line = lineOf(shop, goods, 16);
    expect(() => ring(cashier, line)).toThrow(asks(line.lineId));
  });

  it('are told by a quote', async () => {
    const { cashier, shop, goods } = await world();
    const warningsOf = (quantity: number) =>
      quoteCart(cashier, { lines: [lineOf(shop, goods, quantity)], billDiscount: 0 as never }).lines[0]
        ?.warnings;
    expect(warningsOf(15)).toEqual([]);
    expect(warningsOf(16)).toEqual(['promised']);
  });

  it('are asked about on the line that takes them, of two lines of the same goods', async () => {
    const { cashier, shop, goods } = await world();
    const [first, second] = [lineOf(shop, goods, 10), lineOf(shop, goods, 6)];
    expect(() => ring(cashier, first, second)).toThrow(asks(second.lineId));
    ring(cashier, first, { ...second, acknowledged: ['promised'] });
  });

  it('are handed to their own customer without a question, and another one’s with what comes on top', async () => {
    const { cashier, shop, goods, order } = await world();
    const draftId = answerTo(cashier, order.id).draftId ?? '';
    await checkCode(cashier, { orderId: order.id, code: '1234' });
    // All that no order waits for is gone: what lies there is theirs.
    ring(cashier, lineOf(shop, goods, 15));
    const held = findDraft(shop.db, draftId)?.draft;
    if (!held) throw new Error('no held cart');
    const lines = held.lines.map((line) => ({ ...line, acknowledged: [] }));
    const { billDiscount } = held;
    const sale = checkout(cashier, checkoutInput(cashier, lines, { saleId: draftId, billDiscount }));
    expect(sale.total).toBe(4_500);
    expect(showOrder(shop, order.id).short).toEqual([]);
  });

  it('of another order are asked about where the order’s customer takes more', async () => {
    const { market, cashier, shop, goods, order } = await world();
    const other = market.place(orderOf(shop, goods, 12));
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(2);
    const draftId = answerTo(cashier, order.id).draftId ?? '';
    await checkCode(cashier, { orderId: order.id, code: '1234' });
    const held = findDraft(shop.db, draftId)?.draft;
    if (!held) throw new Error('no held cart');
    const more = lineOf(shop, goods, 4);
    const input = checkoutInput(cashier, [...held.lines, more], {
      saleId: draftId,
      billDiscount: held.billDiscount,
    });
    expect(() => checkout(cashier, input)).toThrow(asks(more.lineId));
    ringUpHeld(cashier, draftId);
    expect(showOrder(shop, other.id).short).toEqual([]);
    const three = lineOf(shop, goods, 3);
    ring(cashier, three);
    expect(() => ring(cashier, lineOf(shop, goods, 1))).toThrow(
      expect.objectContaining({ code: 'NOT_ACKNOWLEDGED' }),
    );
  });

  it('do not hold up an order that another one outruns: it was accepted, and the other says what is missing', async () => {
    const { market, cashier, shop, goods, order } = await world();
    const other = market.place(orderOf(shop, goods, 12));
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(2);
    const draftId = answerTo(cashier, order.id).draftId ?? '';
    await checkCode(cashier, { orderId: order.id, code: '1234' });
    ring(cashier, lineOf(shop, goods, 5, { acknowledged: ['promised'] }));
    ringUpHeld(cashier, draftId);
    expect(showOrder(shop, other.id).short).toMatchObject([{ missing: 2 }]);
  });

  it('are free again once the order was cancelled meanwhile, by its customer or by the shop', async () => {
    const { market, cashier, shop, goods, order } = await world();
    answerTo(cashier, order.id);
    await expect.poll(() => market.orders.get(order.id)?.order.status).toBe('accepted');
    const line = lineOf(shop, goods, 16);
    expect(() => ring(cashier, line)).toThrow(asks(line.lineId));
    market.change(order.id, { status: 'cancelled' });
    await expect.poll(() => showOrder(shop, order.id).status).toBe('cancelled');
    ring(cashier, line);

    const next = market.place(orderOf(shop, goods, 3));
    await expect
      .poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).items[0]?.order.id)
      .toBe(next.id);
    const two = lineOf(shop, goods, 2);
    expect(() => ring(cashier, two)).toThrow(asks(two.lineId));
    answerOrder(cashier, {
      answerId: shop.ports.ids.next(),
      orderId: next.id,
      answer: { kind: 'reject', reason: 'sold' },
    });
    ring(cashier, two);
  });

  it('are known without a line to the marketplace', async () => {
    let isCut = false;
    const { cashier, shop, goods, order } = await world({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    isCut = true;
    answerTo(cashier, order.id);
    const line = lineOf(shop, goods, 16);
    expect(() => ring(cashier, line)).toThrow(asks(line.lineId));
    ring(cashier, { ...line, acknowledged: ['promised'] });
  });
});
