import { describe, expect, it } from 'vitest';
import { createTestShop } from '../testing/test-shop.ts';
import { resolveCategories } from './resolve-categories.ts';

const open = () => resolveCategories(createTestShop(), null);

describe('categories of a file', () => {
  it('takes both names where both scripts stand, in either order, as one category', () => {
    const categories = open();
    const id = categories.idOf('Spices / মসলা');
    expect(categories.idOf('মসলা / Spices')).toBe(id);
    expect(categories.idOf('মসলা')).toBe(id);
    expect(categories.made).toEqual([{ id, parentId: null, nameEn: 'Spices', nameBn: 'মসলা' }]);
  });

  it('leaves a slash inside one script alone', () => {
    const categories = open();
    categories.idOf('Cough / cold');
    categories.idOf('তেল');
    expect(categories.made.map(({ nameEn, nameBn }) => [nameEn, nameBn])).toEqual([
      ['Cough / cold', ''],
      ['তেল', 'তেল'],
    ]);
  });

  it('makes a tree and gives the fallback for an empty text', () => {
    const categories = resolveCategories(createTestShop(), 'fallback');
    const leaf = categories.idOf('Medicine / ওষুধ > Syrup');
    expect(categories.made.map(({ nameEn, parentId }) => [nameEn, parentId === null])).toEqual([
      ['Medicine', true],
      ['Syrup', false],
    ]);
    expect(categories.idOf('ওষুধ > Syrup')).toBe(leaf);
    expect(categories.idOf('')).toBe('fallback');
  });
});
