import { expect, it, onTestFinished } from 'vitest';
import { baseUnits } from '../../shared/money/money.ts';
import { checkout, findDraft } from '../sales/index.ts';
import { connectedShop, startWorker } from '../testing/connected-shop.ts';
import { answerTo, orderOf, ringUpHeld } from '../testing/order-world.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { findSpecial } from './goods.repo.ts';
import { checkCode } from './hand-over.ts';
import { listOrders, showOrder } from './list-orders.ts';
import { savePolicy } from './publish-goods.ts';

/** Goods at ৳10 with ten long-dated pieces and four that expire soon, which are offered marked down. */
async function nearWorld() {
  const market = standInMarket();
  const shop = connectedShop(market);
  const goods = addGoods(shop, {
    isPublished: true,
    batches: [
      { onHand: 10, batchNo: 'LONG', expiry: '2028-01-31' },
      { onHand: 4, batchNo: 'SHORT', expiry: '2026-12-20' },
    ],
  });
  const policy = { safetyStock: baseUnits(0), nearExpiry: { days: 60, percentBp: 2_000 } };
  await savePolicy(actAs(shop, 'owner'), policy);
  startWorker(shop, onTestFinished);
  const cashier = actAs(shop, 'cashier');
  const nearListing = () => findSpecial(shop.db, goods.id).nearExpiryListing ?? '';
  await expect.poll(() => market.listings.get(nearListing())?.fields?.available).toBe(4);
  const order = (...asked: { quantity: number; price: number; isNear?: boolean }[]) => {
    const lines = asked.flatMap(({ quantity, price, isNear }, at) =>
      orderOf(shop, goods, quantity).lines.map((line) => ({
        ...line,
        lineNo: at + 1,
        price,
        amount: quantity * price,
        listingId: isNear ? nearListing() : goods.id,
      })),
    );
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    return market.place({ id: shop.ports.ids.next(), lines, total });
  };
  const accept = async ({ id }: { id: string }) => {
    await expect
      .poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).items.map(({ order: { id } }) => id))
      .toContain(id);
    const draftId = answerTo(cashier, id).draftId ?? '';
    await expect.poll(() => market.orders.get(id)?.order.status).toBe('accepted');
    await checkCode(cashier, { orderId: id, code: '1234' });
    return draftId;
  };
  const batchesOf = (sale: ReturnType<typeof ringUpHeld>) =>
    sale.lines.map(({ batches }) => batches.map(({ batchNo, quantity }) => `${quantity} ${batchNo}`));
  return { market, shop, goods, cashier, order, accept, batchesOf, nearListing };
}

it('an order at the full price leaves the marked-down pieces to the order that has them', async () => {
  const { market, shop, cashier, order, accept, batchesOf, goods, nearListing } = await nearWorld();
  const full = await accept(order({ quantity: 5, price: 1_000 }));
  const reduced = await accept(order({ quantity: 4, price: 800, isNear: true }));
  const first = ringUpHeld(cashier, full);
  expect(first).toMatchObject({ total: 5_000 });
  expect(batchesOf(first)).toEqual([['5 LONG']]);
  const second = ringUpHeld(cashier, reduced);
  expect(second).toMatchObject({ total: 3_200 });
  expect(batchesOf(second)).toEqual([['4 SHORT']]);
  // What was offered is what is left, on both listings.
  await expect.poll(() => market.listings.get(goods.id)?.fields?.available).toBe(5);
  await expect.poll(() => market.listings.get(nearListing())?.fields).toBeNull();
  expect(shop.db.sqlite.prepare('SELECT count(*) FROM market_reservations').pluck().get()).toBe(0);
});

it('an order of both offers has a line for each, with the price of each', async () => {
  const { cashier, order, accept, batchesOf } = await nearWorld();
  const draftId = await accept(
    order({ quantity: 6, price: 1_000 }, { quantity: 3, price: 800, isNear: true }),
  );
  const sale = ringUpHeld(cashier, draftId);
  expect(sale).toMatchObject({ total: 8_400 });
  expect(batchesOf(sale)).toEqual([['3 SHORT'], ['6 LONG']]);
});

it('what its own batches lack comes out of the others: the till sells what is there', async () => {
  const { shop, goods, cashier, order, accept, batchesOf } = await nearWorld();
  const reduced = order({ quantity: 4, price: 800, isNear: true });
  const draftId = await accept(reduced);
  // FEFO at the till: three of the four short-dated ones go to a customer at the counter.
  const walkIn = checkout(cashier, checkoutInput(cashier, [lineOf(shop, goods, 3)]));
  expect(batchesOf(walkIn)).toEqual([['3 SHORT']]);
  const sale = ringUpHeld(cashier, draftId);
  expect(sale).toMatchObject({ total: 3_200 });
  expect(batchesOf(sale)).toEqual([['1 SHORT', '3 LONG']]);
  expect(showOrder(shop, reduced.id)).toMatchObject({ saleId: draftId, short: [] });
});

it('an order at the full price takes short-dated pieces once no others are left', async () => {
  const { shop, goods, cashier, order, accept, batchesOf } = await nearWorld();
  const draftId = await accept(order({ quantity: 5, price: 1_000 }));
  const [long = ''] = goods.batches;
  const byHand = lineOf(shop, goods, 7, { batchId: long, acknowledged: ['promised'] });
  checkout(cashier, checkoutInput(cashier, [byHand]));
  expect(batchesOf(ringUpHeld(cashier, draftId))).toEqual([['2 SHORT', '3 LONG']]);
});

it('an order keeps its batches when the shop marks nothing down any more', async () => {
  const { shop, cashier, order, accept, batchesOf } = await nearWorld();
  const full = await accept(order({ quantity: 5, price: 1_000 }));
  const reduced = await accept(order({ quantity: 4, price: 800, isNear: true }));
  await savePolicy(actAs(shop, 'owner'), { safetyStock: baseUnits(0), nearExpiry: null });
  expect(findDraft(shop.db, full)).toBeDefined();
  expect(batchesOf(ringUpHeld(cashier, full))).toEqual([['5 LONG']]);
  expect(batchesOf(ringUpHeld(cashier, reduced))).toEqual([['4 SHORT']]);
});
