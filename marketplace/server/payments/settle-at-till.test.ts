import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { runOrderTimer, runSweep } from '../sweep/index.ts';
import {
  answerAs,
  orderOf,
  orderSeen,
  publishListing,
  stockOf,
  type TestShop,
} from '../testing/test-orders.ts';
import { makePaidScene, press, runRefunds, sandboxOf } from '../testing/test-payments.ts';
import { takeNotice } from './take-notice.ts';

const HOUR = 3_600_000;

async function accepted() {
  const scene = await makePaidScene();
  await answerAs(scene.shop, scene.order.id, { kind: 'accept' });
  const { pickupCode: code } = await orderSeen(scene.person, scene.order.id);
  return { ...scene, code };
}

const complete = (shop: TestShop, orderId: string, code: string | null, paidTotal = 2_000) =>
  answerAs(shop, orderId, {
    kind: 'complete',
    code,
    withoutCode: null,
    receiptCode: 'R1',
    paidTotal,
    stock: [],
  });

describe('a prepaid order that is cancelled after the shop accepted it', () => {
  it('is completed all the same where the goods are gone, and its money stays', async () => {
    const { market, shop, person, order, goods, code } = await accepted();
    await person.call.orders.cancel({ orderId: order.id });
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'cancelled',
      paymentStatus: 'refund-due',
      paid: 2_000,
    });
    expect(await runRefunds(market)).toBe(0);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    expect(await complete(shop, order.id, code)).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      paid: 2_000,
    });
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 8, reserved: 0 });
    market.time.advance(48 * HOUR);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 0 }]);
  });

  it('is paid back whatever becomes of another one and of the rest of the sweep', async () => {
    const { market, provider, shop, person, order, goods } = await accepted();
    const other = await person.call.orders.place(orderOf(shop.shopId, goods, { payment: 'bkash' }));
    await press(market, provider, (await person.call.orders.pay({ orderId: other.id })).url, 'paid');
    await answerAs(shop, other.id, { kind: 'accept' });
    for (const { id } of [order, other]) await person.call.orders.cancel({ orderId: id });
    const [first] = await market.db.query<{ id: string }>('SELECT id FROM payments WHERE order_id = $1', [
      order.id,
    ]);
    const jobs = { ...market.jobs };
    let isBroken = true;
    Object.assign(market.jobs, {
      put: (...[queue, data, options]: Parameters<typeof jobs.put>) =>
        isBroken && 'paymentId' in data && data.paymentId === first?.id
          ? Promise.reject(new Error('broken'))
          : jobs.put(queue, data, options),
    });
    await market.db.query(
      `INSERT INTO prescriptions (id, account_id, mime, content, created_at) VALUES (gen_random_uuid(), $1, 'image/webp', 'x', $2)`,
      [person.id, new Date(market.time.now())],
    );
    market.time.advance(25 * HOUR);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(1);
    expect(await orderSeen(person, other.id)).toMatchObject({ paymentStatus: 'refunded' });
    expect(await market.db.query('SELECT 1 FROM prescriptions')).toEqual([]);
    expect(market.logged).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'money of an order could not be released' }),
    );
    isBroken = false;
    await runSweep(market);
    expect(await runRefunds(market)).toBe(1);
    // A step that fails as a whole stops none of those after it.
    const query: typeof market.db.query = (text, ...rest) =>
      text.includes('refund_held_until <=')
        ? Promise.reject(new Error('broken'))
        : market.db.query(text, ...rest);
    await runSweep({ ...market, db: { ...market.db, query } });
    expect(market.logged.at(-1)).toMatchObject({ level: 'error', message: 'a step of the sweep failed' });
  });

  it('stays cancelled without the right code, and for an order that no shop accepted', async () => {
    const { shop, person, order } = await accepted();
    await person.call.orders.cancel({ orderId: order.id });
    await expect(complete(shop, order.id, '000000x')).rejects.toMatchObject({ code: 'WRONG_CODE' });
    await expect(
      answerAs(shop, order.id, {
        kind: 'complete',
        code: null,
        withoutCode: 'Karim',
        receiptCode: 'R1',
        paidTotal: 2_000,
        stock: [],
      }),
    ).rejects.toMatchObject({ code: 'ORDER_STATE' });
    const fresh = await makePaidScene();
    await fresh.person.call.orders.cancel({ orderId: fresh.order.id });
    expect(await runRefunds(fresh.market)).toBe(1);
    const { pickupCode } = await orderSeen(fresh.person, fresh.order.id);
    await expect(complete(fresh.shop, fresh.order.id, pickupCode)).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
  });

  it('is paid back some minutes after the shop has heard of it; then the order is over', async () => {
    const { market, shop, person, order, code } = await accepted();
    await person.call.orders.cancel({ orderId: order.id });
    const { items } = await shop.call.sync.orders({ after: 0 });
    // Heard only when the shop asks for what came after it.
    market.time.advance(10 * 60_000);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    await shop.call.sync.orders({ after: items.at(-1)?.seq ?? 0 });
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    market.time.advance(10 * 60_000);
    await runSweep(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refund-due', paid: 0 });
    await runSweep(market);
    expect(await runRefunds(market)).toBe(1);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refunded', paid: 0 });
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 2_000 }]);
    await expect(complete(shop, order.id, code)).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('is paid back after a day where the shop is not heard of', async () => {
    const { market, person, order } = await accepted();
    await person.call.orders.cancel({ orderId: order.id });
    market.time.advance(24 * HOUR - 60_000);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(0);
    market.time.advance(60_000);
    await runSweep(market);
    expect(await runRefunds(market)).toBe(1);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refunded', paid: 0 });
  });

  it('waits the same where nobody fetched it in time; at once where the shop itself gave up', async () => {
    const { market, shop, person, order, code } = await accepted();
    await answerAs(shop, order.id, { kind: 'ready' });
    market.time.advance(24 * HOUR);
    await runOrderTimer(market, { orderId: order.id, version: 4 });
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'cancelled', paid: 2_000 });
    expect(await runRefunds(market)).toBe(0);
    expect(await complete(shop, order.id, code)).toMatchObject({ status: 'completed', paid: 2_000 });
    const other = await accepted();
    await answerAs(other.shop, other.order.id, { kind: 'cancel', reason: 'broken' });
    expect(await runRefunds(other.market)).toBe(1);
    await expect(complete(other.shop, other.order.id, other.code)).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
  });
});

