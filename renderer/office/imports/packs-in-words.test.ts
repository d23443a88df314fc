import { expect, it } from 'vitest';
import { packsInWords } from './packs-in-words.ts';

it('says the units of packs in the language of the screen and keeps labels', () => {
  expect(packsInWords('tablet, box × 510', 'bn')).toBe('ট্যাব, বক্স × ৫১০');
  expect(packsInWords('Jar 500g piece, piece', 'bn')).toBe('Jar 500g পিস, পিস');
});
