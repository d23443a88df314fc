import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_UNITS, type BaseUnit, isMeasured, PACK_UNITS } from '../catalog/units.ts';
import { baseUnits, paisa } from '../money/money.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { testBatch, testLine, testPack, testProduct } from './cart-fixtures.ts';
import { describeQuantity, describeUnits, packWord } from './describe-quantity.ts';
import { priceCart } from './price-cart.ts';
import { NOTHING_PROMISED } from './promised.ts';
import { quantityForMoney } from './quantity-for-money.ts';
import { looksLikeQuantity, parseQuantity, splitQuantityPrefix } from './quantity-input.ts';

const tablet = testPack('tablet', 1, 250);
const strip = testPack('strip', 10, 2400, true);
const box = testPack('box', 100, 23_000);
const medicine = testProduct('tablet', [tablet, strip, box], [testBatch(1000)]);
const kilo = testPack('kg', 1000, 11_500, true);
const sugar = testProduct('g', [kilo], [testBatch(50_000)]);
const litre = testPack('litre', 1000, 18_000, true);
const oil = testProduct('ml', [litre], [testBatch(50_000)]);
const piece = testPack('piece', 1, 1200, true);
const egg = testProduct('piece', [piece], [testBatch(90)]);
const TODAY = '2026-11-21' as BusinessDay;

function units(text: string, product = medicine, packId?: string): number | string {
  const typed = parseQuantity(text, product, packId);
  if (typed.kind === 'parts') return typed.quantity;
  return typed.kind === 'money' ? `৳${typed.money}` : typed.problem;
}

describe('parseQuantity', () => {
  it.each([
    ['2s3t', 23],
    ['2S 3T', 23],
    ['1b2s', 120],
    ['2 strip 3 tab', 23],
    ['2 box', 200],
    ['2 বক্স', 200],
    ['২ পাতা ৩ টা', 23],
    ['২পাতা৩টা', 23],
    ['১ বক্স', 100],
    ['১ বক্স ২ পাতা ৪ ট্যাব', 124],
    ['12', 120],
    ['12*', 120],
    ['12x', 120],
    ['১২', 120],
    ['1.5', 15],
    ['0.5s', 5],
    ['3p', 3],
    ['50tk', '৳5000'],
    ['৳50', '৳5000'],
    ['৫০ টাকা', '৳5000'],
    ['৫০.৫০ টাকার', '৳5050'],
    ['50/-', '৳5000'],
    ['1,200tk', '৳120000'],
    ['131,50tk', 'not-a-quantity'],
    ['1,5s', 'not-a-quantity'],
    ['', 'empty'],
    ['0', 'zero'],
    ['0s0t', 'zero'],
    ['0tk', 'zero'],
    ['1.55', 'fraction'],
    ['1.5t', 'fraction'],
    ['abc', 'not-a-quantity'],
    ['2s3', 'not-a-quantity'],
    ['-2', 'not-a-quantity'],
    ['1..5', 'not-a-quantity'],
    ['2kg', 'unknown-unit'],
    ['3 foo', 'unknown-unit'],
    ['99999999999', 'too-large'],
  ])('reads %s of a medicine as %s', (text, expected) => {
    expect(units(text)).toBe(expected);
  });

  it.each([
    ['250g', 250],
    ['২৫০ গ্রাম', 250],
    ['1.5kg', 1500],
    ['১.৫ কেজি', 1500],
    ['1kg 250g', 1250],
    ['1.5', 1500],
    ['.5', 500],
    ['1.2345', 'fraction'],
    ['2s', 'unknown-unit'],
    ['3t', 'unknown-unit'],
    ['1l', 'unknown-unit'],
  ])('reads %s of sugar as %s', (text, expected) => {
    expect(units(text, sugar)).toBe(expected);
  });

  it('reads litres, dozens and halis', () => {
    expect(units('750 ml', oil)).toBe(750);
    expect(units('১.৫ লিটার', oil)).toBe(1500);
    expect(units('1 ডজন', egg)).toBe(12);
    expect(units('2 হালি', egg)).toBe(8);
  });

  it('counts a bare number in the pack of the line', () => {
    expect(units('3', medicine, tablet.id)).toBe(3);
    expect(units('3', medicine, box.id)).toBe(300);
  });

  it('prices whole packs by their pack and what breaks one by the smallest', () => {
    expect(parseQuantity('1.5', medicine)).toEqual({
      kind: 'parts',
      quantity: 15,
      parts: [
        { packId: strip.id, quantity: 10 },
        { packId: tablet.id, quantity: 5 },
      ],
    });
  });

  it('tells a quantity from a name', () => {
    for (const text of ['2s3t', '50tk', '৫০ টাকা', '12*', '২ পাতা']) expect(looksLikeQuantity(text)).toBe(true);
    for (const text of ['napa', '12', '500mg napa', '7up', 'নাপা', ''])
      expect(looksLikeQuantity(text)).toBe(false);
    expect(splitQuantityPrefix('১২*napa')).toEqual({ quantity: '12', rest: 'napa' });
    expect(splitQuantityPrefix('3 x egg')).toEqual({ quantity: '3', rest: 'egg' });
    expect(splitQuantityPrefix('napa')).toBeNull();
  });
});

