import { describe, expect, it, onTestFinished } from 'vitest';
import { agreementOn, DELIVERY_LINE, forCaps, PRICE_LINE } from '../../shared/cart/agreed-cart.ts';
import { priceCart } from '../../shared/cart/price-cart.ts';
import type { CartLineInput, TenderInput } from '../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import { checkout, findDraft, gatherCart } from '../sales/index.ts';
import { listDrafts } from '../sales/list-drafts.ts';
import { answerTo, orderWorld } from '../testing/order-world.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { checkCode } from './hand-over.ts';
import { showCartOrder, showOrder } from './list-orders.ts';

/** An order that was accepted and whose code, where it is to be fetched, is right. Its goods cost ৳50 at the counter. */
async function accepted(change: Parameters<typeof orderWorld>[1]) {
  const world = await orderWorld(onTestFinished, change);
  const { cashier, order, market, shop } = world;
  const draftId = answerTo(cashier, order.id).draftId ?? '';
  await expect.poll(() => market.orders.get(order.id)?.order.status).toBe('accepted');
  if (change?.fulfilment !== 'delivery') await checkCode(cashier, { orderId: order.id, code: '1234' });
  const draft = findDraft(shop.db, draftId)?.draft;
  if (!draft) throw new Error('no held cart');
  const ringUp = (total: number, tenders: TenderInput[], lines = draft.lines) =>
    checkout(
      cashier,
      checkoutInput(cashier, lines, {
        saleId: draftId,
        billDiscount: draft.billDiscount,
        tenders,
        expectedTotal: paisa(total),
      }),
    );
  const [listed] = listDrafts(cashier).items;
  return {
    ...world,
    draft,
    ringUp,
    listed,
    shown: showOrder(shop, order.id),
    agreed: () => showCartOrder(shop, draftId).agreed,
    /** A bill beside what was agreed, and what of its discount is somebody's at the till. */
    beside: (lines: readonly CartLineInput[], billDiscount: number) => {
      const { products, rules } = gatherCart(shop.db, lines, shop.clock.now());
      const cart = priceCart(lines, paisa(billDiscount), products, rules);
      const agreement = agreementOn(showCartOrder(shop, draftId).agreed, lines, cart);
      return { ...agreement, own: forCaps(agreement, cart).billDiscount };
    },
    /** The counter asks so much for a piece from now on. */
    reprice: (price: number) =>
      shop.db.sqlite.prepare('UPDATE packs SET price = ? WHERE product_id = ?').run(price, world.goods.id),
  };
}

const cash = (amount: number): TenderInput => ({
  kind: 'cash',
  amount: paisa(amount),
  received: paisa(amount),
});
const rocket = (amount: number): TenderInput => ({
  kind: 'rocket',
  amount: paisa(amount),
  trxId: 'RKX4500',
});
const paidByRocket = (total: number, paid: number) =>
  ({ payment: 'rocket', paymentStatus: 'paid', trxId: 'RKX4500', total, paid }) as const;

describe('what an order comes to at the till', () => {
  it('is what was paid online, to the paisa', async () => {
    for (const total of [4_460, 4_440]) {
      const { ringUp, listed, shown } = await accepted(paidByRocket(total, total));
      expect(listed).toMatchObject({ total });
      expect(shown).toMatchObject({ tillTotal: total, due: null });
      expect(ringUp(total, [rocket(total)])).toMatchObject({ total, rounding: 0 });
    }
  });

  it('is rounded as every bill where it is paid in cash, and said so before', async () => {
    const { ringUp, listed, shown } = await accepted({ total: 4_460 });
    expect(listed).toMatchObject({ total: 4_500 });
    expect(shown).toMatchObject({ tillTotal: 4_500, due: { amount: 4_500, how: 'counter' } });
    expect(ringUp(4_500, [cash(4_500)])).toMatchObject({ total: 4_500, rounding: 40 });
  });

  it('is rounded in what is left to pay alone', async () => {
    const { ringUp, listed, shown } = await accepted(paidByRocket(4_560, 3_030));
    expect(listed).toMatchObject({ total: 4_530 });
    expect(shown).toMatchObject({ tillTotal: 4_530, due: { amount: 1_500, how: 'counter' } });
    expect(ringUp(4_530, [rocket(3_030), cash(1_500)])).toMatchObject({ total: 4_530, rounding: -30 });
  });

  it('is rounded in what comes on top of it', async () => {
    const { ringUp, draft, shop } = await accepted(paidByRocket(4_460, 4_460));
    const sweet = addGoods(shop, { packs: [{ unit: 'piece', size: 1, price: 170 }] });
    const lines = [...draft.lines, lineOf(shop, sweet, 1)];
    expect(ringUp(4_660, [rocket(4_460), cash(200)], lines)).toMatchObject({ total: 4_660, rounding: 30 });
  });
});

/** Somebody who may sell and nothing beside it. */
const helperOf = <Caller extends { actor: object }>(caller: Caller) => ({
  ...caller,
  actor: { ...caller.actor, permissions: new Set(['sales.sell'] as const) },
});
const refused = (code: string, data = {}) => expect.objectContaining({ code, ...data });

