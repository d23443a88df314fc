import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CartLineInput, WARNINGS } from '../contract/sales.contract.ts';
import { baseUnits, paisa } from '../money/money.ts';
import { addDays, type BusinessDay } from '../time/business-day.ts';
import { allocate, sellableOn } from './allocate.ts';
import { testBatch, testId, testLine, testPack, testProduct } from './cart-fixtures.ts';
import type { CartProduct, CartRules } from './cart-types.ts';
import { priceCart, shareOf, vatWithin } from './price-cart.ts';
import { NOTHING_PROMISED } from './promised.ts';

const TODAY = '2026-11-21' as BusinessDay;
const RULES: CartRules = {
  businessDay: TODAY,
  nearExpiryDays: 90,
  paidOnline: paisa(0),
  rounding: 'taka',
  promised: NOTHING_PROMISED,
};
const shelfOf = (...products: CartProduct[]) => new Map(products.map((product) => [product.id, product]));

function one(product: CartProduct, line: CartLineInput, rules: CartRules = RULES) {
  const cart = priceCart([line], paisa(0), shelfOf(product), rules);
  return { cart, line: cart.lines[0], refusal: cart.refusals[0]?.refusal };
}

describe('the rate of a line', () => {
  const pack = testPack('strip', 10, 5000);

  it('is the batch price, else the MRP, else the pack price', () => {
    const cases = [
      { batch: testBatch(10, { mrp: [600, 1], price: [550, 1] }), amount: 5500 },
      { batch: testBatch(10, { mrp: [600, 1] }), amount: 6000 },
      { batch: testBatch(10), amount: 5000 },
    ];
    for (const { batch, amount } of cases) {
      const product = testProduct('tablet', [pack], [batch]);
      expect(one(product, testLine(product, pack.id, 10)).line?.amount).toBe(amount);
    }
  });

  it('is told to be missing when there is none', () => {
    const unpriced = testPack('strip', 10, null);
    const product = testProduct('tablet', [unpriced], [testBatch(10)]);
    expect(one(product, testLine(product, unpriced.id, 10)).refusal?.code).toBe('NO_PRICE');
  });

  it('is rounded once per batch, never per base unit', () => {
    const kilo = testPack('kg', 1000, 6250);
    const product = testProduct('g', [kilo], [testBatch(5000)]);
    expect(one(product, testLine(product, kilo.id, 333)).line?.amount).toBe(2081);
  });

  it('lets goods beyond the stock cost what the last batch costs', () => {
    const product = testProduct('tablet', [pack], [testBatch(4, { mrp: [700, 1] })], { oversell: 'warn' });
    const { line } = one(product, testLine(product, pack.id, 10));
    expect(line).toMatchObject({ amount: 7000, shortage: 6, warnings: ['oversell'] });
  });
});

describe('the batches of a line', () => {
  const tablet = testPack('tablet', 1, 100);

  it('are taken earliest expiry first, without expiry last, then oldest first', () => {
    const none = testBatch(5, { receivedAt: 1 });
    const late = testBatch(5, { expiry: '2028-01-01' });
    const newer = testBatch(5, { expiry: '2027-01-01', receivedAt: 9 });
    const older = testBatch(5, { expiry: '2027-01-01', receivedAt: 2 });
    const product = testProduct('tablet', [tablet], [none, late, newer, older]);
    const { line } = one(product, testLine(product, tablet.id, 18));
    expect(line?.allocations.map((each) => [each.batchId, each.quantity])).toEqual([
      [older.id, 5],
      [newer.id, 5],
      [late.id, 5],
      [none.id, 3],
    ]);
  });

  it('are never expired or in quarantine; the day of expiry itself still sells', () => {
    const expired = testBatch(5, { expiry: addDays(TODAY, -1) });
    const today = testBatch(5, { expiry: TODAY });
    const aside = testBatch(5, { status: 'quarantined' });
    const product = testProduct('tablet', [tablet], [expired, today, aside]);
    const { line } = one(product, testLine(product, tablet.id, 8));
    expect(line?.allocations.map((each) => each.batchId)).toEqual([today.id]);
    expect(line?.shortage).toBe(3);
    expect(line?.warnings).toEqual(['oversell', 'near-expiry']);
    expect(sellableOn(product.batches, TODAY)).toBe(5);
  });

  it('is the one chosen by hand, and no other', () => {
    const early = testBatch(5, { expiry: '2027-01-01' });
    const chosen = testBatch(5, { expiry: '2029-01-01' });
    const product = testProduct('tablet', [tablet], [early, chosen]);
    const { line } = one(product, testLine(product, tablet.id, 7, { batchId: chosen.id }));
    expect(line?.allocations.map((each) => each.batchId)).toEqual([chosen.id]);
    expect(line?.shortage).toBe(2);
  });

  it('chosen by hand are refused with the reason when they may not be sold', () => {
    const expired = testBatch(5, { expiry: '2026-01-01' });
    const aside = testBatch(5, { status: 'quarantined' });
    const product = testProduct('tablet', [tablet], [expired, aside]);
    const reasons = [expired.id, aside.id, testId()].map(
      (batchId) => one(product, testLine(product, tablet.id, 1, { batchId })).refusal?.data,
    );
    expect(reasons).toMatchObject([{ reason: 'expired' }, { reason: 'quarantined' }, { reason: 'unknown' }]);
  });

  it('are shared by the lines of a cart, not counted twice', () => {
    const product = testProduct('tablet', [tablet], [testBatch(10)]);
    const lines = [testLine(product, tablet.id, 7), testLine(product, tablet.id, 7)];
    const cart = priceCart(lines, paisa(0), shelfOf(product), RULES);
    expect(cart.lines.map((line) => line.shortage)).toEqual([0, 4]);
  });
});