describe('a prepaid order rung up at the till', () => {
  it('is not handed over on the shop’s own word: the customer’s code is the only proof', async () => {
    const { market, shop, person, order, code } = await accepted();
    const answer = { kind: 'complete' as const, receiptCode: 'R1', paidTotal: 2_000, stock: [] };
    for (let times = 0; times < 6; times += 1)
      await expect(
        answerAs(shop, order.id, { ...answer, code: null, withoutCode: 'Karim' }),
      ).rejects.toMatchObject({ code: 'WRONG_CODE' });
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'accepted', paid: 2_000 });
    // It was no guess at the code.
    expect(await complete(shop, order.id, code)).toMatchObject({ status: 'completed' });
    expect(await runRefunds(market)).toBe(0);
  });

  it('for less than was paid gives the difference back', async () => {
    const { market, shop, person, order, code } = await accepted();
    expect(await complete(shop, order.id, code, 1_200)).toMatchObject({
      status: 'completed',
      paymentStatus: 'paid',
      paid: 1_200,
    });
    expect(await runRefunds(market)).toBe(1);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 800 }]);
    const settled = await orderSeen(person, order.id);
    expect(settled).toMatchObject({ paymentStatus: 'paid', paid: 1_200 });
    expect(settled.events.at(-1)).toMatchObject({ by: 'payment', note: 'refunded' });
  });

  it('for as much or more gives nothing back: the rest is paid at the counter', async () => {
    for (const paidTotal of [2_000, 2_500]) {
      const { market, shop, order, code } = await accepted();
      expect(await complete(shop, order.id, code, paidTotal)).toMatchObject({ paid: paidTotal });
      expect(await runRefunds(market)).toBe(0);
    }
  });

  it('in cash while the customer pays online gives the second payment back, and says so by mail, once', async () => {
    const { market, provider, person, shop } = await makePaidScene();
    const medicine = await publishListing(shop, { available: 5, drugClass: 'rx' });
    await market.db.query(`UPDATE accounts SET language = 'en' WHERE id = $1`, [person.id]);
    const prescriptionId = uuidv7();
    await market.db.query(
      `INSERT INTO prescriptions (id, account_id, mime, content, created_at) VALUES ($1, $2, 'image/webp', 'x', $3)`,
      [prescriptionId, person.id, new Date(market.time.now())],
    );
    const order = await person.call.orders.place(
      orderOf(shop.shopId, medicine, { payment: 'bkash', prescriptionIds: [prescriptionId] }),
    );
    await answerAs(shop, order.id, { kind: 'accept' });
    const { url } = await person.call.orders.pay({ orderId: order.id });
    const { pickupCode } = await orderSeen(person, order.id);
    await complete(shop, order.id, pickupCode, 1_000);
    const mails = async () =>
      (await market.jobs.waiting()).flatMap((job) =>
        job.queue === 'mail' && job.data.subject.startsWith('Money goes back') ? [job.data] : [],
      );
    expect(await mails()).toEqual([]);
    const { notice } = await press(market, provider, url, 'paid');
    await takeNotice(market, notice.headers, notice.body);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'paid', refund: 1_000 });
    expect(await mails()).toEqual([
      {
        to: expect.stringContaining('@'),
        subject: `Money goes back to you: ${order.code}`,
        text: expect.stringMatching(
          new RegExp(`৳10.*goes back to you by itself\\.\\n\\n.*/orders/${order.id}\\n$`, 's'),
        ),
      },
    ]);
    expect(await runRefunds(market)).toBe(1);
  });
});
