import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createTestMarket } from '../testing/test-market.ts';
import { makeOrderScene, orderOf, publishListing, stockOf } from '../testing/test-orders.ts';
import { actAsAccount, makeShop } from '../testing/test-people.ts';

describe('placing an order', () => {
  it('reserves, requests, tells customer and shop, and sets the timer, all at once', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const asked = orderOf(shop.shopId, goods, { quantity: 3 });
    const order = await person.call.orders.place(asked);
    expect(order).toMatchObject({
      id: asked.orderId,
      status: 'requested',
      version: 1,
      total: 3_000,
      paid: 0,
      paymentStatus: 'unpaid',
      answerBy: market.time.now() + 15 * 60_000,
      lines: [{ lineNo: 1, asked: 3, quantity: 3, amount: 3_000 }],
      events: [{ seq: 1, status: 'requested', by: 'customer' }],
    });
    expect(order.pickupCode).toMatch(/^\d{6}$/);
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 3 });
    const jobs = await market.jobs.waiting();
    expect(jobs.map((job) => job.queue).sort()).toEqual(['mail', 'order-timer', 'text', 'text']);
    expect(jobs.find((job) => job.queue === 'mail')?.data).toMatchObject({ to: person.email });
    expect(market.live.published).toContainEqual({
      topic: `listing:${goods.listingId}`,
      event: { type: 'stock', listingId: goods.listingId, left: 7, isMore: false, price: 1_000 },
    });
    expect(market.live.published.map((sent) => sent.topic)).toContain(`shop:${shop.shopId}`);
  });

  it('says of short-dated goods marked down when they expire, in cart, order and mail', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const asked = orderOf(shop.shopId, goods);
    const { lines } = asked;
    const cart = { shopId: shop.shopId, lines, fulfilment: 'pickup' } as const;
    expect(await person.call.cart.quote(cart)).toMatchObject({ lines: [{ nearExpiry: null }] });
    await market.db.query("UPDATE listings SET near_expiry = '2026-12-20' WHERE id = $1", [goods.listingId]);
    expect(await person.call.cart.quote(cart)).toMatchObject({ lines: [{ nearExpiry: '2026-12-20' }] });
    const order = await person.call.orders.place(asked);
    expect(order.lines).toMatchObject([{ nearExpiry: '2026-12-20' }]);
    // The offer it was made on counts, whatever becomes of that.
    await market.db.query('UPDATE listings SET near_expiry = null WHERE id = $1', [goods.listingId]);
    expect(await person.call.orders.get({ orderId: order.id })).toMatchObject({ lines: order.lines });
    const { items } = await shop.call.sync.orders({ after: 0 });
    expect(items).toMatchObject([{ order: { lines: [{ nearExpiry: '2026-12-20' }] } }]);
    const mail = (await market.jobs.waiting()).find((job) => job.queue === 'mail');
    expect(JSON.stringify(mail?.data)).toMatch(/expires 20 Dec 2026|মেয়াদ ২০ ডিসে/);
  });

  it('is refused with a number that no text message reaches', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    for (const phone of ['12345', '02-9123456', '0123456789'])
      await expect(person.call.orders.place({ ...orderOf(shop.shopId, goods), phone })).rejects.toMatchObject(
        { code: 'BAD_REQUEST' },
      );
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 10, reserved: 0 });
  });

  it('texts to Latin digits, whatever digits the numbers were saved in', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    await market.db.query('UPDATE shops SET phone = $1 WHERE id = $2', ['০১৭১২৩৪৫৬৭৮', shop.shopId]);
    await person.call.orders.place({ ...orderOf(shop.shopId, goods), phone: '+৮৮০১৯১১০০০০০০' });
    const texts = (await market.jobs.waiting()).flatMap((job) => (job.queue === 'text' ? [job.data.to] : []));
    expect(texts.sort()).toEqual(['+8801911000000', '01712345678']);
  });

  it('answers the same order for the same request, also when both come at once with the last piece', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market, 1);
    const asked = orderOf(shop.shopId, goods);
    const both = await Promise.all([person.call.orders.place(asked), person.call.orders.place(asked)]);
    expect(both[0]).toEqual(both[1]);
    expect(await person.call.orders.place(asked)).toEqual(both[0]);
    expect(await stockOf(market, goods.listingId)).toEqual({ available: 1, reserved: 1 });
    await expect(person.call.orders.place({ ...asked, note: 'other' })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
    const stranger = await actAsAccount(market);
    await expect(stranger.call.orders.place(asked)).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
  });

  it('promises nothing beyond what is left, and leaves nothing of a refused order', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market, 2);
    const other = await publishListing(shop, { available: 5 });
    const asked = orderOf(shop.shopId, other, { expectedTotal: 4_000 });
    const lines = [...asked.lines, { listingId: goods.listingId, packId: goods.packId, quantity: 3 }];
    await expect(person.call.orders.place({ ...asked, lines })).rejects.toMatchObject({
      code: 'SOLD_OUT',
      data: { lines: [{ listingId: goods.listingId, asked: 3, left: 2 }] },
    });
    expect(await stockOf(market, other.listingId)).toEqual({ available: 5, reserved: 0 });
    expect(await market.jobs.waiting()).toEqual([]);
  });

  it('takes the server’s price and nobody else’s', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const asked = orderOf(shop.shopId, goods, { expectedTotal: 1 });
    await expect(person.call.orders.place(asked)).rejects.toMatchObject({
      code: 'PRICE_CHANGED',
      data: { expectedTotal: 1, total: 1_000 },
    });
    expect(await stockOf(market, goods.listingId)).toMatchObject({ reserved: 0 });
  });

  it('is refused by a shop that is paused, closed, not approved, or does not have it', async () => {
    const market = await createTestMarket();
    const person = await actAsAccount(market);
    const refusal = async (options: Parameters<typeof makeShop>[1]) => {
      const shop = await makeShop(market, options);
      const goods = await publishListing(shop, { available: 1 });
      return person.call.orders.place(orderOf(shop.shopId, goods)).then(
        () => null,
        (error: { code: string; data: object }) => ({ code: error.code, ...error.data }),
      );
    };
    expect(await refusal({ isPaused: true })).toMatchObject({ code: 'SHOP_NOT_OPEN', reason: 'paused' });
    expect(await refusal({ profile: { hours: [[], [], [], [], [], [], []] } })).toMatchObject({
      code: 'SHOP_NOT_OPEN',
      reason: 'closed',
    });
    expect(await refusal({ status: 'pending' })).toMatchObject({ code: 'NOT_FOUND_RECORD' });
    const { shop } = await makeOrderScene(market);
    const nowhere = { listingId: uuidv7(), packId: uuidv7(), baseQuantity: 1, price: 1_000 };
    await expect(person.call.orders.place(orderOf(shop.shopId, nowhere))).rejects.toMatchObject({
      code: 'NOT_LISTED',
    });
  });

  it('is delivered inside the zone, from the minimum on, with the fee', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market, 100);
    const near = { lat: 23.7461, lng: 90.3742 };
    const delivery = { fulfilment: 'delivery' as const, address: 'Road 5', place: near };
    const quote = await person.call.cart.quote({
      shopId: shop.shopId,
      lines: [{ listingId: goods.listingId, packId: goods.packId, quantity: 20 }],
      fulfilment: 'delivery',
      place: near,
    });
    expect(quote).toMatchObject({ subtotal: 20_000, deliveryFee: 4_000, total: 24_000 });
    expect(quote.lines).toMatchObject([
      { strength: '500 mg', packUnit: 'strip', packLabel: '', baseQuantity: 1, quantity: 20 },
    ]);
    const far = { ...delivery, place: { lat: 23.9, lng: 90.3742 }, quantity: 20, expectedTotal: 24_000 };
    await expect(person.call.orders.place(orderOf(shop.shopId, goods, far))).rejects.toMatchObject({
      code: 'OUT_OF_ZONE',
      data: { radiusM: 3_000 },
    });
    const small = orderOf(shop.shopId, goods, { ...delivery, quantity: 19, expectedTotal: 23_000 });
    await expect(person.call.orders.place(small)).rejects.toMatchObject({ code: 'BELOW_MINIMUM' });
    const asked = orderOf(shop.shopId, goods, { ...delivery, quantity: 20, expectedTotal: 24_000 });
    expect(await person.call.orders.place(asked)).toMatchObject({
      pickupCode: null,
      place: near,
      lines: [{ strength: '500 mg' }],
    });
    const nowhere = orderOf(shop.shopId, goods, { fulfilment: 'delivery', quantity: 20 });
    await expect(person.call.orders.place(nowhere)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('takes what was ordered out of the kept cart and leaves the rest', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const other = await publishListing(shop, { available: 5 });
    const line = (listing: typeof goods) => ({
      shopId: shop.shopId,
      listingId: listing.listingId,
      packId: listing.packId,
      quantity: 2,
    });
    await person.call.cart.put({ items: [line(goods), line(other), line(other)] });
    expect((await person.call.cart.get()).items).toEqual([line(goods), { ...line(other), quantity: 4 }]);
    await person.call.orders.place(orderOf(shop.shopId, goods));
    expect((await person.call.cart.get()).items).toEqual([{ ...line(other), quantity: 4 }]);
  });

  it('tells what is gone of the kept cart from what was taken out', async () => {
    const market = await createTestMarket();
    const { shop, person, goods } = await makeOrderScene(market);
    const line = { shopId: shop.shopId, listingId: goods.listingId, packId: goods.packId, quantity: 2 };
    const unknown = { ...line, listingId: uuidv7() };
    await person.call.cart.put({ items: [line, unknown] });
    expect(await person.call.cart.get()).toEqual({ items: [line], gone: [unknown] });
    await shop.call.sync.putListings({ items: [{ listingId: goods.listingId, version: 2, fields: null }] });
    expect(await person.call.cart.get()).toEqual({ items: [], gone: [line, unknown] });
  });
});
