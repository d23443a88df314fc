import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkoutInputSchema, draftSchema, type TenderInput } from '../contract/sales.contract.ts';
import { baseUnits, paisa } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { testBatch, testId, testPack, testProduct } from './cart-fixtures.ts';
import { type CartAction, cartReducer } from './cart-reducer.ts';
import { type CartState, checkoutOf, newCart, previewCart } from './cart-state.ts';
import { NOTHING_PROMISED } from './promised.ts';
import { cashTender, quickCash, settle } from './tenders.ts';

const tablet = testPack('tablet', 1, 250);
const strip = testPack('strip', 10, 2400, true);
const medicine = testProduct('tablet', [tablet, strip], [testBatch(100)], { oversell: 'warn' });
const soap = testProduct('piece', [testPack('piece', 1, 5550, true)], [testBatch(10)]);
const RULES = {
  businessDay: '2026-11-21' as BusinessDay,
  nearExpiryDays: 90,
  paidOnline: paisa(0),
  rounding: 'taka' as const,
  promised: NOTHING_PROMISED,
};

function play(actions: readonly CartAction[], from: CartState = newCart(testId)): CartState {
  return actions.reduce(cartReducer, from);
}

const add = (product = medicine, packId?: string): CartAction => ({
  type: 'add-product',
  lineId: testId(),
  product,
  packId: packId ?? null,
});
const lineId = (cart: CartState, index = 0) => cart.draft.lines[index]?.lineId ?? '';
const parts = (cart: CartState) =>
  cart.draft.lines.map((line) => (line.kind === 'product' ? line.parts : []));

describe('cartReducer', () => {
  it('grows the same line on a repeated scan, pack by pack', () => {
    const cart = play([add(), add(), add(medicine, tablet.id), add(soap)]);
    expect(parts(cart)).toEqual([
      [
        { packId: strip.id, quantity: 20 },
        { packId: tablet.id, quantity: 1 },
      ],
      [{ packId: soap.packs[0]?.id, quantity: 1 }],
    ]);
    expect(cart.draft.revision).toBe(4);
    expect(cart.selectedLineId).toBe(lineId(cart, 1));
  });

  it('changes unit and quantity, and asks again when more is wanted', () => {
    const first = play([add()]);
    const line = lineId(first);
    const cart = play(
      [
        { type: 'set-parts', lineId: line, parts: [{ packId: strip.id, quantity: baseUnits(200) }] },
        { type: 'acknowledge', lineId: line, warnings: ['oversell', 'promised', 'prescription'] },
        { type: 'change-unit', lineId: line, packId: tablet.id },
      ],
      first,
    );
    expect(parts(cart)).toEqual([[{ packId: tablet.id, quantity: 20 }]]);
    expect(cart.draft.lines[0]).toMatchObject({ acknowledged: ['oversell', 'promised', 'prescription'] });
    const more = play(
      [{ type: 'set-parts', lineId: line, parts: [{ packId: tablet.id, quantity: baseUnits(21) }] }],
      cart,
    );
    expect(more.draft.lines[0]).toMatchObject({ acknowledged: ['prescription'] });
  });

  it('takes a line out and puts it back where it was', () => {
    const full = play([add(), add(soap)]);
    const without = play([{ type: 'remove', lineId: lineId(full) }], full);
    expect(without.draft.lines).toHaveLength(1);
    expect(play([{ type: 'undo-remove' }], without).draft.lines).toEqual(full.draft.lines);
  });

  it('gives the same object back when nothing changes', () => {
    const cart = play([add()]);
    const nothing: CartAction[] = [
      { type: 'remove', lineId: testId() },
      { type: 'undo-remove' },
      { type: 'set-discount', lineId: testId(), discount: paisa(1) },
      { type: 'set-parts', lineId: lineId(cart), parts: [] },
      { type: 'change-unit', lineId: lineId(cart), packId: testId() },
    ];
    for (const action of nothing) expect(cartReducer(cart, action)).toBe(cart);
  });

  it('holds, resumes and starts over under a new id', () => {
    const cart = play([
      add(),
      { type: 'set-customer', customerId: testId() },
      { type: 'add-open', lineId: testId(), name: 'Bag', quantity: baseUnits(2), unitPrice: paisa(500) },
      { type: 'hold', name: 'Rahim' },
    ]);
    expect(draftSchema.parse(cart.draft)).toMatchObject({ state: 'held', name: 'Rahim' });
    const resumed = play([{ type: 'resume', draft: cart.draft, products: Object.values(cart.products) }]);
    expect(resumed.draft).toMatchObject({
      id: cart.draft.id,
      state: 'open',
      revision: cart.draft.revision + 1,
    });
    const id = testId();
    expect(play([{ type: 'clear', newDraftId: id }], cart).draft).toMatchObject({
      id,
      lines: [],
      revision: 0,
    });
  });

  it('previews with the checkout’s arithmetic and cuts discounts that outgrew their line', () => {
    const cart = play([add(), add(soap)]);
    const discounted = play(
      [
        { type: 'set-discount', lineId: lineId(cart), discount: paisa(9999) },
        { type: 'set-bill-discount', discount: paisa(99_999) },
      ],
      cart,
    );
    expect(previewCart(discounted, RULES)).toMatchObject({
      refusals: [],
      subtotal: 7950,
      lineDiscount: 2400,
      billDiscount: 5550,
      total: 0,
    });
    const preview = previewCart(cart, RULES);
    const tenders = [cashTender(preview.total, paisa(10_000))];
    const input = checkoutInputSchema.parse(checkoutOf(cart, preview, tenders));
    expect(input).toMatchObject({
      saleId: cart.draft.id,
      expectedTotal: 8000,
      lines: [{ expectedAmount: 2400 }, {}],
    });
  });

  it('is always a draft the server accepts, and its revision never falls', () => {
    const action = fc.oneof(
      fc.constantFrom(0, 1).map((which) => () => add(which === 0 ? medicine : soap)),
      fc.integer({ min: 0, max: 3 }).map(
        (at) =>
          (cart: CartState): CartAction => ({ type: 'remove', lineId: lineId(cart, at) }),
      ),
      fc.constant((): CartAction => ({ type: 'undo-remove' })),
      fc.integer({ min: 0, max: 9000 }).map(
        (discount) =>
          (cart: CartState): CartAction => ({
            type: 'set-discount',
            lineId: lineId(cart),
            discount: paisa(discount),
          }),
      ),
      fc.integer({ min: 1, max: 300 }).map(
        (quantity) =>
          (cart: CartState): CartAction => ({
            type: 'set-parts',
            lineId: lineId(cart),
            parts: [{ packId: tablet.id, quantity: baseUnits(quantity) }],
          }),
      ),
      fc.constant(
        (cart: CartState): CartAction => ({ type: 'change-unit', lineId: lineId(cart), packId: strip.id }),
      ),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        let cart = newCart(testId);
        for (const make of actions) {
          const next = cartReducer(cart, make(cart));
          expect(next.draft.revision).toBeGreaterThanOrEqual(cart.draft.revision);
          cart = next;
        }
        expect(draftSchema.safeParse(cart.draft).success).toBe(true);
        expect(new Set(cart.draft.lines.map((line) => line.lineId)).size).toBe(cart.draft.lines.length);
      }),
    );
  });
});

