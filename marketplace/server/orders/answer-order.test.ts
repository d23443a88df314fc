import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { createSandboxProvider } from '../payments/index.ts';
import { runOrderTimer, runSweep } from '../sweep/index.ts';
import { createTestMarket, type TestMarket } from '../testing/test-market.ts';
import {
  answerAs,
  makeOrderScene,
  orderOf,
  orderSeen,
  publishListing,
  stockOf,
} from '../testing/test-orders.ts';
import { press, runRefunds } from '../testing/test-payments.ts';
import { placeOrder } from './place-order.ts';

const WEEK = 7 * 24 * 3_600_000;
const minutes = (count: number) => count * 60_000;

async function requested(market: TestMarket, quantity = 3) {
  const scene = await makeOrderScene(market);
  const order = await scene.person.call.orders.place(orderOf(scene.shop.shopId, scene.goods, { quantity }));
  return { ...scene, order };
}

const complete = (order: OrderDto, stock: { listingId: string; version: number; available: number }[]) => ({
  kind: 'complete' as const,
  code: order.pickupCode,
  receiptCode: 'R-000017',
  paidTotal: order.total,
  stock,
});

describe("the shop's answers", () => {
  it('bring an order to its end, with its history, and the goods leave with the reservation', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    const accepted = await answerAs(shop, order.id, { kind: 'accept' });
    expect(accepted).toMatchObject({ status: 'accepted', version: 2, pickupCode: null, answerBy: null });
    await answerAs(shop, order.id, { kind: 'ready' });
    const stock = [{ listingId: goods.listingId, version: 2, available: 7 }];
    const done = await answerAs(shop, order.id, complete(order, stock));
    expect(done).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      paid: 3_000,
      receiptCode: 'R-000017',
    });
    expect(done.events.map((event) => [event.seq, event.status, event.by])).toEqual([
      [1, 'requested', 'customer'],
      [2, 'accepted', 'shop'],
      [3, 'ready', 'shop'],
      [4, 'completed', 'shop'],
    ]);
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 7, reserved: 0 });
    expect((await orderSeen(person, order.id)).status).toBe('completed');
    const mails = (await market.jobs.waiting()).flatMap((job) =>
      job.queue === 'mail' ? [job.data.subject] : [],
    );
    expect(mails).toHaveLength(4);
  });

  it('tell open pages of every figure that came with the end, of goods that were not ordered too', async () => {
    const market = await createTestMarket();
    const { shop, goods, order } = await requested(market);
    const beside = await publishListing(shop, { available: 5 });
    await answerAs(shop, order.id, { kind: 'accept' });
    const topics = [goods, beside].map(({ listingId }) => `listing:${listingId}` as const);
    const events = await market.live.subscribe(topics, undefined);
    onTestFinished(async () => void (await events.return?.()));
    await answerAs(
      shop,
      order.id,
      complete(order, [
        { listingId: goods.listingId, version: 2, available: 7 },
        { listingId: beside.listingId, version: 2, available: 1 },
      ]),
    );
    const told = [(await events.next()).value, (await events.next()).value];
    expect(told).toContainEqual(expect.objectContaining({ type: 'stock', listingId: goods.listingId }));
    expect(told).toContainEqual(expect.objectContaining({ type: 'stock', listingId: beside.listingId }));
  });

  it('are carried out once by their id', async () => {
    const market = await createTestMarket();
    const { shop, order } = await requested(market);
    const answerId = uuidv7();
    const first = await answerAs(shop, order.id, { kind: 'accept' }, answerId);
    expect(await answerAs(shop, order.id, { kind: 'accept' }, answerId)).toEqual(first);
    await expect(answerAs(shop, order.id, { kind: 'accept' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
      data: { status: 'accepted' },
    });
  });

  it('take what was held out of the stock where the shop sends no figure', async () => {
    const market = await createTestMarket();
    const { shop, goods, order } = await requested(market);
    await answerAs(shop, order.id, { kind: 'accept' });
    await answerAs(shop, order.id, complete(order, []));
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 7, reserved: 0 });
  });

  it('offer less and a substitute that is reserved too; the customer takes it', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    const other = await publishListing(shop, { available: 4, price: 500 });
    const adjusted = await answerAs(shop, order.id, {
      kind: 'adjust',
      note: 'two are left',
      lines: [
        {
          lineNo: 1,
          quantity: 2,
          substitute: { listingId: other.listingId, packId: other.packId, quantity: 1 },
        },
      ],
    });
    expect(adjusted).toMatchObject({ status: 'adjusted', total: 2_500, shopNote: 'two are left' });
    expect(adjusted.lines).toMatchObject([
      { lineNo: 1, asked: 3, quantity: 2, amount: 2_000 },
      { lineNo: 2, asked: 0, quantity: 1, amount: 500, substituteFor: 1 },
    ]);
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 2 });
    expect(await stockOf(market, other.listingId)).toEqual({ available: 4, reserved: 1 });
    const answer = { orderId: order.id, version: adjusted.version, isAccepted: true };
    await expect(person.call.orders.answer({ ...answer, version: 1 })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
    expect(await person.call.orders.answer(answer)).toMatchObject({ status: 'accepted', total: 2_500 });
    expect(await person.call.orders.answer(answer)).toMatchObject({ status: 'accepted' });
  });

  it('offer what is not there: nothing changes', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    const other = await publishListing(shop, { available: 0 });
    const adjust = answerAs(shop, order.id, {
      kind: 'adjust',
      note: '',
      lines: [
        {
          lineNo: 1,
          quantity: 0,
          substitute: { listingId: other.listingId, packId: other.packId, quantity: 1 },
        },
      ],
    });
    await expect(adjust).rejects.toMatchObject({ code: 'SOLD_OUT' });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 3 });
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'requested',
      version: 1,
    });
  });

  it('that leave nothing are a rejection; the promises end with it', async () => {
    const market = await createTestMarket();
    const { shop, goods, order } = await requested(market);
    const lines = [{ lineNo: 1, quantity: 0 }];
    const answer = await answerAs(shop, order.id, { kind: 'adjust', note: 'all gone', lines });
    expect(answer).toMatchObject({ status: 'rejected' });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 0 });
  });

  it('propose less after they said yes, while the goods are not packed: the customer decides again', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    await answerAs(shop, order.id, { kind: 'accept' });
    const adjust = { kind: 'adjust' as const, note: 'one was sold', lines: [{ lineNo: 1, quantity: 2 }] };
    const adjusted = await answerAs(shop, order.id, adjust);
    expect(adjusted).toMatchObject({ status: 'adjusted', total: 2_000 });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 2 });
    const taken = { orderId: order.id, version: adjusted.version, isAccepted: true };
    expect(await person.call.orders.answer(taken)).toMatchObject({ status: 'accepted', total: 2_000 });
    const nothing = { ...adjust, lines: [{ lineNo: 1, quantity: 0 }] };
    expect(await answerAs(shop, order.id, nothing)).toMatchObject({
      status: 'cancelled',
      shopNote: 'one was sold',
    });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 0 });
  });

  it('send deliveries, and only those, on their way; a door needs no code', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    await answerAs(shop, order.id, { kind: 'accept' });
    await expect(answerAs(shop, order.id, { kind: 'on-the-way' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    await publishListing(shop, { ...goods, available: 100, version: 2 });
    const delivery = await person.call.orders.place(
      orderOf(shop.shopId, goods, {
        quantity: 30,
        expectedTotal: 34_000,
        fulfilment: 'delivery',
        place: { lat: 23.7561, lng: 90.3742 },
        address: 'Road 27',
      }),
    );
    await answerAs(shop, delivery.id, { kind: 'accept' });
    await expect(answerAs(shop, delivery.id, { kind: 'ready' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    await answerAs(shop, delivery.id, { kind: 'on-the-way' });
    expect(await answerAs(shop, delivery.id, complete(delivery, []))).toMatchObject({ status: 'completed' });
  });
});

describe('time', () => {
  it('ends an order that nobody answered, by its job, and releases the goods', async () => {
    const market = await createTestMarket();
    const { person, goods, order } = await requested(market);
    await market.jobs.takeDue();
    market.time.advance(minutes(15));
    const [timer] = await market.jobs.takeDue();
    expect(timer).toMatchObject({ queue: 'order-timer', data: { orderId: order.id, version: 1 } });
    await runOrderTimer(market, { orderId: order.id, version: 1 });
    await runOrderTimer(market, { orderId: order.id, version: 1 });
    const ended = await orderSeen(person, order.id);
    expect(ended).toMatchObject({ status: 'expired', version: 2, answerBy: null });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 0 });
  });

  it('is kept by the sweep when the job was lost, and a job that came early puts itself off', async () => {
    const market = await createTestMarket();
    const { person, order } = await requested(market);
    await market.db.query('DELETE FROM test_jobs');
    await runOrderTimer(market, { orderId: order.id, version: 1 });
    expect(await market.jobs.waiting()).toMatchObject([
      { queue: 'order-timer', dueAt: market.time.now() + minutes(15) },
    ]);
    // Of a version that changed since without a job of its own, as when a payment is begun.
    await market.db.query('DELETE FROM test_jobs');
    await market.db.query('UPDATE orders SET version = 2 WHERE id = $1', [order.id]);
    await runOrderTimer(market, { orderId: order.id, version: 1 });
    expect(await market.jobs.waiting()).toMatchObject([{ queue: 'order-timer', data: { version: 2 } }]);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'requested' });
    market.time.advance(minutes(15));
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'expired' });
  });

  it('ends packed goods that nobody fetched for a day, and an offer nobody answered', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market);
    await answerAs(shop, order.id, { kind: 'accept' });
    await answerAs(shop, order.id, { kind: 'ready' });
    market.time.advance(minutes(24 * 60) - 1);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'ready' });
    market.time.advance(1);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'cancelled' });
    const second = await placeOrder(person.context, orderOf(shop.shopId, goods, { quantity: 2 }));
    await answerAs(shop, second.id, { kind: 'adjust', note: '', lines: [{ lineNo: 1, quantity: 1 }] });
    market.time.advance(minutes(30));
    await runSweep(market);
    expect(await orderSeen(person, second.id)).toMatchObject({ status: 'expired' });
    expect(await stockOf(market, goods.listingId)).toMatchObject({ reserved: 0 });
  });
});

