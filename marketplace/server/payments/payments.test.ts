import { describe, expect, it } from 'vitest';
import { runOrderTimer, runSweep } from '../sweep/index.ts';
import { answerAs, orderOf, orderSeen, publishListing, stockOf } from '../testing/test-orders.ts';
import {
  makePaidScene,
  makePayingScene as paying,
  press,
  refOf,
  runRefunds,
  sandboxOf,
} from '../testing/test-payments.ts';
import { createNoProvider } from './no-provider.ts';
import { takeNotice } from './take-notice.ts';

describe('paying online', () => {
  it('comes before the shop hears of the order', async () => {
    const { market, provider, order, person, shop } = await paying();
    expect(order).toMatchObject({ status: 'awaiting-payment', paymentStatus: 'unpaid' });
    const { url } = await person.call.orders.pay({ orderId: order.id });
    expect(url).toBe(`http://market.test/sandbox-pay/${refOf(url)}`);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'pending' });
    const { result, notice } = await press(market, provider, url, 'paid');
    expect(result).toBe('taken');
    const paid = await orderSeen(person, order.id);
    expect(paid).toMatchObject({
      status: 'requested',
      paymentStatus: 'paid',
      paid: 2_000,
      answerBy: market.time.now() + 15 * 60_000,
    });
    expect(await takeNotice(market, notice.headers, notice.body)).toBe('taken');
    expect(await orderSeen(person, order.id)).toEqual(paid);
    await expect(person.call.orders.pay({ orderId: order.id })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    const [{ trx_id: trxId } = { trx_id: '' }] = await market.db.query<{ trx_id: string }>(
      'SELECT trx_id FROM sandbox_payments',
    );
    expect(trxId).not.toBe('');
    expect((await shop.call.sync.orders({ after: 0 })).items.at(-1)?.order).toMatchObject({
      paid: 2_000,
      trxId,
    });
  });

  it('that failed can be tried again', async () => {
    const { market, provider, order, person } = await paying();
    const first = await person.call.orders.pay({ orderId: order.id });
    await press(market, provider, first.url, 'failed');
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'awaiting-payment',
      paymentStatus: 'failed',
    });
    const second = await person.call.orders.pay({ orderId: order.id });
    await press(market, provider, second.url, 'paid');
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'requested' });
  });

  it('twice gives the second back', async () => {
    const { market, provider, order, person } = await paying();
    const first = await person.call.orders.pay({ orderId: order.id });
    const second = await person.call.orders.pay({ orderId: order.id });
    await press(market, provider, first.url, 'paid');
    await press(market, provider, second.url, 'paid');
    expect(await runRefunds(market)).toBe(1);
    expect((await sandboxOf(market)).reduce((sum, row) => sum + row.refunded, 0)).toBe(2_000);
    const [kept] = await market.db.query<{ trx_id: string }>(
      'SELECT trx_id FROM payments WHERE refund_due = 0',
    );
    expect(await orderSeen(person, order.id)).toMatchObject({
      paymentStatus: 'paid',
      paid: 2_000,
      trxId: kept?.trx_id,
    });
  });

  it('that comes when the order has expired goes back', async () => {
    const { market, provider, order, person, goods } = await paying();
    const { url } = await person.call.orders.pay({ orderId: order.id });
    market.time.advance(15 * 60_000);
    await runOrderTimer(market, { orderId: order.id, version: 2 });
    expect(await stockOf(market, goods.listingId)).toMatchObject({ reserved: 0 });
    await press(market, provider, url, 'paid');
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'expired',
      paymentStatus: 'refund-due',
      paid: 0,
    });
    expect(await runRefunds(market)).toBe(1);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refunded' });
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 2_000 }]);
  });

  it('is asked for when no notice came, before the order ends', async () => {
    const { market, provider, order, person } = await paying();
    const { url } = await person.call.orders.pay({ orderId: order.id });
    await provider.end(refOf(url), 'paid');
    market.time.advance(15 * 60_000);
    await runOrderTimer(market, { orderId: order.id, version: 1 });
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'requested',
      paid: 2_000,
    });
    const other = await paying();
    const late = await other.person.call.orders.pay({ orderId: other.order.id });
    await other.provider.end(refOf(late.url), 'paid');
    other.market.time.advance(3 * 60_000);
    await runSweep(other.market);
    expect(await orderSeen(other.person, other.order.id)).toMatchObject({
      status: 'requested',
    });
  });

  it('is asked for in its turn, however many others were begun and never made', async () => {
    const { market, provider, order, person, shop } = await paying();
    await market.db.query(
      `INSERT INTO payments (id, order_id, provider, method, provider_ref, amount, status, created_at, updated_at)
       SELECT gen_random_uuid(), $1, 'sandbox', 'bkash', 'never' || i, 100, 'begun', $2, $2 FROM generate_series(1, 150) i`,
      [order.id, new Date(market.time.now() - 3_600_000)],
    );
    const other = await publishListing(shop, { available: 5 });
    const wanted = await person.call.orders.place(orderOf(shop.shopId, other, { payment: 'bkash' }));
    const { url } = await person.call.orders.pay({ orderId: wanted.id });
    await provider.end(refOf(url), 'paid');
    market.time.advance(3 * 60_000);
    await runSweep(market);
    await runSweep(market);
    expect(await orderSeen(person, wanted.id)).toMatchObject({ status: 'requested', paid: 1_000 });
  });

  it('that was never made is asked for less and less, and failed a day after its order ended; a late notice gives back', async () => {
    const { market, provider, order, person } = await paying();
    const { url } = await person.call.orders.pay({ orderId: order.id });
    const statusOf = async () =>
      (await market.db.query<{ status: string }>('SELECT status FROM payments'))[0]?.status;
    const asked: number[] = [];
    const ask = provider.ask.bind(provider);
    Object.assign(provider, {
      ask: (ref: string) => {
        asked.push(market.time.now());
        return ask(ref);
      },
    });
    for (let minute = 0; minute < 60; minute += 1) {
      market.time.advance(60_000);
      await runSweep(market);
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(30);
    expect(await orderSeen(person, order.id)).toMatchObject({ status: 'expired' });
    expect(await statusOf()).toBe('begun');
    market.time.advance(24 * 3_600_000);
    await runSweep(market);
    expect(await statusOf()).toBe('failed');
    await press(market, provider, url, 'paid');
    expect(await runRefunds(market)).toBe(1);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 2_000 }]);
  });

  it('goes back when the order comes to nothing, and in part when the shop gives less', async () => {
    const { market, provider, order, person, shop } = await paying();
    await press(market, provider, (await person.call.orders.pay({ orderId: order.id })).url, 'paid');
    const adjusted = await answerAs(shop, order.id, {
      kind: 'adjust',
      note: '',
      lines: [{ lineNo: 1, quantity: 1 }],
    });
    expect(await runRefunds(market)).toBe(0);
    await person.call.orders.answer({ orderId: order.id, version: adjusted.version, isAccepted: true });
    expect(await runRefunds(market)).toBe(1);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 1_000 }]);
    expect(await orderSeen(person, order.id)).toMatchObject({
      paymentStatus: 'paid',
      paid: 1_000,
    });
    await answerAs(shop, order.id, { kind: 'cancel', reason: 'broken' });
    expect(await orderSeen(person, order.id)).toMatchObject({
      paymentStatus: 'refund-due',
      paid: 0,
    });
    expect(await runRefunds(market)).toBe(1);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 2_000 }]);
    expect(await orderSeen(person, order.id)).toMatchObject({ paymentStatus: 'refunded' });
  });

  it('is said as what goes back, not as what the order would have cost', async () => {
    const { market, order, person, shop } = await makePaidScene();
    const dearer = await publishListing(shop, { available: 5, price: 1_500 });
    const substitute = { listingId: dearer.listingId, packId: dearer.packId, quantity: 2 };
    const lines = [{ lineNo: 1, quantity: 0, substitute }];
    const adjusted = await answerAs(shop, order.id, { kind: 'adjust', note: '', lines });
    expect(adjusted).toMatchObject({ total: 3_000, refund: 0 });
    await person.call.orders.answer({ orderId: order.id, version: adjusted.version, isAccepted: false });
    const back = { paymentStatus: 'refund-due', total: 3_000, refund: 2_000 };
    expect(await orderSeen(person, order.id)).toMatchObject(back);
    await runRefunds(market);
    expect(await orderSeen(person, order.id)).toMatchObject({ ...back, paymentStatus: 'refunded' });
    // Kept back for a while, it goes back all the same.
    const held = await makePaidScene();
    await answerAs(held.shop, held.order.id, { kind: 'accept' });
    await held.person.call.orders.cancel({ orderId: held.order.id });
    expect(await orderSeen(held.person, held.order.id)).toMatchObject({ ...back, total: 2_000 });
  });

  it('that cannot be given back has one job, and another only when that one has tried to its end', async () => {
    const { market, order, shop } = await makePaidScene();
    await answerAs(shop, order.id, { kind: 'reject', reason: 'none left' });
    const refunds = async () => (await market.jobs.waiting()).filter((job) => job.queue === 'refund').length;
    expect(await refunds()).toBe(1);
    for (let minute = 0; minute < 180; minute += 20) {
      market.time.advance(20 * 60_000);
      await runSweep(market);
    }
    expect(await refunds()).toBe(1);
    market.time.advance(46 * 3_600_000);
    for (let minute = 0; minute < 3; minute += 1) await runSweep(market);
    expect(await refunds()).toBe(2);
    const { payments } = market;
    Object.assign(market, { payments: createNoProvider() });
    market.time.advance(96 * 3_600_000);
    await runSweep(market);
    expect(await refunds()).toBe(2);
    Object.assign(market, { payments });
    await runSweep(market);
    await runSweep(market);
    expect(await refunds()).toBe(3);
    expect(await runRefunds(market)).toBe(3);
    expect(await sandboxOf(market)).toEqual([{ outcome: 'paid', refunded: 2_000 }]);
  });

  it('of medicine on prescription waits for the pharmacist', async () => {
    const { market, provider, person, shop } = await paying();
    const medicine = await publishListing(shop, { available: 5, drugClass: 'rx', name: 'Azithromycin' });
    const photo = await uploadPhoto(person);
    const order = await person.call.orders.place(
      orderOf(shop.shopId, medicine, { payment: 'nagad', prescriptionIds: [photo] }),
    );
    expect(order).toMatchObject({ status: 'requested', needsPrescription: true, prescriptionIds: [photo] });
    await expect(person.call.orders.pay({ orderId: order.id })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    const seen = await shop.call.sync.prescription({ orderId: order.id, prescriptionId: photo });
    expect(seen.mime).toBe('image/webp');
    await answerAs(shop, order.id, { kind: 'accept' });
    await press(market, provider, (await person.call.orders.pay({ orderId: order.id })).url, 'paid');
    expect(await orderSeen(person, order.id)).toMatchObject({
      status: 'accepted',
      paymentStatus: 'paid',
    });
  });
});

/** A white picture of 40 × 30 points, as a customer's phone would send it. */
async function uploadPhoto(person: Awaited<ReturnType<typeof paying>>['person']): Promise<string> {
  const { createCanvas } = await import('@napi-rs/canvas');
  const { v7 } = await import('uuid');
  const prescriptionId = v7();
  const content = await createCanvas(40, 30).encode('png');
  await person.call.orders.uploadPrescription({
    prescriptionId,
    picture: { mime: 'image/png', contentBase64: content.toString('base64') },
  });
  return prescriptionId;
}
