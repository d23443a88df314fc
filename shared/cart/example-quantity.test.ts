import { describe, expect, it } from 'vitest';
import { testPack } from './cart-fixtures.ts';
import { exampleQuantity } from './example-quantity.ts';
import { parseQuantity } from './quantity-input.ts';

const goods = [
  { baseUnit: 'tablet' as const, packs: [testPack('strip', 10, 100), testPack('box', 100, 900)] },
  { baseUnit: 'tablet' as const, packs: [testPack('tablet', 1, 10), testPack('strip', 10, 100)] },
  { baseUnit: 'g' as const, packs: [testPack('kg', 1000, 13_000)] },
  { baseUnit: 'piece' as const, packs: [testPack('piece', 1, 1200)] },
];

describe('an example of a quantity', () => {
  it('has the units of the product', () => {
    expect(goods.map((each) => exampleQuantity(each, 'en'))).toEqual([
      '2 box 3 strip',
      '2 strip 3 tab',
      '2 kg 500 g',
      '5 pcs',
    ]);
  });

  it('can be typed', () => {
    for (const each of goods)
      for (const language of ['bn', 'en'] as const)
        expect(parseQuantity(exampleQuantity(each, language), each).kind).toBe('parts');
  });
});
