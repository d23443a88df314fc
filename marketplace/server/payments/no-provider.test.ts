import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { makeOrderScene, orderOf } from '../testing/test-orders.ts';
import { createNoProvider, NOTICE_PATH, servePayments } from './index.ts';

it('without a provider only cash is offered, anything else is refused and reserves nothing', async () => {
  const market = await createTestMarket({ payments: createNoProvider() });
  const { shop, person, goods } = await makeOrderScene(market);
  expect(await callAs(market).find.about()).toMatchObject({ payments: ['cash'] });
  for (const payment of ['bkash', 'nagad', 'rocket', 'card'] as const)
    await expect(person.call.orders.place(orderOf(shop.shopId, goods, { payment }))).rejects.toMatchObject({
      code: 'PAYMENT_REFUSED',
      data: { reason: 'not-offered' },
    });
  expect(await market.db.query('SELECT 1 FROM orders')).toEqual([]);
  expect(await market.db.query('SELECT 1 FROM listings WHERE reserved > 0')).toEqual([]);
  expect(await person.call.orders.place(orderOf(shop.shopId, goods))).toMatchObject({ status: 'requested' });
});

it('an order from when there was one can be paid at the counter alone, and nobody marks it paid', async () => {
  const market = await createTestMarket();
  const { shop, person, goods } = await makeOrderScene(market);
  const order = await person.call.orders.place(orderOf(shop.shopId, goods, { payment: 'bkash' }));
  Object.assign(market, { payments: createNoProvider() });
  await expect(person.call.orders.pay({ orderId: order.id })).rejects.toMatchObject({
    code: 'PAYMENT_REFUSED',
    data: { reason: 'not-offered' },
  });
  const app = Fastify();
  onTestFinished(() => app.close());
  servePayments(app, market);
  for (const url of ['/sandbox-pay/ref', `${NOTICE_PATH}/sandbox`, `${NOTICE_PATH}/none`])
    expect((await app.inject({ method: 'POST', url, payload: 'outcome=paid' })).statusCode).toBe(404);
});