describe('a delivery that left and of which the shop says no more', () => {
  const place = { lat: 23.7561, lng: 90.3742 };
  const toDoor = {
    quantity: 2,
    expectedTotal: 24_000,
    fulfilment: 'delivery',
    place,
    address: 'Road 27',
  } as const;

  async function left(payment: 'cash' | 'bkash') {
    const market = await createTestMarket();
    const provider = createSandboxProvider({ db: market.db, clock: market.time, options: market.options });
    Object.assign(market, { payments: provider });
    const scene = await makeOrderScene(market);
    const goods = await publishListing(scene.shop, {
      ...scene.goods,
      available: 10,
      price: 10_000,
      version: 2,
    });
    const order = await scene.person.call.orders.place(
      orderOf(scene.shop.shopId, goods, { ...toDoor, payment }),
    );
    if (payment !== 'cash')
      await press(market, provider, (await scene.person.call.orders.pay({ orderId: order.id })).url, 'paid');
    await answerAs(scene.shop, order.id, { kind: 'accept' });
    const gone = await answerAs(scene.shop, order.id, { kind: 'on-the-way' });
    expect(gone.answerBy).toBe(market.time.now() + WEEK);
    return { ...scene, market, goods, order };
  }

  it('ends after a week, whatever became of the shop: goods are free, the customer is told why and gets the money back', async () => {
    const { market, shop, person, goods, order } = await left('bkash');
    await market.db.query(`UPDATE shops SET status = 'suspended' WHERE id = $1`, [shop.shopId]);
    market.time.advance(WEEK - 1);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'on-the-way' });
    market.time.advance(1);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refund-due',
      answerBy: null,
    });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 0 });
    const told = (await market.jobs.waiting()).flatMap((job) =>
      job.queue === 'mail' ? [job.data.text] : [],
    );
    expect(told.at(-1)).toContain('এক সপ্তাহেও জানায়নি');
    market.time.advance(minutes(24 * 60));
    await runSweep(market);
    expect(await runRefunds(market)).toBe(1);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refunded' });
  });

  it('keeps the money a day for a shop that hears of its end too: somebody may have the goods', async () => {
    const { market, shop, person, order } = await left('bkash');
    market.time.advance(WEEK);
    await runSweep(market);
    const { head } = await shop.call.sync.orders({ after: 0 });
    await shop.call.sync.orders({ after: head });
    market.time.advance(minutes(23 * 60));
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    expect(await answerAs(shop, order.id, complete(order, []))).toMatchObject({ status: 'completed' });
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'paid' });
  });

  it('is completed all the same by a shop that was without a line, as long as the money is here', async () => {
    const { market, shop, person, order } = await left('bkash');
    market.time.advance(WEEK);
    await runSweep(market);
    expect(await answerAs(shop, order.id, complete(order, []))).toMatchObject({ status: 'completed' });
    market.time.advance(minutes(24 * 60));
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'completed', paymentStatus: 'paid' });
    const cash = await left('cash');
    cash.market.time.advance(WEEK);
    await runSweep(cash.market);
    await expect(answerAs(cash.shop, cash.order.id, complete(cash.order, []))).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
  });
});

