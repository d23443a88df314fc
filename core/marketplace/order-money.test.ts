import { describe, expect, it, onTestFinished } from 'vitest';
import {
  isPriceOfMore,
  moreThanAgreed,
  ownDiscount,
  PRICE_LINE,
  waived,
} from '../../shared/cart/agreed-cart.ts';
import type { CartLineInput, TenderInput } from '../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import { checkout, findDraft } from '../sales/index.ts';
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

describe('the discount that was agreed for an order', () => {
  it('is nobody’s at the till, and missed where it is taken off the order’s own goods', async () => {
    const { agreed, draft, shop, goods } = await accepted({ total: 4_500 });
    const now = agreed();
    const bill = (billDiscount: number, lines = draft.lines) => ({ lines, billDiscount });
    expect(now).toMatchObject({ discount: 500, sums: [] });
    expect(ownDiscount(now, bill(500))).toBe(0);
    expect(ownDiscount(now, bill(501))).toBe(1);
    expect(ownDiscount(now, bill(500, [lineOf(shop, goods, 4)]))).toBe(500);
    expect(ownDiscount(null, bill(500))).toBe(500);
    expect(moreThanAgreed(now, bill(500))).toBe(0);
    expect(moreThanAgreed(now, bill(200))).toBe(300);
    // Given on a line instead, or where the customer takes fewer goods, nothing was promised that is missing.
    const onLine = draft.lines.map((line) => ({ ...line, discount: 500 as Paisa }));
    expect(moreThanAgreed(now, bill(0, onLine))).toBe(0);
    expect(moreThanAgreed(now, bill(0, [lineOf(shop, goods, 4)]))).toBe(0);
    expect(moreThanAgreed(null, bill(0))).toBe(0);
  });

  it('is agreed no more once the order is over', async () => {
    const { ringUp, agreed } = await accepted({ total: 4_500 });
    ringUp(4_500, [cash(4_500)]);
    expect(agreed()).toBeNull();
  });
});

describe('an order whose goods cost another price by the time they are fetched', () => {
  it('comes to what was agreed where nobody touched its cart', async () => {
    for (const price of [2_000, 950, 500]) {
      const { cashier, ringUp, reprice } = await accepted(paidByRocket(4_500, 4_500));
      reprice(price);
      const [held] = listDrafts(cashier).items;
      expect(held).toMatchObject({ total: 4_500 });
      const input = checkoutInput(cashier, held?.lines ?? [], {
        saleId: held?.id ?? '',
        billDiscount: held?.billDiscount ?? paisa(0),
        tenders: [rocket(4_500)],
        expectedTotal: paisa(4_500),
      });
      const helper = {
        ...cashier,
        actor: { ...cashier.actor, permissions: new Set(['sales.sell'] as const) },
      };
      expect(checkout(helper, input)).toMatchObject({ total: 4_500 });
      expect(() => ringUp(1, [])).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    }
  });

  it('is told of where its cart lies on the counter, and what was promised is given without a PIN', async () => {
    const { agreed, draft, ringUp, reprice } = await accepted({ total: 4_500 });
    reprice(1_200);
    const now = agreed();
    expect(now).toMatchObject({ discount: 1_500, sums: [] });
    expect(moreThanAgreed(now, draft)).toBe(1_000);
    const draftWith = (billDiscount: number) => ({ ...draft, billDiscount: paisa(billDiscount) });
    expect(ownDiscount(now, draftWith(1_500))).toBe(0);
    reprice(800);
    expect(agreed()).toMatchObject({ discount: 0, sums: [{ name: PRICE_LINE, amount: 500 }] });
    expect(waived(agreed(), draft.lines)).toBe(500);
    expect(ownDiscount(agreed(), draft)).toBe(1_000);
    // ৳35 where ৳45 were agreed: more than the cashier gives.
    expect(() => ringUp(3_500, [cash(3_500)])).toThrow(expect.objectContaining({ code: 'NEEDS_APPROVAL' }));
  });
});

