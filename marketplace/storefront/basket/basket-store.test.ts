import { describe, expect, it } from 'vitest';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { MOST_LINES, readBasket, withProduct } from './basket-store.ts';

const product = (id: string): MarketProductDto => ({
  id,
  nameBn: 'নাপা',
  nameEn: 'Napa',
  generic: 'Paracetamol',
  strength: '500 mg',
  dosageForm: 'Tablet',
  manufacturer: 'Beximco',
  categoryId: null,
  drugClass: 'otc',
  picture: '',
});

describe('the prescription basket', () => {
  it('takes a product once, and no more than the server answers for', () => {
    let lines = withProduct([], product('a'));
    expect(withProduct(lines, product('a'))).toBe(lines);
    for (let each = 1; each < MOST_LINES; each += 1) lines = withProduct(lines, product(`p${each}`));
    expect(withProduct(lines, product('one more'))).toBe(lines);
  });

  it('is read again without lines that make no sense', () => {
    const lines = withProduct([], product('a'));
    expect(readBasket(JSON.parse(JSON.stringify(lines)))).toEqual(lines);
    expect(readBasket([{ ...lines[0], quantity: 0 }, { id: 'b' }, null])).toEqual([]);
    expect(readBasket('x')).toEqual([]);
  });

  it('knows medicine from other goods, also after a reload and from a page of before', () => {
    const [line] = withProduct([], { ...product('a'), drugClass: 'rx' });
    expect(line?.drugClass).toBe('rx');
    expect(readBasket([line])).toEqual([line]);
    const { drugClass: _class, ...older } = line ?? product('a');
    expect(readBasket([older])).toEqual([{ ...line, drugClass: 'otc' }]);
  });
});
