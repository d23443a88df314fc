import { describe, expect, it } from 'vitest';
import { testPack, testProduct } from '../../../shared/cart/cart-fixtures.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import { moneyFirst } from './money-first.ts';

const RULES = { businessDay: '2026-11-21' as BusinessDay };

function hit(name: string, product: ReturnType<typeof testProduct>): FoundDto {
  return { product: { ...product, nameEn: name }, packId: null };
}

const packet = hit('Packet Sugar', testProduct('piece', [testPack('piece', 1, 13_000, true)], []));
const sweets = hit('Sugar sweets', testProduct('piece', [testPack('piece', 1, 500, true)], []));
const loose = hit('Sugar', testProduct('g', [testPack('kg', 1000, 13_000, true)], []));
const hits = [packet, sweets, loose];
const namesFor = (quantity: string | null) =>
  moneyFirst({ items: hits, quantity, called: ['sugar'], choice: hits }, RULES).items.map(
    ({ product }) => product.nameEn,
  );

describe('hits for an amount of money', () => {
  it('begin with loose goods that it buys, and end with what it cannot buy', () => {
    expect(namesFor('50tk')).toEqual(['Sugar', 'Sugar sweets', 'Packet Sugar']);
    expect(namesFor('৫০ টাকার')).toEqual(['Sugar', 'Sugar sweets', 'Packet Sugar']);
    expect(namesFor('150tk')).toEqual(['Sugar', 'Packet Sugar', 'Sugar sweets']);
  });

  it('stay in their order for any other quantity', () => {
    expect(namesFor(null)).toEqual(['Packet Sugar', 'Sugar sweets', 'Sugar']);
    expect(namesFor('2')).toEqual(['Packet Sugar', 'Sugar sweets', 'Sugar']);
  });
});
