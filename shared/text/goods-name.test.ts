import { expect, it } from 'vitest';
import { goodsName } from './goods-name.ts';

it.each([
  ['Azithrocin', '500 mg', 'Tablet', 'Azithrocin 500 mg Tablet'],
  ['Napa 500 mg', '500 mg', '', 'Napa 500 mg'],
  ['Tofen Syrup', '1 mg/5 ml', 'syrup', 'Tofen Syrup 1 mg/5 ml'],
  ['চাল', '', '', 'চাল'],
])('%s, %s, %s is called %s', (name, strength, form, called) => {
  expect(goodsName(name, strength, form)).toBe(called);
});