describe('what was agreed for an order beside its goods', () => {
  const refused = (code: string) => expect.objectContaining({ code });
  const withoutPrice = (lines: readonly CartLineInput[]) =>
    lines.filter((line) => line.kind !== 'open' || line.name !== PRICE_LINE);
  // ৳50 of goods and ৳40 for the way at the counter: the line of the price holds ৳5 of what was agreed, more than the cashier's 5%.
  const delivered = { fulfilment: 'delivery', deliveryFee: 4_000, total: 9_500 } as const;

  it('taken off the bill is a discount of whoever did it', async () => {
    const { agreed, draft, ringUp, cashier, shop } = await accepted(delivered);
    expect(waived(agreed(), draft.lines)).toBe(0);
    const lines = withoutPrice(draft.lines);
    expect(waived(agreed(), lines)).toBe(500);
    expect(waived(null, lines)).toBe(0);
    expect(() => ringUp(9_000, [cash(9_000)], lines)).toThrow(refused('NEEDS_APPROVAL'));
    const helper = { ...cashier, actor: { ...cashier.actor, permissions: new Set(['sales.sell'] as const) } };
    const input = checkoutInput(helper, lines, {
      saleId: draft.id,
      tenders: [cash(9_000)],
      expectedTotal: paisa(9_000),
    });
    expect(() => checkout(helper, input)).toThrow(refused('NOT_ALLOWED'));
    checkout(cashier, input, { id: cashier.actor.userId, role: 'owner' });
    const noted = shop.db.sqlite
      .prepare("SELECT details ->> '$.waived' AS waived FROM audit WHERE action = 'sale.approve'")
      .all();
    expect(noted).toEqual([{ waived: 500 }]);
  });

  it('lowered is one too, within the cap without a word, whatever discount was agreed beside it', async () => {
    const lowered = (lines: readonly CartLineInput[], by: number) =>
      lines.map((line) => (line.kind === 'open' ? { ...line, unitPrice: paisa(line.unitPrice - by) } : line));
    const { agreed, draft, ringUp } = await accepted(delivered);
    const lines = lowered(draft.lines, 200);
    expect(waived(agreed(), lines)).toBe(400);
    expect(ringUp(9_100, [cash(9_100)], lines)).toMatchObject({ total: 9_100 });
    const cheaper = await accepted({ ...delivered, total: 7_000 });
    expect(cheaper.agreed()).toMatchObject({ discount: 2_000 });
    const less = lowered(cheaper.draft.lines, 400);
    expect(ownDiscount(cheaper.agreed(), { ...cheaper.draft, lines: less })).toBe(400);
    expect(cheaper.ringUp(6_600, [cash(6_600)], less)).toMatchObject({ total: 6_600 });
  });

  it('of fewer goods is the delivery alone, and the difference of the price is asked about', async () => {
    const { agreed, draft, shop, goods } = await accepted(delivered);
    const fewer = [...draft.lines.filter(({ kind }) => kind === 'open'), lineOf(shop, goods, 1)];
    expect(isPriceOfMore(agreed(), draft.lines)).toBe(false);
    expect(isPriceOfMore(agreed(), fewer)).toBe(true);
    expect(waived(agreed(), withoutPrice(fewer))).toBe(0);
    expect(isPriceOfMore(agreed(), withoutPrice(fewer))).toBe(false);
    expect(waived(agreed(), [lineOf(shop, goods, 1)])).toBe(4_000);
  });

  it('leaves no room for a quick item of its name that nobody agreed to', async () => {
    const { draft, cashier, shop } = await accepted({ total: 5_000 });
    const own = { kind: 'open', lineId: shop.ports.ids.next(), name: PRICE_LINE, quantity: 1 } as const;
    const lines = [...draft.lines, { ...own, unitPrice: paisa(1_000), discount: paisa(0) } as CartLineInput];
    const helper = { ...cashier, actor: { ...cashier.actor, permissions: new Set(['sales.sell'] as const) } };
    const input = { saleId: draft.id, tenders: [cash(6_000)], expectedTotal: paisa(6_000) };
    expect(() => checkout(helper, checkoutInput(helper, lines, input))).toThrow(refused('NOT_ALLOWED'));
  });
});
