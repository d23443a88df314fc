import { expect, it } from 'vitest';
import { createFormat } from '../../i18n/use-format.ts';
import { soldQuantity } from './sold-quantity.ts';

const bn = createFormat('bn');
const en = createFormat('en');

it('says kilograms and litres, not thousands of grams', () => {
  expect(soldQuantity(6000, 'g', en)).toBe('6 kg');
  expect(soldQuantity(6384, 'g', bn)).toBe('৬.৩৮৪ কেজি');
  expect(soldQuantity(384, 'g', bn)).toBe('৩৮৪ গ্রাম');
  expect(soldQuantity(-1500, 'ml', en)).toBe('-1.5 litre');
});

it('counts everything else with grouped figures', () => {
  expect(soldQuantity(12_000, 'tablet', en)).toBe('12,000 tab');
  expect(soldQuantity(12_000, 'piece', bn)).toBe('১২,০০০ পিস');
});
