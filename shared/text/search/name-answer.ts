import { isNumber, nearestWords } from './nearest-words.ts';

const BEGINNING = 0.85;
const SHARE_TYPED = 0.1;
const OTHER_FIELD = 0.95;

/** What is written about goods, as folded words: each of their names, and the rest (generic, form, company). */
export type WrittenWords = {
  readonly names: readonly (readonly string[])[];
  readonly others: readonly string[];
};

/**
 * Says how well goods answer the typed words, 0 to 1: the mean over the words of the nearest one in their best name, or, a little less, in
 * the rest. Both scripts and typing errors as in the search itself; a number stands for nothing but itself. Words are compared once.
 */
export function createNameAnswer(typed: readonly string[]): (goods: WrittenWords) => number {
  const known = typed.map(() => new Map<string, number>());
  const quality = (index: number, word: string): number => {
    const before = known[index]?.get(word);
    if (before !== undefined) return before;
    const found = qualityOf(typed[index] ?? '', word);
    known[index]?.set(word, found);
    return found;
  };
  const nearest = (index: number, words: readonly string[]) =>
    words.reduce((best, word) => Math.max(best, quality(index, word)), 0);
  return ({ names, others }) => {
    if (typed.length === 0) return 0;
    const rest = typed.map((_, index) => OTHER_FIELD * nearest(index, others));
    const sums = [[], ...names].map((name) =>
      rest.reduce((sum, other, index) => sum + Math.max(other, nearest(index, name)), 0),
    );
    return Math.max(...sums) / typed.length;
  };
}

function qualityOf(typed: string, word: string): number {
  if (typed === word) return 1;
  if (isNumber(typed)) return 0;
  if (word.startsWith(typed)) return BEGINNING + (SHARE_TYPED * typed.length) / word.length;
  return nearestWords(typed, [{ word, uses: 1 }])[0]?.quality ?? 0;
}
