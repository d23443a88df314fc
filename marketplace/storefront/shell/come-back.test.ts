import { expect, it } from 'vitest';
import { createReturns } from './come-back.ts';

/** What a browser keeps of a session. */
function session() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('brings a thing back by itself once in a session: one that never loads would reload the page for ever', () => {
  const storage = session();
  // Each reload is a new page in the same session.
  const page = () => createReturns(() => storage);
  expect(page().take('/offers')).toBe(true);
  expect(page().take('/offers')).toBe(false);
  expect(page().take('map')).toBe(true);
  expect([page().take('map'), page().take('/offers')]).toEqual([false, false]);
});

it('brings nothing back where the browser keeps nothing, or keeps what cannot be read', () => {
  const broken = () => {
    throw new Error('denied');
  };
  expect(createReturns(broken).take('map')).toBe(false);
  const storage = session();
  storage.setItem('market.returned', '{');
  expect(createReturns(() => storage).take('map')).toBe(false);
});
