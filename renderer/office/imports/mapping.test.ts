import { describe, expect, it } from 'vitest';
import { mappingProblem, withColumn } from './mapping.ts';

describe('mapping columns', () => {
  it('reads a column as another field, or leaves it out', () => {
    const mapping = withColumn({ brand: 'nameEn' }, 'price', 'price');
    expect(mapping).toEqual({ brand: 'nameEn', price: 'price' });
    expect(withColumn(mapping, 'brand', null)).toEqual({ price: 'price' });
  });

  it('wants a name, and each field once unless it may repeat', () => {
    expect(mappingProblem({ a: 'price' })).toEqual({ kind: 'no-name' });
    expect(mappingProblem({ a: 'nameBn', b: 'price', c: 'price' })).toEqual({
      kind: 'twice',
      field: 'price',
    });
    expect(mappingProblem({ a: 'nameBn', b: 'alias', c: 'alias' })).toBeNull();
  });
});
