import { describe, expect, it } from 'vitest';
import { beginsLikeName, isMeasureText, readSearch } from './read-search.ts';

const read = (text: string) => {
  const { find, quantity } = readSearch(text);
  return [find, quantity];
};

describe('readSearch', () => {
  it('reads a count before the goods', () => {
    expect(read('12*napa')).toEqual(['napa', '12']);
    expect(read('১২*নাপা')).toEqual(['নাপা', '12']);
    expect(read('3 * ')).toEqual(['', '3']);
  });

  it('reads packs and money after the goods', () => {
    expect(read('napa extra 2s3t')).toEqual(['napa extra', '2s3t']);
    expect(read('চিনি 50tk')).toEqual(['চিনি', '50tk']);
  });

  it('reads a quantity that is written with spaces', () => {
    expect(read('napa 2 strip')).toEqual(['napa', '2 strip']);
    expect(read('napa 500 2 strip 3 tab')).toEqual(['napa 500', '2 strip 3 tab']);
    expect(read('চিনি ৫০ টাকার')).toEqual(['চিনি', '৫০ টাকার']);
    expect(read('seclo 20 mg')).toEqual(['seclo 20 mg', null]);
  });

  it('reads a quantity alone', () => {
    expect(read('2s3t')).toEqual(['', '2s3t']);
    expect(read('12*')).toEqual(['', '12']);
  });

  it('leaves names and numbers alone', () => {
    expect(read('napa 500')).toEqual(['napa 500', null]);
    expect(read('8941100501234')).toEqual(['8941100501234', null]);
    expect(read('নাপা এক্সট্রা')).toEqual(['নাপা এক্সট্রা', null]);
  });

  it('knows that a measure may belong to the name', () => {
    expect(readSearch('horlicks 500g')).toEqual({
      find: 'horlicks',
      whole: 'horlicks 500g',
      quantity: '500g',
    });
    expect([isMeasureText('500g'), isMeasureText('2s3t'), isMeasureText('50tk')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('text in a field for a quantity', () => {
  it('is a name when it begins with a letter that no quantity begins with', () => {
    for (const name of ['n', 'napa', 'নাপা', 'tusca', 'টাফনিল'])
      expect([name, beginsLikeName(name)]).toEqual([name, true]);
    for (const quantity of ['', '1', '2s3t', '৫০ টাকার', '.5', '৳50', 't', 'tk 50', 'taka50', 'টাকা ৫০', '-5'])
      expect([quantity, beginsLikeName(quantity)]).toEqual([quantity, false]);
  });
});
