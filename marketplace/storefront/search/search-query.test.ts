import { describe, expect, it } from 'vitest';
import { filterInput, readSearch } from './search-query.ts';

describe('a search in the address', () => {
  it('says only what is unusual', () => {
    expect(readSearch({ q: 'napa', r: 2000, sort: 'best', open: false })).toEqual({ q: 'napa' });
    expect(readSearch({ q: 'নাপা', r: 500, sort: 'price', open: true, all: true, delivers: true })).toEqual({
      q: 'নাপা',
      r: 500,
      sort: 'price',
      open: true,
      all: true,
      delivers: true,
    });
  });

  it('says that the map is up, where it is', () => {
    expect(readSearch({ q: 'napa', map: true })).toEqual({ q: 'napa', map: true });
    expect(readSearch({ q: 'napa', map: 'up' })).toEqual({ q: 'napa' });
  });

  it('takes figures for the text they are', () => {
    expect(readSearch({ q: 500 })).toEqual({ q: '500' });
  });

  it('ignores what makes no sense', () => {
    expect(readSearch({ q: {}, r: 123, sort: 'x', kind: 'bank', open: 'yes', category: 7 })).toEqual({});
    expect(readSearch({ q: 'x'.repeat(300) }).q).toHaveLength(100);
  });

  it('becomes what the server takes', () => {
    expect(filterInput({})).toEqual({
      radiusM: 2000,
      isOpenNow: false,
      isInStock: true,
      delivers: false,
      sort: 'best',
    });
    expect(filterInput({ r: 10_000, all: true })).toMatchObject({ radiusM: 10_000, isInStock: false });
  });
});