describe('the discount that was agreed for an order', () => {
  it('is nobody’s at the till, and missed where it is taken off the order’s own goods', async () => {
    const { beside, draft, shop, goods } = await accepted({ total: 4_500 });
    const { lines } = draft;
    expect(beside(lines, 500)).toMatchObject({ discount: 500, price: 0, waived: 0, more: 0, own: 0 });
    expect(beside(lines, 501)).toMatchObject({ more: 0, own: 1 });
    expect(beside(lines, 200)).toMatchObject({ more: 300, own: 0 });
    const onLine = lines.map((line) => ({ ...line, discount: 500 as Paisa }));
    expect(beside(onLine, 0)).toMatchObject({ more: 0 });
    // Of fewer goods their share was agreed, and of other goods nothing.
    const fewer = [lineOf(shop, goods, 4)];
    expect(beside(fewer, 400)).toMatchObject({ discount: 400, more: 0, own: 0 });
    expect(beside(fewer, 500)).toMatchObject({ own: 100 });
    expect(beside(fewer, 0)).toMatchObject({ more: 400 });
    expect(beside([lineOf(shop, addGoods(shop), 9)], 500)).toMatchObject({ discount: 0, own: 500 });
    expect(beside([...lines, lineOf(shop, goods, 3)], 500)).toMatchObject({ discount: 500, more: 0, own: 0 });
  });

  it('is agreed no more once the order is over', async () => {
    const { ringUp, agreed } = await accepted({ total: 4_500 });
    ringUp(4_500, [cash(4_500)]);
    expect(agreed()).toBeNull();
  });

  it('by a promo code is shared by the goods of the order', async () => {
    const { beside, shop, goods } = await accepted({ total: 4_000, discount: 500 });
    expect(beside([lineOf(shop, goods, 5)], 0)).toMatchObject({ discount: 1_000 });
    expect(beside([lineOf(shop, goods, 1)], 0)).toMatchObject({ discount: 200 });
  });
});

describe('an order whose goods cost another price by the time they are fetched', () => {
  it('comes to what was agreed where nobody touched its cart', async () => {
    for (const price of [2_000, 950, 500]) {
      const { cashier, reprice } = await accepted(paidByRocket(4_500, 4_500));
      reprice(price);
      const [held] = listDrafts(cashier).items;
      expect(held).toMatchObject({ total: 4_500 });
      const input = checkoutInput(cashier, held?.lines ?? [], {
        saleId: held?.id ?? '',
        billDiscount: held?.billDiscount ?? paisa(0),
        tenders: [rocket(4_500)],
        expectedTotal: paisa(4_500),
      });
      expect(checkout(helperOf(cashier), input)).toMatchObject({ total: 4_500 });
    }
  });

  it('is not sold for more before somebody has seen by how much', async () => {
    const { beside, cashier, draft, reprice } = await accepted({ total: 4_500 });
    reprice(1_200);
    expect(beside(draft.lines, 500)).toMatchObject({ discount: 1_500, more: 1_000 });
    const input = (billDiscount: number, seenMore: number) => {
      const total = 6_000 - billDiscount;
      return checkoutInput(cashier, draft.lines, {
        saleId: draft.id,
        billDiscount: paisa(billDiscount),
        tenders: [cash(total)],
        expectedTotal: paisa(total),
        seenMore: paisa(seenMore),
      });
    };
    const helper = helperOf(cashier);
    const much = refused('MORE_THAN_AGREED', { data: { amount: 1_000 } });
    expect(() => checkout(helper, input(500, 0))).toThrow(much);
    expect(() => checkout(helper, input(500, 999))).toThrow(much);
    expect(checkout(helper, input(1_500, 0))).toMatchObject({ total: 4_500 });
  });

  it('is not sold for less without the right to so large a discount', async () => {
    const { beside, cashier, draft, ringUp, reprice } = await accepted({ total: 4_500 });
    reprice(800);
    expect(beside(draft.lines, 500)).toMatchObject({ discount: 0, price: 500, waived: 500, own: 1_000 });
    // ৳35 where ৳45 were agreed: more than the cashier gives.
    expect(() => ringUp(3_500, [cash(3_500)])).toThrow(refused('NEEDS_APPROVAL'));
    const [held] = listDrafts(cashier).items;
    expect(held).toMatchObject({ total: 4_500, billDiscount: 0 });
  });

  it('stays saleable where the program’s own line holds more than the difference by then', async () => {
    const { cashier, draft, reprice, beside } = await accepted({ total: 5_500 });
    expect(beside(draft.lines, 0)).toMatchObject({ price: 500, more: 0 });
    reprice(1_050);
    expect(beside(draft.lines, 0)).toMatchObject({ price: 250, more: 250 });
    const input = checkoutInput(cashier, draft.lines, {
      saleId: draft.id,
      tenders: [cash(5_800)],
      expectedTotal: paisa(5_800),
      seenMore: paisa(250),
    });
    expect(checkout(helperOf(cashier), input)).toMatchObject({ total: 5_800 });
  });

  it('has no price twice where a pack of it is gone', async () => {
    const { beside, cashier, shop, goods } = await accepted({ total: 4_500 });
    shop.db.sqlite.prepare('UPDATE packs SET price = NULL WHERE product_id = ?').run(goods.id);
    const [held] = listDrafts(cashier).items;
    expect(held?.lines.map(({ kind }) => kind)).toEqual(['product']);
    expect(held).toMatchObject({ billDiscount: 0 });
    shop.db.sqlite.prepare('UPDATE packs SET price = 1000 WHERE product_id = ?').run(goods.id);
    expect(beside([lineOf(shop, goods, 5)], 0)).toMatchObject({ discount: 500, more: 500 });
  });
});