describe('what is refused', () => {
  const tablet = testPack('tablet', 1, 100);
  const box = testPack('box', 100, 8000);
  const product = testProduct('tablet', [tablet, box], [testBatch(500)]);

  it('names unknown products and packs', () => {
    const stranger = testProduct('tablet', [tablet], []);
    expect(one(product, testLine(stranger, tablet.id, 1)).refusal?.code).toBe('UNKNOWN_PRODUCT');
    expect(one(product, testLine(product, testId(), 1)).refusal?.code).toBe('UNKNOWN_PACK');
  });

  it('keeps a tablet from being had at the rate of the box', () => {
    expect(one(product, testLine(product, box.id, 1)).refusal?.code).toBe('BAD_QUANTITY');
    expect(one(product, testLine(product, box.id, 200)).line?.amount).toBe(16_000);
  });

  it('is a fraction, zero or less', () => {
    for (const quantity of [0, -1, 1.5]) {
      const line = {
        ...testLine(product, tablet.id, 1),
        parts: [{ packId: tablet.id, quantity: quantity as never }],
      };
      expect(one(product, line).refusal?.code).toBe('BAD_QUANTITY');
    }
  });

  it('is a discount above the amount, on the line and on the bill', () => {
    expect(one(product, testLine(product, tablet.id, 1, { discount: paisa(101) })).refusal?.code).toBe(
      'BAD_DISCOUNT',
    );
    const cart = priceCart([testLine(product, tablet.id, 1)], paisa(101), shelfOf(product), RULES);
    expect(cart.refusals).toMatchObject([{ lineId: null, refusal: { code: 'BAD_DISCOUNT' } }]);
  });

  it('is the same line id twice', () => {
    const line = testLine(product, tablet.id, 1);
    const cart = priceCart([line, line], paisa(0), shelfOf(product), RULES);
    expect(cart.refusals[0]?.refusal.code).toBe('DUPLICATE');
  });
});

describe('warnings', () => {
  const tablet = testPack('tablet', 1, 100);

  it('tell of cost, MRP, prescription and controlled goods', () => {
    const dear = testBatch(9, { price: [130, 1], mrp: [120, 1], cost: [140, 1] });
    const rx = testProduct('tablet', [tablet], [dear], { drugClass: 'rx' });
    expect(one(rx, testLine(rx, tablet.id, 1)).line).toMatchObject({
      warnings: ['below-cost', 'above-mrp', 'prescription'],
      isAboveMrp: true,
    });
    const saved = one(rx, testLine(rx, tablet.id, 1, { discount: paisa(10) })).line;
    expect(saved?.isAboveMrp).toBe(false);
    const controlled = testProduct('tablet', [tablet], [testBatch(9)], { drugClass: 'controlled' });
    expect(one(controlled, testLine(controlled, tablet.id, 1)).line?.warnings).toEqual(['controlled']);
  });

  it('say nothing of stock that is not counted or may be oversold', () => {
    for (const options of [{ isCounted: false }, { oversell: 'allow' as const }]) {
      const product = testProduct('tablet', [tablet], [], options);
      expect(one(product, testLine(product, tablet.id, 3)).line).toMatchObject({ warnings: [], shortage: 3 });
    }
  });
});

const batchArb = fc
  .record({
    onHand: fc.integer({ min: -5, max: 60 }),
    days: fc.option(fc.integer({ min: -40, max: 400 }), { nil: null }),
    status: fc.constantFrom('ok' as const, 'ok' as const, 'quarantined' as const),
    mrp: fc.option(fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 100 })), {
      nil: undefined,
    }),
    cost: fc.option(fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 1, max: 100 })), {
      nil: undefined,
    }),
    receivedAt: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ onHand, days, mrp, cost, ...rest }) =>
    testBatch(onHand, {
      ...rest,
      expiry: days === null ? null : addDays(TODAY, days),
      ...(mrp ? { mrp } : {}),
      ...(cost ? { cost } : {}),
    }),
  );

