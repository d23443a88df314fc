import { expect, it } from 'vitest';
import { insteadQuantity } from './instead-quantity.ts';

it('makes up for what is missing in packs of another size, as far as they are there', () => {
  const twoStrips = { packs: 2, baseQuantity: 10 };
  expect(insteadQuantity(twoStrips, { baseQuantity: 10, most: 9 })).toBe(2);
  expect(insteadQuantity(twoStrips, { baseQuantity: 100, most: 9 })).toBe(1);
  expect(insteadQuantity(twoStrips, { baseQuantity: 6, most: 9 })).toBe(4);
  expect(insteadQuantity(twoStrips, { baseQuantity: 1, most: 7 })).toBe(7);
});