describe('quantityForMoney', () => {
  it('gives the most goods that cost no more', () => {
    expect(quantityForMoney(sugar, kilo.id, paisa(5000), { businessDay: TODAY })).toBe(434);
    expect(quantityForMoney(medicine, tablet.id, paisa(5000), { businessDay: TODAY })).toBe(20);
  });

  it('goes on to the next batch at its price', () => {
    const product = testProduct(
      'g',
      [kilo],
      [
        testBatch(100, { price: [10_000, 1000], expiry: '2027-01-01' }),
        testBatch(900, { price: [20_000, 1000], expiry: '2027-02-01' }),
      ],
    );
    expect(quantityForMoney(product, kilo.id, paisa(2000), { businessDay: TODAY })).toBe(150);
  });

  it('never costs more than the money, for any price', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 90_000 })), {
          maxLength: 4,
        }),
        fc.integer({ min: 1, max: 90_000 }),
        fc.integer({ min: 1, max: 500_000 }),
        (stock, price, money) => {
          const pack = testPack('kg', 1000, price, true);
          const batches = stock.map(([onHand, amount]) => testBatch(onHand, { price: [amount, 1000] }));
          const product = testProduct('g', [pack], batches, { oversell: 'allow' });
          const quantity = quantityForMoney(product, pack.id, paisa(money), { businessDay: TODAY }) ?? 0;
          if (quantity === 0) return;
          const cart = priceCart(
            [testLine(product, pack.id, quantity)],
            paisa(0),
            new Map([[product.id, product]]),
            {
              businessDay: TODAY,
              nearExpiryDays: 0,
              promised: NOTHING_PROMISED,
              paidOnline: paisa(0),
              rounding: 'none',
            },
          );
          expect(cart.total).toBeLessThanOrEqual(money + batches.length);
        },
      ),
    );
  });
});

describe('describeUnits', () => {
  it('names the units that a quantity can be typed in', () => {
    expect(describeUnits(medicine, 'en')).toBe('tab, strip, box');
    expect(describeUnits(medicine, 'bn')).toBe('ট্যাব, পাতা, বক্স');
    expect(describeUnits({ baseUnit: 'g', packs: [] }, 'en')).toBe('g, kg');
  });
});

