import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import { checkout, findDraft } from '../sales/index.ts';
import { listDrafts } from '../sales/list-drafts.ts';
import { saveDraft } from '../sales/save-draft.ts';
import { receiveStock } from '../stock/receive-stock.ts';
import { answerTo as answer, orderOf, orderWorld, ringUpHeld as ringUp } from '../testing/order-world.ts';
import type { StandInMarket } from '../testing/stand-in-market.ts';
import { checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs } from '../testing/test-shop.ts';
import { answerOrder } from './answer-order.ts';
import { checkCode } from './hand-over.ts';
import { listOrders, listReserved, showOrder } from './list-orders.ts';
import { setProblem } from './orders.repo.ts';
import { readMarketStatus } from './read-market-status.ts';
import { seeOrder } from './see-order.ts';

const world = (...given: [Parameters<typeof orderWorld>[1]?, Parameters<typeof orderWorld>[2]?]) =>
  orderWorld(onTestFinished, ...given);
const statusAt = (market: StandInMarket, id: string) => market.orders.get(id)?.order.status;

describe('an order of the marketplace', () => {
  it('comes to every till, is accepted, rung up by a cashier at the agreed price and completed', async () => {
    const { market, shop, goods, heard, cashier, order } = await world();
    expect(heard).toContainEqual({
      type: 'market-order',
      orderId: order.id,
      status: 'requested',
      isNew: true,
      isOver: false,
    });
    const accepted = answer(cashier, order.id);
    expect(accepted).toMatchObject({ status: 'accepted', short: [] });
    await expect.poll(() => statusAt(market, order.id)).toBe('accepted');
    expect(listReserved(shop).items).toMatchObject([{ productId: goods.id, quantity: 5 }]);
    await checkCode(cashier, { orderId: order.id, code: '1234' });
    const sale = ringUp(cashier, accepted.draftId ?? '');
    // The counter asks ৳10 each, the customer was promised ৳9: a cashier may not give 10 %, but this was agreed.
    expect(sale).toMatchObject({ total: 4_500, billDiscount: 500 });
    expect(listReserved(shop).items).toEqual([]);
    await expect.poll(() => statusAt(market, order.id)).toBe('completed');
    await expect.poll(() => market.listings.get(goods.id)?.fields?.available).toBe(15);
    expect(market.orders.get(order.id)?.order.receiptCode).toBe(sale.receiptCode);
  });

  it('gives a cashier no more discount than was agreed and the cap', async () => {
    const { cashier, order } = await world();
    const { draftId } = answer(cashier, order.id);
    const lines = findDraft(cashier.db, draftId ?? '')?.draft.lines ?? [];
    const less = (billDiscount: number) =>
      checkoutInput(cashier, lines, { saleId: draftId ?? '', billDiscount: paisa(billDiscount) });
    // ৳5 were agreed, and the cashier may give 5% of ৳50.
    expect(() => checkout(cashier, less(751))).toThrow('A person with more rights must approve.');
    expect(() => checkout(cashier, less(750))).toThrow('Ask the customer for the pickup code');
  });

  it('is decided here first and sent when there is a line again, twice the same', async () => {
    let isCut = false;
    let times = 0;
    const { market, cashier, order, shop } = await world({}, async (name, go) => {
      if (isCut) throw new MarketFailure('UNREACHABLE');
      if (name === 'answer') {
        await go();
        times += 1;
        if (times < 3) throw new MarketFailure('UNREACHABLE');
      }
      return go();
    });
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    isCut = true;
    expect(answer(cashier, order.id)).toMatchObject({ status: 'accepted', isWaiting: true });
    expect(statusAt(market, order.id)).toBe('requested');
    isCut = false;
    await expect.poll(() => showOrder(shop, order.id).isWaiting).toBe(false);
    expect(market.orders.get(order.id)?.order).toMatchObject({ status: 'accepted', version: 2 });
  });

  it('that was answered without a line stands behind one that waits for the shop', async () => {
    let isCut = false;
    const { market, cashier, goods, order, shop } = await world({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    const open = () =>
      listOrders(shop, { open: true, offset: 0, limit: 9 }).items.map((item) => item.order.id);
    await expect.poll(open).toEqual([order.id]);
    shop.clock.advance(1_000);
    const newer = market.place(orderOf(shop, goods, 2));
    await expect.poll(open).toEqual([newer.id, order.id]);
    isCut = true;
    answer(cashier, newer.id);
    expect(open()).toEqual([order.id, newer.id]);
  });

  it('shows that it expired before the answer arrived, and takes the cart back', async () => {
    let isCut = false;
    const { market, cashier, order, shop } = await world({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    isCut = true;
    const { draftId } = answer(cashier, order.id);
    market.change(order.id, { status: 'expired' });
    isCut = false;
    await expect.poll(() => showOrder(shop, order.id)).toMatchObject({ status: 'expired', draftId: null });
    expect(findDraft(shop.db, draftId ?? '')).toBeUndefined();
    await expect.poll(() => showOrder(shop, order.id)).toMatchObject({ isWaiting: false });
    expect(showOrder(shop, order.id).problem).toBe('CANCELLED_AFTER_ACCEPT');
  });

  it.each([
    ['the feed says so', 'orders', 'expired'],
    ['the refused answer says so', 'answer', 'expired'],
    ['the feed says so', 'orders', 'cancelled'],
    ['the refused answer says so', 'answer', 'cancelled'],
  ] as const)(
    'accepted without a line stays at every till when it came to nothing meanwhile, %s first (%s, %s)',
    async (_, first, status) => {
      let passes: readonly string[] = ['hello', 'orders', 'answer', 'putListings', 'versions'];
      const { market, cashier, order, shop, heard } = await world({}, async (name, go) => {
        const said = passes.includes(name) ? await go() : null;
        // What was on its way when the line was cut is lost too.
        if (!passes.includes(name)) throw new MarketFailure('UNREACHABLE');
        return said;
      });
      await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
      passes = [];
      const { draftId } = answer(cashier, order.id);
      expect(findDraft(shop.db, draftId ?? '')).toBeDefined();
      market.change(order.id, { status });
      passes = ['hello', 'versions', 'putListings', first];
      const isFirstHeard = () =>
        first === 'orders'
          ? showOrder(shop, order.id).order.status === status
          : showOrder(shop, order.id).problem === 'ORDER_STATE';
      await expect.poll(isFirstHeard).toBe(true);
      passes = ['hello', 'versions', 'putListings', 'orders', 'answer'];
      const open = () => listOrders(shop, { open: true, offset: 0, limit: 9 }).items;
      const gone = { status, problem: 'CANCELLED_AFTER_ACCEPT', draftId: null, isWaiting: false };
      await expect.poll(open).toMatchObject([gone]);
      const told = { type: 'market-order', orderId: order.id, status, isNew: false, isOver: true };
      await expect.poll(() => heard).toContainEqual(told);
      expect(readMarketStatus(shop)).toMatchObject({ newOrders: 0, overOrders: 1 });
      expect(findDraft(shop.db, draftId ?? '')).toBeUndefined();
      expect(seeOrder(cashier, { orderId: order.id }).problem).toBe('');
    },
  );

  it('accepted and cancelled by the shop itself without a line says nothing', async () => {
    let isCut = false;
    const { market, cashier, order, shop } = await world({}, (_, go) =>
      isCut ? Promise.reject(new MarketFailure('UNREACHABLE')) : go(),
    );
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    isCut = true;
    answer(cashier, order.id);
    const cancel = { kind: 'cancel' as const, reason: 'closing' };
    answerOrder(cashier, { answerId: shop.ports.ids.next(), orderId: order.id, answer: cancel });
    isCut = false;
    await expect.poll(() => statusAt(market, order.id)).toBe('cancelled');
    await expect.poll(() => showOrder(shop, order.id).order.status).toBe('cancelled');
    expect(showOrder(shop, order.id).problem).toBe('');
  });

  it('never keeps another customer waiting: the till wins, and the order says what is missing', async () => {
    const { cashier, order, shop, goods } = await world();
    answer(cashier, order.id);
    checkout(cashier, checkoutInput(cashier, [lineOf(shop, goods, 17, { acknowledged: ['promised'] })]));
    expect(showOrder(shop, order.id).short).toMatchObject([
      { productId: goods.id, missing: 2, baseUnit: 'piece', packs: [{ unit: 'piece', baseQuantity: 1 }] },
    ]);
  });

  it('is told among the held carts, also where its cart was put aside under another name', async () => {
    const { cashier, order, shop } = await world();
    const plain = {
      id: shop.ports.ids.next(),
      state: 'held' as const,
      name: 'Red shirt',
      lines: [],
      revision: 1,
    };
    saveDraft(cashier, { ...plain, customerId: null, billDiscount: paisa(0), receiptLanguage: null });
    const { draftId } = answer(cashier, order.id);
    const held = findDraft(shop.db, draftId ?? '')?.draft;
    if (!held) throw new Error('no held cart');
    saveDraft(cashier, { ...held, name: 'waits', revision: held.revision + 1 });
    const told = listDrafts(cashier).items.map(({ name, order: of }) => [name, of]);
    expect(new Map(told as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        ['Red shirt', null],
        ['waits', { code: order.code, customerName: order.customerName }],
      ]),
    );
  });

  it('of goods that may not be oversold is told to the till, cannot be rung up once they are sold, and can when they are there again', async () => {
    const { cashier, order, shop, goods } = await world();
    shop.db.sqlite.prepare("UPDATE products SET oversell = 'block' WHERE id = ?").run(goods.id);
    const { draftId } = answer(cashier, order.id);
    expect(listReserved(shop).items).toMatchObject([{ productId: goods.id, quantity: 5, draftId }]);
    // On hand are 20 of which 5 are promised: the till always wins, up to what is on the shelf and not beyond.
    checkout(cashier, checkoutInput(cashier, [lineOf(shop, goods, 17, { acknowledged: ['promised'] })]));
    expect(showOrder(shop, order.id).short).toMatchObject([{ productId: goods.id, missing: 2 }]);
    await checkCode(cashier, { orderId: order.id, code: '1234' });
    expect(() => ringUp(cashier, draftId ?? '')).toThrow(expect.objectContaining({ code: 'OUT_OF_STOCK' }));
    const none = { batchNo: '', expiry: null, cost: null, mrp: null, price: null };
    const line = { productId: goods.id, quantity: baseUnits(2), ...none };
    receiveStock(actAs(shop, 'owner'), { deliveryId: shop.ports.ids.next(), lines: [line], note: '' });
    expect(showOrder(shop, order.id).short).toEqual([]);
    expect(ringUp(cashier, draftId ?? '')).toMatchObject({ total: 4_500 });
    expect(listReserved(shop).items).toEqual([]);
  });

  it('that waits for an answer stands before later ones that wait for nobody', async () => {
    const { market, shop, goods, cashier, order } = await world();
    const later = market.place(orderOf(shop, goods, 1));
    const open = () =>
      listOrders(shop, { open: true, offset: 0, limit: 9 }).items.map((each) => each.order.id);
    await expect.poll(open).toEqual([later.id, order.id]);
    answer(cashier, later.id);
    await expect.poll(() => statusAt(market, later.id)).toBe('accepted');
    await expect.poll(open).toEqual([order.id, later.id]);
    const all = listOrders(shop, { open: false, offset: 0, limit: 9 }).items;
    expect(all.map((each) => each.order.id)).toEqual([later.id, order.id]);
  });

  it('says the strength of its goods: whoever packs it finds several under one name', async () => {
    const { order, shop, goods } = await world();
    shop.db.sqlite.prepare("UPDATE products SET strength = '250 mg' WHERE id = ?").run(goods.id);
    expect(showOrder(shop, order.id).products).toEqual([
      { lineNo: 1, productId: goods.id, strength: '250 mg' },
    ]);
  });

  it('with a prescription is accepted by a pharmacist only', async () => {
    const { cashier, order, shop } = await world({ needsPrescription: true });
    expect(() => answer(cashier, order.id)).toThrow('A pharmacist must look');
    expect(answer(actAs(shop, 'pharmacist'), order.id).status).toBe('accepted');
  });

  it('with a substitute that needs a prescription is answered by a pharmacist only', async () => {
    const { cashier, order, shop, goods } = await world();
    shop.db.sqlite.prepare("UPDATE products SET drug_class = 'rx' WHERE id = ?").run(goods.id);
    const substitute = { listingId: goods.id, packId: goods.packs[0] ?? '', quantity: 1 };
    const change = (context: typeof cashier) =>
      answerOrder(context, {
        answerId: shop.ports.ids.next(),
        orderId: order.id,
        answer: { kind: 'adjust', note: '', lines: [{ lineNo: 1, quantity: 0, substitute }] },
      });
    expect(() => change(cashier)).toThrow('A pharmacist must look');
    expect(change(actAs(shop, 'pharmacist')).status).toBe('adjusted');
  });

  it('is not moved where its status does not allow it', async () => {
    const { cashier, order } = await world();
    expect(() => answer(cashier, order.id, 'ready')).toThrow('not in a state');
    answer(cashier, order.id);
    answer(cashier, order.id, 'ready');
    expect(() => answer(cashier, order.id)).toThrow('not in a state');
    expect(() => answer(cashier, order.id, 'on-the-way')).toThrow('not in a state');
  });

  it('waits packed only where it is fetched', async () => {
    const { cashier, order } = await world({ fulfilment: 'delivery' });
    answer(cashier, order.id);
    expect(() => answer(cashier, order.id, 'ready')).toThrow('not in a state');
    expect(answer(cashier, order.id, 'on-the-way').status).toBe('on-the-way');
  });

  it('cancelled by the customer takes the held cart away from the till', async () => {
    const { market, cashier, order, shop, heard } = await world();
    const { draftId } = answer(cashier, order.id);
    await expect.poll(() => statusAt(market, order.id)).toBe('accepted');
    market.change(order.id, { status: 'cancelled' });
    await expect.poll(() => showOrder(shop, order.id).draftId).toBeNull();
    expect(findDraft(shop.db, draftId ?? '')).toBeUndefined();
    expect(listReserved(shop).items).toEqual([]);
    await expect.poll(() => heard).toContainEqual({ type: 'drafts-changed', draftId });
  });

  it('stays at every till after the customer cancelled what was accepted, until somebody has seen it', async () => {
    const { market, cashier, shop, order, heard } = await world();
    const open = () => listOrders(shop, { open: true, offset: 0, limit: 9 }).items;
    answer(cashier, order.id);
    await expect.poll(() => statusAt(market, order.id)).toBe('accepted');
    await expect.poll(() => showOrder(shop, order.id).order.status).toBe('accepted');
    expect(seeOrder(cashier, { orderId: order.id }).problem).toBe('');
    market.change(order.id, { status: 'cancelled' });
    await expect.poll(() => showOrder(shop, order.id).status).toBe('cancelled');
    expect(open()).toMatchObject([{ problem: 'CANCELLED_AFTER_ACCEPT', draftId: null }]);
    // Every till rings, and every page counts it.
    const told = { type: 'market-order', orderId: order.id, status: 'cancelled', isNew: false, isOver: true };
    await expect.poll(() => heard).toContainEqual(told);
    expect(readMarketStatus(shop)).toMatchObject({ newOrders: 0, overOrders: 1 });
    expect(seeOrder(cashier, { orderId: order.id }).problem).toBe('');
    expect(open()).toEqual([]);
    expect(readMarketStatus(shop).overOrders).toBe(0);
  });

  it('says nothing of an order that the shop itself cancelled, nor of one that was not accepted yet', async () => {
    const { market, cashier, shop, goods, order } = await world();
    answer(cashier, order.id);
    await expect.poll(() => showOrder(shop, order.id).order.status).toBe('accepted');
    const cancel = { kind: 'cancel' as const, reason: 'closing' };
    answerOrder(cashier, { answerId: shop.ports.ids.next(), orderId: order.id, answer: cancel });
    await expect.poll(() => showOrder(shop, order.id).order.status).toBe('cancelled');
    expect(showOrder(shop, order.id).problem).toBe('');
    const other = market.place(orderOf(shop, goods, 2));
    await expect.poll(() => listOrders(shop, { open: true, offset: 0, limit: 9 }).total).toBe(1);
    market.change(other.id, { status: 'expired' });
    await expect.poll(() => showOrder(shop, other.id).status).toBe('expired');
    expect(showOrder(shop, other.id).problem).toBe('');
  });

  it('has a problem that has to be mended as long as it is not over', async () => {
    const { cashier, shop, order } = await world();
    setProblem(shop.db, order.id, 'SOLD_OUT');
    expect(() => seeOrder(cashier, { orderId: order.id })).toThrow('not in a state');
    expect(showOrder(shop, order.id).problem).toBe('SOLD_OUT');
  });

  it('brings the delivery fee onto the bill', async () => {
    const { cashier, order } = await world({ fulfilment: 'delivery', deliveryFee: 4_000, total: 8_500 });
    const { draftId } = answer(cashier, order.id);
    expect(ringUp(cashier, draftId ?? '')).toMatchObject({ total: 8_500, subtotal: 9_000 });
  });
});
