import { describe, expect, it, onTestFinished } from 'vitest';
import { connectedShop, publishedGoods, startWorker } from '../testing/connected-shop.ts';
import { answerTo, orderOf, orderWorld } from '../testing/order-world.ts';
import { standInMarket, TEST_PROFILE } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { connectShop, disconnectShop, listShops, signUp } from './connect-shop.ts';
import { checkCode } from './hand-over.ts';
import { putLink } from './link.repo.ts';
import { findOrder } from './orders.repo.ts';
import { isLoopback, refuseTraining } from './training-shop.ts';
import { updateShop } from './update-shop.ts';

function trainingShop(isDemo: boolean) {
  const market = standInMarket();
  market.isDemo = isDemo;
  const shop = connectedShop(market);
  shop.options.training = true;
  return { market, shop };
}

const who = { email: 'a@b.cd', password: 'a long password of tests' };

describe('a training shop', () => {
  it('opens no account, signs in at and connects to no marketplace that real customers may use', async () => {
    const { shop } = trainingShop(false);
    const owner = actAs(shop, 'owner');
    const refused = expect.objectContaining({ code: 'TRAINING_SHOP' });
    for (const address of ['https://bazar.example.org', 'http://192.168.0.7:4690', 'http://127.0.0.1:4690']) {
      const account = { ...who, address };
      await expect(signUp(owner, { ...account, name: 'R', phone: '01711000000' })).rejects.toEqual(refused);
      await expect(listShops(owner, account)).rejects.toEqual(refused);
      const wanted = { ...account, shopId: shop.ports.ids.next(), profile: TEST_PROFILE };
      await expect(connectShop(owner, wanted)).rejects.toEqual(refused);
    }
  });

  it('may use a demo of the marketplace on its own computer', async () => {
    const { shop } = trainingShop(true);
    await refuseTraining(shop, 'http://localhost:4690');
    await expect(refuseTraining(shop, 'https://bazar.example.org')).rejects.toThrow('training');
    expect(['http://127.0.0.1', 'http://[::1]:80/x', 'http://127.0.0.1.example.org'].map(isLoopback)).toEqual(
      [true, true, false],
    );
  });

  it.each([false, true])(
    'asks nothing of a marketplace of real customers over a link that it has all the same (demo: %s)',
    async (isDemo) => {
      const { market, shop } = trainingShop(isDemo);
      const owner = actAs(shop, 'owner');
      const change = () => updateShop(owner, { profile: TEST_PROFILE, isPaused: true });
      const refused = expect.objectContaining({ code: 'TRAINING_SHOP' });
      if (isDemo) expect((await change()).isPaused).toBe(true);
      else await expect(change()).rejects.toEqual(refused);
      putLink(shop.db, {
        address: 'https://bazar.example.org',
        email: '',
        shop: market.shop,
        connectedAt: 1,
      });
      await expect(change()).rejects.toEqual(refused);
      expect(market.shop.version).toBe(isDemo ? 2 : 1);
    },
  );

  it('sends nothing to a marketplace on its own computer that is no demo, and takes no order there', async () => {
    const { market, shop } = trainingShop(false);
    const goods = publishedGoods(shop);
    const order = market.place(orderOf(shop, goods, 2));
    const worker = startWorker(shop, onTestFinished);
    await expect
      .poll(() => worker.state())
      .toMatchObject({ connection: 'waiting', failure: 'TRAINING_SHOP' });
    worker.wake(true);
    await worker.waitForIdle();
    expect(market.listings.size).toBe(0);
    expect(findOrder(shop.db, order.id)).toBeUndefined();
    market.isDemo = true;
    await expect.poll(() => market.listings.size).toBe(1);
    await expect.poll(() => findOrder(shop.db, order.id)).toBeDefined();
  });

  it.each(['https://bazar.example.org', 'http://127.0.0.1:4690'])(
    'asks %s about no pickup code and pauses no shop there when it leaves',
    async (address) => {
      const { shop, market, order, cashier } = await orderWorld(onTestFinished);
      answerTo(cashier, order.id);
      shop.options.training = true;
      putLink(shop.db, { address, email: '', shop: market.shop, connectedAt: 1 });
      expect(await checkCode(cashier, { orderId: order.id, code: '9999' })).toMatchObject({
        codeState: 'unchecked',
        givenCode: '9999',
      });
      expect(market.wrongCodes.size).toBe(0);
      await disconnectShop(actAs(shop, 'owner'));
      expect(market.shop.isPaused).toBe(false);
    },
  );

  it('asks a demo on its own computer about pickup codes, and tells it that it leaves', async () => {
    const { shop, market, order, cashier } = await orderWorld(onTestFinished);
    answerTo(cashier, order.id);
    shop.options.training = true;
    market.isDemo = true;
    expect(await checkCode(cashier, { orderId: order.id, code: '1234' })).toMatchObject({
      codeState: 'right',
    });
    await disconnectShop(actAs(shop, 'owner'));
    expect(market.shop.isPaused).toBe(true);
  });

  it('sends nothing over a link that it has all the same', async () => {
    const { market, shop } = trainingShop(true);
    putLink(shop.db, { address: 'https://bazar.example.org', email: '', shop: market.shop, connectedAt: 1 });
    publishedGoods(shop);
    const worker = startWorker(shop, onTestFinished);
    await expect
      .poll(() => worker.state())
      .toMatchObject({ connection: 'waiting', failure: 'TRAINING_SHOP' });
    worker.wake(true);
    await worker.waitForIdle();
    expect(market.listings.size).toBe(0);
  });
});