describe('describeQuantity', () => {
  it('speaks in packs, in both languages', () => {
    expect(describeQuantity(medicine, 234, 'en')).toBe('2 box 3 strip 4 tab');
    expect(describeQuantity(medicine, 234, 'bn')).toBe('২ বক্স ৩ পাতা ৪ ট্যাব');
    expect(describeQuantity(medicine, 0, 'en')).toBe('0 tab');
    expect(describeQuantity(medicine, -12, 'en')).toBe('-1 strip 2 tab');
    expect(describeQuantity(sugar, 750, 'bn')).toBe('৭৫০ গ্রাম');
    expect(describeQuantity(sugar, 1250, 'en')).toBe('1.25 kg');
    expect(describeQuantity(oil, 1500, 'bn')).toBe('১.৫ লিটার');
  });

  it('is read back as the same number, whatever the packs', () => {
    const packs = fc.array(
      fc.record({
        unit: fc.constantFrom(...PACK_UNITS),
        size: fc.integer({ min: 1, max: 300 }),
        isDefault: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    );
    const base = fc.constantFrom<BaseUnit>(...BASE_UNITS);
    fc.assert(
      fc.property(
        base,
        packs,
        fc.integer({ min: 1, max: 99_999 }),
        fc.boolean(),
        (baseUnit, wanted, quantity, bn) => {
          const loose = new Set(['g', 'kg', 'ml', 'litre']);
          const product = testProduct(
            baseUnit,
            wanted
              .filter(({ unit }) => !loose.has(unit) || isMeasured(baseUnit))
              .map(({ unit, size, isDefault }) =>
                testPack(unit, unit === 'kg' || unit === 'litre' ? 1000 : size, 100, isDefault),
              ),
            [],
          );
          fc.pre(product.packs.length > 0);
          const text = describeQuantity(product, quantity, bn ? 'bn' : 'en');
          const typed = parseQuantity(text, product);
          expect(typed.kind === 'parts' ? typed.quantity : { text, typed, packs: product.packs }).toBe(
            quantity,
          );
          if (typed.kind !== 'parts') return;
          expect(typed.parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(quantity);
          for (const part of typed.parts) expect(Number.isSafeInteger(baseUnits(part.quantity))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never yields a fraction, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.১২০stbkgx*পাতা৳ '.split('')), maxLength: 12 }),
        (text) => {
          for (const product of [medicine, sugar]) {
            const typed = parseQuantity(text, product);
            const parts = typed.kind === 'parts' ? typed.parts : [];
            expect(parts.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0)).toBe(true);
            expect(parts.length > 0).toBe(typed.kind === 'parts');
          }
        },
      ),
    );
  });
});

describe('packs of one unit in several sizes', () => {
  const small = testPack('box', 15, 15_000);
  const large = testPack('box', 30, 29_000);
  const boxes = testProduct('tablet', [tablet, small, large], [testBatch(1000)]);
  const sacks = testProduct('g', [testPack('bag', 5000, 35_000), testPack('bag', 25_000, 170_000)], []);

  it('are told apart by what they hold', () => {
    expect(packWord(boxes, small, 'en')).toBe('box of 15');
    expect(packWord(boxes, large, 'bn')).toBe('৩০টির বক্স');
    expect(packWord(sacks, sacks.packs[1] ?? small, 'bn')).toBe('২৫ কেজির বস্তা');
  });

  it('are told apart by weight and volume in the genitive that people say', () => {
    const of = (base: 'g' | 'ml', sizes: number[]) => {
      const packs = sizes.map((size) => testPack('packet', size, null));
      const product = testProduct(base, packs, []);
      return packs.map((pack) => packWord(product, pack, 'bn'));
    };
    expect(of('g', [500, 1500])).toEqual(['৫০০ গ্রামের প্যাকেট', '১.৫ কেজির প্যাকেট']);
    expect(of('ml', [250, 5000])).toEqual(['২৫০ মিলির প্যাকেট', '৫ লিটারের প্যাকেট']);
  });

  it('keep their plain word where there is no doubt', () => {
    expect(packWord(medicine, box, 'en')).toBe('box');
    expect(packWord(boxes, tablet, 'bn')).toBe('ট্যাব');
  });

  it('say a quantity in what everybody understands alike', () => {
    expect(describeQuantity(boxes, 60, 'en')).toBe('60 tab');
    expect(describeUnits(boxes, 'en')).toBe('tab, box');
  });
});
