import { foldCode } from '../../../shared/text/search/entry-text.ts';
import { COMPARED, isNumber, lookupsOf, nearestWords } from '../../../shared/text/search/nearest-words.ts';
import { rankProducts } from '../../../shared/text/search/rank-products.ts';
import { likeliest, queryWords, readQuery } from '../../../shared/text/search/read-query.ts';
import type { Meaning, QueryWord, Reach, Term } from '../../../shared/text/search/search-types.ts';
import type { Sql } from '../db/market-db.ts';
import {
  type Candidate,
  productsByLexemes,
  productsByParts,
  productsByTrigrams,
  wordsByKeys,
} from './words.repo.ts';

/** A product that answers a text; `score` is about 1 for its name itself. */
export type ResolvedProduct = { id: string; score: number };

const PER_SOURCE = 120;
const ENOUGH = 40;
const FEW = 5;
const FIRST_MEANINGS = 4;
const NEXT_MEANINGS = 20;

/** What words were found to mean before, by reach and word. */
export type KnownMeanings = {
  get(word: string): readonly Meaning[] | undefined;
  set(word: string, meanings: readonly Meaning[]): void;
};
const nothingKnown: KnownMeanings = { get: () => undefined, set: () => undefined };

/** The words of the dictionary that each typed word may stand for, by one read of the index of keys; none where all are known. */
async function understand(sql: Sql, typed: readonly string[], known: KnownMeanings): Promise<QueryWord[]> {
  const asked = new Map<string, { word: string; reach: Reach }>();
  const answers = new Map<string, readonly Meaning[]>();
  readQuery(typed, (word, reach) => {
    const name = `${reach} ${word}`;
    const before = known.get(name);
    if (before) answers.set(name, before);
    else asked.set(name, { word, reach });
    return [];
  });
  for (const [name, meanings] of await meaningsOf(sql, [...asked.values()])) {
    answers.set(name, meanings);
    known.set(name, meanings);
  }
  return readQuery(typed, (word, reach) => answers.get(`${reach} ${word}`) ?? []);
}

async function meaningsOf(
  sql: Sql,
  questions: readonly { word: string; reach: Reach }[],
): Promise<Map<string, readonly Meaning[]>> {
  const answers = new Map<string, readonly Meaning[]>();
  if (questions.length === 0) return answers;
  const lookups = questions.flatMap(({ word, reach }, at) =>
    isNumber(word) ? [] : lookupsOf(word, reach).map((lookup) => ({ ...lookup, no: at + 1 })),
  );
  const found = questions.map(() => new Map<string, Term>());
  const rows = await wordsByKeys(
    sql,
    questions.map((question) => question.word),
    lookups,
  );
  for (const { no, word, uses } of rows) {
    const terms = found[no - 1];
    if (terms && terms.size < COMPARED) terms.set(word, { word, uses });
  }
  questions.forEach(({ word, reach }, at) => {
    const terms = found[at] ?? new Map<string, Term>();
    const same = terms.get(word);
    const meanings = isNumber(word)
      ? same
        ? [{ ...same, quality: 1 }]
        : []
      : nearestWords(word, terms.values());
    answers.set(`${reach} ${word}`, meanings);
  });
  return answers;
}

/** A word as a lexeme of a tsquery: nothing in it is an operator. */
function lexeme(word: string, isBeginning = false): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'${isBeginning ? ':*' : ''}`;
}

function either(words: readonly string[]): string {
  return words.map((word) => lexeme(word)).join(' | ');
}

function oneWord(word: QueryWord): string[] {
  const meanings = likeliest(word);
  return [
    lexeme(`^${word.text}`),
    lexeme(word.text),
    lexeme(`^${word.text}`, true),
    lexeme(word.text, true),
    either(meanings.slice(0, FIRST_MEANINGS)),
    either(meanings.slice(FIRST_MEANINGS, NEXT_MEANINGS)),
  ].filter((expression) => expression !== '');
}

function unlikely(word: QueryWord): string[] {
  const expression = either(likeliest(word).slice(NEXT_MEANINGS));
  return expression === '' ? [] : [expression];
}

function anyOf(word: QueryWord, most: number): string {
  return `(${[
    lexeme(word.text, true),
    ...likeliest(word)
      .slice(0, most)
      .map((text) => lexeme(text)),
  ].join(' | ')})`;
}

function allWords(words: readonly QueryWord[]): string[] {
  return [
    words.map((word) => lexeme(word.text, true)).join(' & '),
    words.map((word) => anyOf(word, NEXT_MEANINGS)).join(' & '),
  ];
}

function rarestWords(words: readonly QueryWord[]): string[] {
  return words
    .toSorted((a, b) => a.uses - b.uses)
    .filter((word) => !isNumber(word.text))
    .flatMap((word) => [anyOf(word, FIRST_MEANINGS), anyOf(word, NEXT_MEANINGS)]);
}

async function gather(
  sql: Sql,
  { typed, words, code }: { typed: readonly string[]; words: readonly QueryWord[]; code: string },
  categories: readonly string[] | null,
): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  const add = (candidates: readonly Candidate[]) => {
    for (const candidate of candidates) found.set(candidate.id, candidate);
  };
  const [first] = words;
  const expressions = words.length === 1 && first ? oneWord(first) : allWords(words);
  if (code !== '') expressions.push(lexeme(code, true));
  add(await productsByLexemes(sql, expressions, PER_SOURCE, categories));
  if (found.size < ENOUGH) {
    const rarest = words.length === 1 && first ? unlikely(first) : rarestWords(words);
    if (rarest.length > 0) add(await productsByLexemes(sql, rarest, PER_SOURCE, categories));
  }
  if (found.size < ENOUGH) {
    const parts = typed.filter((text) => Array.from(text).length >= 3);
    if (parts.length > 0) add(await productsByParts(sql, parts, PER_SOURCE, categories));
  }
  if (found.size < FEW) add(await productsByTrigrams(sql, typed.join(' '), ENOUGH, categories));
  return [...found.values()];
}

/**
 * Products that answer what was typed, best first, at most `limit`: names, generics and companies in both scripts, with typing errors. Found
 * by the dictionary of words and sound keys, gathered from a bounded number of candidates and ranked here; those that somebody offers
 * first among near equals. `categories`: only products of these; `known`: words that need not be looked up again. Any text is allowed.
 */
export async function resolveProducts(
  sql: Sql,
  text: string,
  limit: number,
  categories: readonly string[] | null = null,
  known: KnownMeanings = nothingKnown,
): Promise<ResolvedProduct[]> {
  const { folded, typed } = queryWords(text);
  if (typed.length === 0) return [];
  const words = await understand(sql, typed, known);
  const code = foldCode(folded).replace(/^0+/, '');
  const candidates = await gather(sql, { typed, words, code }, categories);
  candidates.sort((a, b) => b.offered - a.offered || (a.id < b.id ? -1 : 1));
  const entries = candidates.map(({ names, others, codes, joined }, seq) => ({
    seq,
    names,
    others,
    codes,
    joined,
  }));
  const isOffered = (seq: number) => ((candidates[seq]?.offered ?? 0) > 0 ? 1 : 0);
  return rankProducts(entries, { words, code }, limit, isOffered).flatMap(({ seq, score }) => {
    const candidate = candidates[seq];
    return candidate ? [{ id: candidate.id, score }] : [];
  });
}