const productArb = fc
  .record({
    batches: fc.array(batchArb, { maxLength: 6 }),
    prices: fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99_999 })),
    vatRateBp: fc.constantFrom(0, 500, 750, 1500),
  })
  .map(({ batches, prices, vatRateBp }) =>
    testProduct('tablet', [testPack('tablet', 1, prices[0]), testPack('strip', 10, prices[1])], batches, {
      vatRateBp,
    }),
  );

const cartArb = fc
  .array(
    fc.record({
      product: productArb,
      tablets: fc.integer({ min: 1, max: 40 }),
      strips: fc.integer({ min: 0, max: 6 }),
      discountBp: fc.integer({ min: 0, max: 10_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((wanted) => ({
    products: shelfOf(...wanted.map(({ product }) => product)),
    lines: wanted.map(({ product, tablets, strips }) => ({
      ...testLine(product, product.packs[0]?.id, tablets),
      parts: [
        { packId: product.packs[0]?.id ?? '', quantity: baseUnits(tablets) },
        ...(strips ? [{ packId: product.packs[1]?.id ?? '', quantity: baseUnits(strips * 10) }] : []),
      ],
    })),
    discounts: wanted.map(({ discountBp }) => discountBp),
  }));

describe('for any cart', () => {
  it('allocations and shortage add up to the quantity, and nothing is taken twice or out of bounds', () => {
    fc.assert(
      fc.property(
        fc.array(batchArb, { maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        (batches, wanted) => {
          const { takes, shortage } = allocate(batches, baseUnits(wanted), TODAY, new Map());
          expect(takes.reduce((sum, take) => sum + take.quantity, 0) + shortage).toBe(wanted);
          expect(shortage).toBe(Math.max(0, wanted - sellableOn(batches, TODAY)));
          for (const take of takes) expect(take.quantity).toBeLessThanOrEqual(take.batch.onHand);
          expect(new Set(takes.map((take) => take.batch.id)).size).toBe(takes.length);
        },
      ),
    );
  });

  it('splitting over batches keeps the quantity, and all sums agree', () => {
    fc.assert(
      fc.property(cartArb, fc.integer({ min: 0, max: 10_000 }), (wanted, billBp) => {
        const plain = priceCart(wanted.lines, paisa(0), wanted.products, RULES);
        const lines = wanted.lines.map((line, index) => ({
          ...line,
          discount: shareOf(plain.lines[index]?.amount ?? paisa(0), wanted.discounts[index] ?? 0),
        }));
        const net = priceCart(lines, paisa(0), wanted.products, RULES);
        const bill = shareOf(paisa(net.subtotal - net.lineDiscount), billBp);
        const cart = priceCart(lines, bill, wanted.products, RULES);
        expect(cart.refusals).toEqual([]);
        const sum = (pick: (line: (typeof cart.lines)[number]) => number) =>
          cart.lines.reduce((total, line) => total + pick(line), 0);
        for (const line of cart.lines) {
          expect(line.segments.reduce((total, segment) => total + segment.quantity, 0)).toBe(line.quantity);
          expect(line.segments.reduce((total, segment) => total + segment.amount, 0)).toBe(line.amount);
          const taken = line.allocations.reduce((total, each) => total + each.quantity, 0);
          expect(taken).toBe(line.quantity - line.shortage);
          expect(line.amount - line.discount).toBe(line.net);
          expect(line.billDiscount).toBeLessThanOrEqual(line.net);
          expect(line.warnings.every((warning) => WARNINGS.includes(warning))).toBe(true);
          for (const figure of [line.amount, line.net, line.billDiscount, line.vatIncluded, line.quantity])
            expect(Number.isSafeInteger(figure)).toBe(true);
        }
        expect(sum((line) => line.amount)).toBe(cart.subtotal);
        expect(sum((line) => line.billDiscount)).toBe(bill);
        expect(sum((line) => line.vatIncluded)).toBe(cart.vatIncluded);
        expect(cart.subtotal - cart.lineDiscount - cart.billDiscount + cart.rounding).toBe(cart.total);
        expect(cart.total % 100).toBe(0);
        expect(Math.abs(cart.rounding)).toBeLessThanOrEqual(50);
      }),
    );
  });

  it('VAT within and the amount without it give the amount back', () => {
    expect(vatWithin(paisa(11_500), 1500)).toBe(1500);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (amount, rate) => {
          const vat = vatWithin(paisa(amount), rate);
          const without = amount - vat;
          expect(Math.abs((without * rate) / 10_000 - vat)).toBeLessThanOrEqual(1 + rate / 10_000);
        },
      ),
    );
  });
});
