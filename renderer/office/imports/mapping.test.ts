import { describe, expect, it } from 'vitest';
import { issuesCsv, mappingProblem, withColumn } from './mapping.ts';

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

describe('issues as a file', () => {
  it('quotes, marks its encoding and disarms formulae', () => {
    const issue = {
      row: 7,
      severity: 'error' as const,
      code: 'bad-price' as const,
      column: 'দাম',
      value: '=1"2',
    };
    const csv = issuesCsv([issue], ['Row', 'Reason', 'Column', 'Value'], ({ code }) => code);
    expect(csv).toBe('\ufeff"Row","Reason","Column","Value"\r\n"7","bad-price","দাম","\'=1""2"\r\n');
  });
});
