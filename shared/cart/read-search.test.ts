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

  it('knows the readings in which a number with its unit belongs to the goods', () => {
    const rivals = (text: string) => readSearch(text).rivals.map(({ find, quantity }) => [find, quantity]);
    expect(readSearch('horlicks 500g')).toEqual({
      find: 'horlicks',
      quantity: '500g',
      name: 'horlicks',
      rivals: [{ find: 'horlicks 500g', quantity: null, claimed: [{ amount: 500, word: 'g' }] }],
    });
    expect(rivals('seclo 40 cap')).toEqual([['seclo 40 cap', null]]);
    expect(rivals('এজিথ্রোসিন ২৫০ ক্যাপসুল')).toEqual([['এজিথ্রোসিন ২৫০ ক্যাপসুল', null]]);
    expect(rivals('napa 500 tab 2 strip')).toEqual([['napa 500 tab', '2 strip']]);
    expect(rivals('napa 500 tab 10 tab')).toEqual([
      ['napa 500 tab 10 tab', null],
      ['napa 500 tab', '10 tab'],
    ]);
    expect(rivals('2*napa 500 tab')).toEqual([['napa 500 tab', '2']]);
  });

  it('takes packs, single letters and money for nothing but a quantity', () => {
    for (const text of ['napa 2s3t', 'napa 20t', 'napa 2 strip', 'napa 500 2 strip', 'chini 50tk', '12*napa'])
      expect([text, readSearch(text).rivals]).toEqual([text, []]);
  });

  it('knows a measure', () => {
    expect(['500g', '২৫০গ্রাম', '1.5 kg', '2s3t', '50tk', '12'].map(isMeasureText)).toEqual([
      true,
      true,
      true,
      false,
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
