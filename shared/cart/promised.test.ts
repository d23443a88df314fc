import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CartLineInput } from '../contract/sales.contract.ts';
import { baseUnits, paisa } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { testBatch, testId, testLine, testPack, testProduct } from './cart-fixtures.ts';
import type { CartProduct } from './cart-types.ts';
import { priceCart } from './price-cart.ts';
import { NOTHING_PROMISED, promisedToOthers, shelfOn } from './promised.ts';

const TODAY = '2026-11-21' as BusinessDay;
const tablet = testPack('tablet', 1, 100, true);
const strip = testPack('strip', 10, 900);

/** For each line whether it asks, where `promised` base units of the product are kept for others. */
function asks(product: CartProduct, lines: CartLineInput[], promised: number): boolean[] {
  const kept = promised === 0 ? NOTHING_PROMISED : new Map([[product.id, baseUnits(promised)]]);
  const rules = {
    businessDay: TODAY,
    nearExpiryDays: 90,
    paidOnline: paisa(0),
    rounding: 'taka',
    promised: kept,
  } as const;
  const { lines: priced } = priceCart(lines, paisa(0), new Map([[product.id, product]]), rules);
  return priced.map(({ warnings }) => warnings.includes('promised'));
}

describe('goods promised online', () => {
  const product = testProduct('tablet', [tablet, strip], [testBatch(20)], { oversell: 'warn' });
  const tablets = (quantity: number) => testLine(product, tablet.id, quantity);

  it('are asked about from the first unit that an order waits for', () => {
    expect(asks(product, [tablets(15)], 5)).toEqual([false]);
    expect(asks(product, [tablets(16)], 5)).toEqual([true]);
    expect(asks(product, [tablets(1)], 20)).toEqual([true]);
    expect(asks(product, [tablets(1)], 25)).toEqual([true]);
  });

  it('ask nothing where no order waits for them', () => {
    expect(asks(product, [tablets(20)], 0)).toEqual([false]);
    expect(asks(product, [tablets(21)], 0)).toEqual([false]);
  });

  it('count in base units, whatever packs they are sold by', () => {
    expect(asks(product, [testLine(product, strip.id, 10)], 10)).toEqual([false]);
    expect(asks(product, [testLine(product, strip.id, 10)], 11)).toEqual([true]);
    const both = {
      ...tablets(1),
      parts: [
        { packId: tablet.id, quantity: baseUnits(1) },
        { packId: strip.id, quantity: baseUnits(10) },
      ],
    };
    expect(asks(product, [both], 9)).toEqual([false]);
    expect(asks(product, [both], 10)).toEqual([true]);
  });

  it('are taken by the lines of a product one after the other', () => {
    expect(asks(product, [tablets(8), tablets(7)], 5)).toEqual([false, false]);
    expect(asks(product, [tablets(8), tablets(8)], 5)).toEqual([false, true]);
    expect(asks(product, [tablets(16), tablets(1)], 5)).toEqual([true, true]);
  });

  it('lie on the shelf: expired and quarantined batches give no order anything, a batch below zero takes', () => {
    const batches = [
      testBatch(9, { expiry: '2026-11-20' }),
      testBatch(9, { status: 'quarantined' }),
      testBatch(6, { expiry: '2026-11-21' }),
      testBatch(-2),
    ];
    const mixed = testProduct('tablet', [tablet], batches, { oversell: 'allow' });
    expect(shelfOn(mixed.batches, TODAY)).toBe(4);
    expect(asks(mixed, [testLine(mixed, tablet.id, 1)], 3)).toEqual([false]);
    expect(asks(mixed, [testLine(mixed, tablet.id, 2)], 3)).toEqual([true]);
  });

  it('are of one product whichever batch is chosen by hand', () => {
    const [first, second] = [testBatch(4), testBatch(4)];
    const two = testProduct('tablet', [tablet], [first, second]);
    const chosen = (quantity: number) => testLine(two, tablet.id, quantity, { batchId: second.id });
    expect(asks(two, [chosen(3)], 5)).toEqual([false]);
    expect(asks(two, [chosen(4)], 5)).toEqual([true]);
  });

  it('are counted goods: of others nobody knows how many there are', () => {
    const uncounted = testProduct('tablet', [tablet], [], { isCounted: false });
    expect(asks(uncounted, [testLine(uncounted, tablet.id, 3)], 5)).toEqual([false]);
  });

  it('of the order whose own cart it is are nobody else’s', () => {
    const [own, other] = [testId(), testId()];
    const goods = [
      { productId: 'napa', draftId: own, quantity: 3 },
      { productId: 'napa', draftId: other, quantity: 2 },
      { productId: 'napa', draftId: null, quantity: 1 },
      { productId: 'seclo', draftId: own, quantity: 4 },
    ];
    expect([...promisedToOthers(goods, own)]).toEqual([['napa', 3]]);
    expect([...promisedToOthers(goods, null)]).toEqual([
      ['napa', 6],
      ['seclo', 4],
    ]);
    expect(promisedToOthers([], own)).toBe(NOTHING_PROMISED);
  });

  it('for any shelf: a line asks exactly when what is left after it and those before it is less than promised', () => {
    const cart = fc.record({
      onHand: fc.array(fc.integer({ min: -5, max: 40 }), { maxLength: 4 }),
      promised: fc.integer({ min: 1, max: 40 }),
      quantities: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(cart, ({ onHand, promised, quantities }) => {
        const batches = onHand.map((count) => testBatch(count));
        const any = testProduct('tablet', [tablet], batches, { oversell: 'allow' });
        const lines = quantities.map((quantity) => testLine(any, tablet.id, quantity));
        let left = onHand.reduce((sum, count) => sum + count, 0);
        const expected = quantities.map((quantity) => {
          left -= quantity;
          return left < promised;
        });
        expect(asks(any, lines, promised)).toEqual(expected);
      }),
    );
  });
});
