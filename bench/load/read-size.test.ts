import { expect, it } from 'vitest';
import { readSize } from './read-size.ts';

it('reads how many buyers and pieces, and asks for help', () => {
  expect(readSize([])).toMatchObject({ buyers: 1_000, units: 100 });
  expect(readSize(['300', '30'])).toMatchObject({ buyers: 300, units: 30 });
  for (const help of ['--help', '-h']) expect(readSize([help])).toBe('help');
});

it('names what it does not know, before anything is started', () => {
  for (const wrong of ['many', '0', '1.5', '1e3', '20001', '', '٣٠'])
    expect(() => readSize([wrong]), wrong).toThrow(
      `BUYERS is a whole number from 1 to 20000, not "${wrong}"`,
    );
  expect(() => readSize(['300', 'x'])).toThrow('PIECES');
  expect(() => readSize(['300', '30', '5'])).toThrow('"5" is one word too many');
  for (const wrong of [['--fast'], ['-5']]) expect(() => readSize(wrong)).toThrow(/Unknown option/);
});