describe('the feed of a shop', () => {
  it('tells every change once at its newest, without holes, and wakes who waits', async () => {
    const market = await createTestMarket();
    const { shop, person, goods, order } = await requested(market, 1);
    const first = await shop.call.sync.orders({ after: 0 });
    expect(first.items.map((item) => [item.seq, item.order.id])).toEqual([[1, order.id]]);
    const waiting = shop.call.sync.orders({ after: 1, waitMs: 20_000 });
    const second = await person.call.orders.place(orderOf(shop.shopId, goods));
    expect((await waiting).items.map((item) => item.order.id)).toEqual([second.id]);
    await answerAs(shop, order.id, { kind: 'accept' });
    const all = await shop.call.sync.orders({ after: 0 });
    expect(all.items.map((item) => [item.seq, item.order.status])).toEqual([
      [2, 'requested'],
      [3, 'accepted'],
    ]);
    expect((await shop.call.sync.orders({ after: 3, waitMs: 5 })).items).toEqual([]);
  });
});

describe('the history of orders', () => {
  it('cannot be changed or deleted, by nobody', async () => {
    const market = await createTestMarket();
    await requested(market);
    await expect(market.db.query(`UPDATE order_events SET note = 'other'`)).rejects.toThrow('append-only');
    await expect(market.db.query('DELETE FROM order_events')).rejects.toThrow('append-only');
  });
});
