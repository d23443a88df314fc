import { describe, expect, it } from 'vitest';
import { nearestWords } from './nearest-words.ts';

const best = (typed: string, words: readonly string[]) =>
  nearestWords(
    typed,
    words.map((word) => ({ word, uses: 1 })),
  ).map(({ word }) => word);

describe('the words nearest to a typed one', () => {
  it('are those that sound the same before those that only begin like two of its sounds', () => {
    expect(best('naap', ['naprosyn', 'naproxen', 'napa'])[0]).toBe('napa');
    expect(best('sekl', ['seclo', 'secretin'])[0]).toBe('seclo');
  });

  it('are those that go on where the typed one ends, when it is their beginning letter by letter', () => {
    expect(best('napr', ['napa', 'naprosyn'])[0]).toBe('naprosyn');
  });
});
