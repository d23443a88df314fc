import { foldCode } from '../../shared/text/search/entry-text.ts';
import { rankProducts } from '../../shared/text/search/rank-products.ts';
import { likeliest, queryWords, readQuery } from '../../shared/text/search/read-query.ts';
import type { ProductHit, QueryWord, SearchOptions } from '../../shared/text/search/search-types.ts';
import { expandWord } from './expand-word.ts';
import type { SearchRepo } from './search.repo.ts';

const USUAL_LIMIT = 20;
const PER_SOURCE = 200;
const PER_WORD = 120;
const ENOUGH = 40;
/** So many products that have every word are asked whether they are on the shelf, and so many that are there are ranked. */
const LOOKED_OVER = 500;
const ON_SHELF = 60;
const FIRST_MEANINGS = 4;
const NEXT_MEANINGS = 20;

/** Products for what was typed: a bounded number of candidates from several sources, ranked here. */
export function findProducts(repo: SearchRepo, query: string, options: SearchOptions = {}): ProductHit[] {
  const { folded, typed } = queryWords(query);
  if (typed.length === 0) return [];
  const words = readQuery(typed, (word, reach) => expandWord(repo, word, reach));
  const found = new Set<number>();
  const add = (seqs: readonly number[]) => {
    for (const seq of seqs) found.add(seq);
  };
  const code = foldCode(folded);
  if (code !== '') add(repo.byWords(`codes : ${quote(code)} *`, PER_SOURCE));
  if (words.length === 1) gatherOne(repo, words[0] as QueryWord, add, found);
  else gatherSeveral(repo, words, add, found);
  if (found.size < ENOUGH) gatherParts(repo, typed, add);
  const onShelf = gatherShelf(repo, words, options.onShelf);
  add(onShelf);
  const entries = [...found].map((seq) => repo.entry(seq)).filter((row) => row !== undefined);
  return rankProducts(
    entries,
    { words, code },
    options.limit ?? USUAL_LIMIT,
    options.boost,
    new Set(onShelf),
  );
}

type Add = (seqs: readonly number[]) => void;

/** One word: first names that begin with it, then the word anywhere, then what it may stand for, the likeliest first. */
function gatherOne(repo: SearchRepo, word: QueryWord, add: Add, found: ReadonlySet<number>): void {
  const text = quote(word.text);
  add(repo.byWords(`names : ^ ${text}`, PER_SOURCE));
  add(repo.byWords(text, PER_SOURCE));
  add(repo.byWords(`names : ^ ${text} *`, PER_SOURCE));
  add(repo.byWords(`${text} *`, PER_SOURCE));
  const meanings = likeliest(word);
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

/** Of a generic with hundreds of brands the first few in the index need not hold the one on the shelf: it is asked for among many more. */
function gatherShelf(
  repo: SearchRepo,
  words: readonly QueryWord[],
  onShelf: SearchOptions['onShelf'],
): readonly number[] {
  if (!onShelf) return [];
  const all = repo.byWords(words.map((word) => anyOf(word, FIRST_MEANINGS)).join(' AND '), LOOKED_OVER);
  return onShelf(all, ON_SHELF);
}

function gatherParts(repo: SearchRepo, typed: readonly string[], add: Add): void {
  const parts = typed.filter((text) => Array.from(text).length >= 3);
  if (parts.length > 0) add(repo.byPart(parts.map(quote).join(' AND '), PER_SOURCE));
}

function anyOf(word: QueryWord, most: number): string {
  return `(${[`${quote(word.text)} *`, ...likeliest(word).slice(0, most).map(quote)].join(' OR ')})`;
}

/** A text as an FTS5 string: nothing in it is an operator. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
