import { expect, it } from 'vitest';
import { packsInWords } from './packs-in-words.ts';

it('says the units of packs in the language of the screen and keeps labels', () => {
  expect(packsInWords('tablet, box × 510', 'bn')).toBe('ট্যাব, বক্স × ৫১০');
  expect(packsInWords('30 capsule in a bottle', 'bn')).toBe('বোতল (৩০ ক্যাপ)');
  expect(packsInWords('30 Tablets in a bottle × 2', 'en')).toBe('bottle (30 tab) × 2');
  expect(packsInWords('kg × 1000, bag × 25000', 'bn')).toBe('কেজি, বস্তা × ২৫০০০');
  expect(packsInWords('Jar 500g piece, piece', 'bn')).toBe('Jar 500g পিস, পিস');
});