describe('what was agreed for an order beside its goods', () => {
  const without = (name: string, lines: readonly CartLineInput[]) =>
    lines.filter((line) => line.kind !== 'open' || line.name !== name);
  const lowered = (lines: readonly CartLineInput[], by: number) =>
    lines.map((line) => (line.kind === 'open' ? { ...line, unitPrice: paisa(line.unitPrice - by) } : line));
  // ৳50 of goods and ৳40 for the way at the counter: the line of the price holds ৳5 of what was agreed, more than the cashier's 5%.
  const delivered = { fulfilment: 'delivery', deliveryFee: 4_000, total: 9_500 } as const;

  it('taken off the bill is a discount of whoever did it', async () => {
    const { beside, draft, ringUp, cashier, shop } = await accepted(delivered);
    expect(beside(draft.lines, 0)).toMatchObject({ price: 500, delivery: 4_000, waived: 0, more: 0 });
    const lines = without(PRICE_LINE, draft.lines);
    expect(beside(lines, 0)).toMatchObject({ waived: 500, own: 500 });
    expect(beside(without(DELIVERY_LINE, lines), 0)).toMatchObject({ waived: 4_500 });
    expect(() => ringUp(9_000, [cash(9_000)], lines)).toThrow(refused('NEEDS_APPROVAL'));
    const input = checkoutInput(cashier, lines, {
      saleId: draft.id,
      tenders: [cash(9_000)],
      expectedTotal: paisa(9_000),
    });
    expect(() => checkout(helperOf(cashier), input)).toThrow(refused('NOT_ALLOWED'));
    checkout(cashier, input, { id: cashier.actor.userId, role: 'owner' });
    const noted = shop.db.sqlite
      .prepare("SELECT details ->> '$.waived' AS waived FROM audit WHERE action = 'sale.approve'")
      .all();
    expect(noted).toEqual([{ waived: 500 }]);
  });

  it('lowered is one too, within the cap without a word, whatever discount was agreed beside it', async () => {
    const { beside, draft, ringUp } = await accepted(delivered);
    const lines = lowered(draft.lines, 200);
    expect(beside(lines, 0)).toMatchObject({ waived: 400, own: 400 });
    expect(ringUp(9_100, [cash(9_100)], lines)).toMatchObject({ total: 9_100 });
    const cheaper = await accepted({ ...delivered, total: 7_000 });
    const less = lowered(cheaper.draft.lines, 400);
    expect(cheaper.beside(less, 2_000)).toMatchObject({ discount: 2_000, own: 400 });
    expect(cheaper.ringUp(6_600, [cash(6_600)], less)).toMatchObject({ total: 6_600 });
  });

  it('is asked for by any pack and batch of its goods, at what that costs', async () => {
    const { beside, draft, shop, goods } = await accepted(delivered);
    shop.db.sqlite
      .prepare('UPDATE batches SET price_amount = 400, price_per = 1 WHERE product_id = ?')
      .run(goods.id);
    expect(beside(draft.lines, 0)).toMatchObject({ price: 3_500, waived: 3_000 });
  });

  it('leaves no room for a quick item that costs nothing, nor for one of its name on an ordinary bill', async () => {
    const { draft, cashier, shop } = await accepted({ total: 5_000 });
    const own = (name: string, unitPrice: number): CartLineInput => ({
      kind: 'open',
      lineId: shop.ports.ids.next(),
      name,
      quantity: 1 as never,
      unitPrice: paisa(unitPrice),
      discount: paisa(0),
    });
    const sell = (lines: CartLineInput[], total: number, saleId: string) =>
      checkout(
        helperOf(cashier),
        checkoutInput(cashier, lines, { saleId, tenders: [cash(total)], expectedTotal: paisa(total) }),
      );
    expect(() => sell([...draft.lines, own('Gift', 0)], 5_000, draft.id)).toThrow(refused('NOT_ALLOWED'));
    expect(() => sell([...draft.lines, own(PRICE_LINE, 1_000)], 6_000, draft.id)).toThrow(
      refused('MORE_THAN_AGREED', { data: { amount: 1_000 } }),
    );
    const ordinary = [lineOf(shop, addGoods(shop), 1), own(PRICE_LINE, 1_000)];
    expect(() => sell(ordinary, 2_000, shop.ports.ids.next())).toThrow(refused('NOT_ALLOWED'));
  });
});
