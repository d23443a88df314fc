import { describe, expect, it } from 'vitest';
import { categoryTree } from './category-tree.ts';

const category = (id: string, parentId: string | null) => ({
  id,
  parentId,
  nameBn: '',
  nameEn: id,
  products: 0,
});

describe('category tree', () => {
  it('puts children under their parent, by name', () => {
    const tree = categoryTree([
      category('b', null),
      category('a2', 'a'),
      category('a', null),
      category('a1', 'a'),
    ]);
    expect(tree.map((node) => [node.category.id, node.depth])).toEqual([
      ['a', 0],
      ['a1', 1],
      ['a2', 1],
      ['b', 0],
    ]);
  });

  it('keeps a category whose parent is missing', () => {
    expect(categoryTree([category('x', 'gone')]).map(({ depth }) => depth)).toEqual([0]);
  });
});
