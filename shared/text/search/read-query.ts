import { fold, wordsOfFolded } from '../fold.ts';
import { letterNames } from '../letter-names.ts';
import { sameMeaning } from '../shop-words.ts';
import { isJoinable } from './entry-text.ts';
import type { Meaning, QueryWord, Reach } from './search-types.ts';

const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const JOINED = 0.92;
const TRANSLATED = 0.78;
const SURE = 0.6;

/** The folded text of a query and its words, cut to a bounded length. */
export function queryWords(query: string): { folded: string; typed: string[] } {
  const folded = fold(query.slice(0, LONGEST_QUERY));
  return { folded, typed: wordsOfFolded(folded).slice(0, MOST_WORDS) };
}

/** The words of the index a typed word may stand for, the likeliest first. */
export function likeliest(word: QueryWord): string[] {
  return [...word.meanings].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

/** True for a meaning by which `readQuery` tells how common the typed word is. */
export function isTelling(reach: Reach, { quality }: Meaning): boolean {
  return reach === 'far' && quality > SURE;
}

/** What each typed word may stand for: `expand` gives the words of the index nearest to a word. It is asked the same words whatever it answers. */
export function readQuery(
  typed: readonly string[],
  expand: (word: string, reach: Reach) => readonly Meaning[],
): QueryWord[] {
  const found = typed.map((text) => ({ text, meanings: new Map<string, number>(), uses: 0 }));
  const learn = (index: number, meanings: readonly Meaning[], share: number) => {
    const word = found[index];
    if (!word) return;
    for (const { word: text, quality, uses } of meanings) {
      word.meanings.set(text, Math.max(word.meanings.get(text) ?? 0, quality * share));
      if (share === 1 && quality > SURE) word.uses = Math.max(word.uses, uses);
    }
  };
  typed.forEach((text, index) => {
    learn(index, expand(text, 'far'), 1);
    for (const translated of sameMeaning(text)) learn(index, meant(expand(translated, 'close')), TRANSLATED);
    const next = typed[index + 1];
    if (next !== undefined && isJoinable(text, next, typed.length === 2)) {
      const meanings = expand(text + next, 'far');
      learn(index, meanings, JOINED);
      learn(index + 1, meanings, JOINED);
    }
    const spelled = letterNames(typed.slice(index));
    if (!spelled) return;
    const meanings = expand(spelled.letters, 'far');
    for (let at = index; at < index + spelled.words; at += 1) learn(at, meanings, JOINED);
  });
  return found;
}

function meant(meanings: readonly Meaning[]): Meaning[] {
  return meanings.filter(({ quality }) => quality > SURE);
}
