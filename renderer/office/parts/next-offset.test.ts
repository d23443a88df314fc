import { expect, it } from 'vitest';
import { nextOffset } from './next-offset.ts';

it('asks for the page after the last until the list ends', () => {
  expect(nextOffset({ items: [1, 2], total: 5 }, 2)).toBe(4);
  expect(nextOffset({ items: [5], total: 5 }, 4)).toBeUndefined();
});

it('asks for an empty page once only', () => {
  expect(nextOffset({ items: [], total: 5 }, 4)).toBeUndefined();
});
