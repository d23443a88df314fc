import { expect, it } from 'vitest';
import { attributionIn } from './attribution.ts';

it('names the owner of the tiles in the language of the page, and leaves addresses alone', () => {
  const said = '© <a href="https://www.openstreetmap.org/OpenStreetMap">OpenStreetMap</a> contributors';
  expect(attributionIn(said, 'en')).toBe(said);
  expect(attributionIn(said, 'bn')).toBe(
    '© <a href="https://www.openstreetmap.org/OpenStreetMap">ওপেনস্ট্রিটম্যাপ</a> অবদানকারীরা',
  );
  expect(attributionIn('© Example', 'bn')).toBe('© Example');
});
