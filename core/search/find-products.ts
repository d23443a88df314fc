import { fold, wordsOfFolded } from '../../shared/text/fold.ts';
import { letterNames } from '../../shared/text/letter-names.ts';
import { sameMeaning } from '../../shared/text/shop-words.ts';
import { foldCode, isJoinable } from './entry-text.ts';
import { expandWord, type Meaning } from './expand-word.ts';
import { rankProducts } from './rank-products.ts';
import type { SearchRepo } from './search.repo.ts';
import type { ProductHit, QueryWord, SearchOptions } from './search-types.ts';

const USUAL_LIMIT = 20;
const LONGEST_QUERY = 200;
const MOST_WORDS = 8;
const PER_SOURCE = 200;
const PER_WORD = 120;
const ENOUGH = 40;
const FIRST_MEANINGS = 4;
const NEXT_MEANINGS = 20;
const JOINED = 0.92;
const TRANSLATED = 0.78;
const SURE = 0.6;

/** Products for what was typed: a bounded number of candidates from several sources, ranked here. */
export function findProducts(repo: SearchRepo, query: string, options: SearchOptions = {}): ProductHit[] {
  const folded = fold(query.slice(0, LONGEST_QUERY));
  const typed = wordsOfFolded(folded).slice(0, MOST_WORDS);
  if (typed.length === 0) return [];
  const words = readQuery(repo, typed);
  const found = new Set<number>();
  const add = (seqs: readonly number[]) => {
    for (const seq of seqs) found.add(seq);
  };
  const code = foldCode(folded);
  if (code !== '') add(repo.byWords(`codes : ${quote(code)} *`, PER_SOURCE));
  if (words.length === 1) gatherOne(repo, words[0] as QueryWord, add, found);
  else gatherSeveral(repo, words, add, found);
  if (found.size < ENOUGH) gatherParts(repo, typed, add);
  const entries = [...found].map((seq) => repo.entry(seq)).filter((row) => row !== undefined);
  return rankProducts(entries, { words, code }, options.limit ?? USUAL_LIMIT, options.boost);
}

function readQuery(repo: SearchRepo, typed: readonly string[]): QueryWord[] {
  const found = typed.map((text) => ({ text, meanings: new Map<string, number>(), uses: 0 }));
  const learn = (index: number, meanings: readonly Meaning[], share: number) => {
    const word = found[index];
    if (!word) return;
    for (const { word: text, quality, uses } of meanings) {
      word.meanings.set(text, Math.max(word.meanings.get(text) ?? 0, quality * share));
      if (share === 1 && quality > 0.6) word.uses = Math.max(word.uses, uses);
    }
  };
  typed.forEach((text, index) => {
    learn(index, expandWord(repo, text), 1);
    for (const translated of sameMeaning(text))
      learn(index, meant(expandWord(repo, translated, 'close')), TRANSLATED);
    const next = typed[index + 1];
    if (next !== undefined && isJoinable(text, next, typed.length === 2)) {
      const meanings = expandWord(repo, text + next);
      learn(index, meanings, JOINED);
      learn(index + 1, meanings, JOINED);
    }
    const spelled = letterNames(typed.slice(index));
    if (!spelled) return;
    const meanings = expandWord(repo, spelled.letters);
    for (let at = index; at < index + spelled.words; at += 1) learn(at, meanings, JOINED);
  });
  return found;
}

function meant(meanings: readonly Meaning[]): Meaning[] {
  return meanings.filter(({ quality }) => quality > SURE);
}

type Add = (seqs: readonly number[]) => void;

/** One word: first names that begin with it, then the word anywhere, then what it may stand for, the likeliest first. */
function gatherOne(repo: SearchRepo, word: QueryWord, add: Add, found: ReadonlySet<number>): void {
  const text = quote(word.text);
  add(repo.byWords(`names : ^ ${text}`, PER_SOURCE));
  add(repo.byWords(text, PER_SOURCE));
  add(repo.byWords(`names : ^ ${text} *`, PER_SOURCE));
  add(repo.byWords(`${text} *`, PER_SOURCE));
  const meanings = byQuality(word);
  for (const group of [
    meanings.slice(0, FIRST_MEANINGS),
    meanings.slice(FIRST_MEANINGS, NEXT_MEANINGS),
    meanings.slice(NEXT_MEANINGS),
  ]) {
    if (group.length > 0 && found.size < 4 * PER_SOURCE)
      add(repo.byWords(group.map(quote).join(' OR '), PER_SOURCE));
  }
}

/** Several words: products that have all of them, then, where those are few, products that have any, the rarest word first. */
function gatherSeveral(
  repo: SearchRepo,
  words: readonly QueryWord[],
  add: Add,
  found: ReadonlySet<number>,
): void {
  add(repo.byWords(words.map((word) => `${quote(word.text)} *`).join(' AND '), PER_SOURCE));
  add(repo.byWords(words.map((word) => anyOf(word, NEXT_MEANINGS)).join(' AND '), PER_SOURCE));
  if (found.size >= ENOUGH) return;
  for (const word of words.toSorted((a, b) => a.uses - b.uses)) {
    if (/^\d/.test(word.text) && words.length > 1) continue;
    add(repo.byWords(anyOf(word, FIRST_MEANINGS), PER_WORD));
    add(repo.byWords(anyOf(word, NEXT_MEANINGS), PER_WORD));
  }
}

function gatherParts(repo: SearchRepo, typed: readonly string[], add: Add): void {
  const parts = typed.filter((text) => Array.from(text).length >= 3);
  if (parts.length > 0) add(repo.byPart(parts.map(quote).join(' AND '), PER_SOURCE));
}

function anyOf(word: QueryWord, most: number): string {
  return `(${[`${quote(word.text)} *`, ...byQuality(word).slice(0, most).map(quote)].join(' OR ')})`;
}

function byQuality(word: QueryWord): string[] {
  return [...word.meanings].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

/** A text as an FTS5 string: nothing in it is an operator. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