describe('tenders', () => {
  it('suggests the exact amount and likely banknotes', () => {
    expect(quickCash(paisa(34_700))).toEqual([34_700, 35_000, 40_000, 50_000, 100_000]);
    expect(quickCash(paisa(20_800))).toEqual([20_800, 21_000, 25_000, 30_000, 50_000, 100_000]);
    expect(quickCash(paisa(50_000))).toEqual([50_000, 100_000]);
    expect(quickCash(paisa(3_120_000))).toEqual([3_120_000, 3_200_000]);
    expect(quickCash(paisa(0))).toEqual([]);
  });

  it('suggests nothing below what is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (due) => {
        const sums = quickCash(paisa(due));
        expect(sums[0]).toBe(due);
        expect(sums.length).toBeLessThanOrEqual(6);
        expect(sums.toSorted((a, b) => a - b)).toEqual(sums);
        expect(new Set(sums).size).toBe(sums.length);
      }),
    );
  });

  it('says what is left to pay and what to give back', () => {
    const tenders: TenderInput[] = [
      { kind: 'bkash', amount: paisa(30_000), trxId: 'AB12CD34' },
      { kind: 'baki', amount: paisa(10_000) },
    ];
    expect(settle(paisa(52_000), tenders)).toEqual({ tendered: 40_000, left: 12_000, change: 0 });
    const paid = [...tenders, cashTender(paisa(12_000), paisa(20_000))];
    expect(settle(paisa(52_000), paid)).toEqual({ tendered: 52_000, left: 0, change: 8000 });
    expect(cashTender(paisa(12_000), paisa(5000))).toMatchObject({ amount: 5000, received: 5000 });
  });
});
