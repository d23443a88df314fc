import { foldCode } from '../../../shared/text/search/entry-text.ts';
import { COMPARED, isNumber, lookupsOf, nearestWords } from '../../../shared/text/search/nearest-words.ts';
import { rankProducts } from '../../../shared/text/search/rank-products.ts';
import { isTelling, likeliest, queryWords, readQuery } from '../../../shared/text/search/read-query.ts';
import type { Meaning, QueryWord, Reach, Term } from '../../../shared/text/search/search-types.ts';
import type { Sql } from '../db/market-db.ts';
import {
  type Candidate,
  productsAndUses,
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

type Question = { name: string; word: string; reach: Reach };
/** What words may stand for, by reach and word; those of `asked` do not know yet in how many products they stand. */
type Understood = { meanings: Map<string, readonly Meaning[]>; asked: readonly Question[] };

const nameOf = (word: string, reach: Reach) => `${reach} ${word}`;

/** The words of the dictionary that each typed word may stand for, by one read of the index of keys; none where all are known. */
async function understand(sql: Sql, typed: readonly string[], known: KnownMeanings): Promise<Understood> {
  const asked = new Map<string, Question>();
  const meanings = new Map<string, readonly Meaning[]>();
  readQuery(typed, (word, reach) => {
    const name = nameOf(word, reach);
    const before = known.get(name);
    if (before) meanings.set(name, before);
    else asked.set(name, { name, word, reach });
    return [];
  });
  const questions = [...asked.values()];
  for (const [name, found] of await meaningsOf(sql, questions)) meanings.set(name, found);
  return { meanings, asked: questions };
}

/** The words meant by what was just understood of which it matters how common they are: a few of the hundreds compared. */
function tellingWords({ meanings, asked }: Understood): string[] {
  const words = new Set<string>();
  for (const { name, reach } of asked)
    for (const meaning of meanings.get(name) ?? []) if (isTelling(reach, meaning)) words.add(meaning.word);
  return [...words];
}

/** Says of what was just understood in how many products each word stands. */
function weigh(
  { meanings, asked }: Understood,
  uses: ReadonlyMap<string, number>,
  known: KnownMeanings,
): void {
  for (const { name } of asked) {
    const found = meanings.get(name) ?? [];
    const weighed = found.map((meaning) => ({ ...meaning, uses: uses.get(meaning.word) ?? 0 }));
    meanings.set(name, weighed);
    known.set(name, weighed);
  }
}

async function meaningsOf(
  sql: Sql,
  questions: readonly Question[],
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
  for (const { no, words } of rows) {
    const terms = found[no - 1];
    for (const word of words.split(' ')) {
      if (terms && terms.size < COMPARED) terms.set(word, { word, uses: 0 });
    }
  }
  questions.forEach(({ name, word }, at) => {
    const terms = found[at] ?? new Map<string, Term>();
    const same = terms.get(word);
    const meanings = isNumber(word)
      ? same
        ? [{ ...same, quality: 1 }]
        : []
      : nearestWords(word, terms.values());
    answers.set(name, meanings);
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

/** The texts of a query: as typed, with what they may stand for, and as a code. */
type Query = { typed: readonly string[]; words: readonly QueryWord[]; code: string };

/** The likeliest expressions: they tell the same before it is known how common the words are. */
function firstExpressions({ words, code }: Query): string[] {
  const [first] = words;
  const expressions = words.length === 1 && first ? oneWord(first) : allWords(words);
  return code === '' ? expressions : [...expressions, lexeme(code, true)];
}

/** Candidates besides the first ones, where those are few. */
async function gatherMore(
  sql: Sql,
  { typed, words }: Query,
  categories: readonly string[] | null,
  found: Map<string, Candidate>,
): Promise<void> {
  const add = (candidates: readonly Candidate[]) => {
    for (const candidate of candidates) found.set(candidate.id, candidate);
  };
  const [first] = words;
  if (found.size < ENOUGH) {
    const rarest = words.length === 1 && first ? unlikely(first) : rarestWords(words);
    if (rarest.length > 0) add(await productsByLexemes(sql, rarest, PER_SOURCE, categories));
  }
  if (found.size < ENOUGH) {
    const parts = typed.filter((text) => Array.from(text).length >= 3);
    if (parts.length > 0) add(await productsByParts(sql, parts, PER_SOURCE, categories));
  }
  if (found.size < FEW) add(await productsByTrigrams(sql, typed.join(' '), ENOUGH, categories));
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
  const understood = await understand(sql, typed, known);
  const code = foldCode(folded).replace(/^0+/, '');
  const read = () => ({
    typed,
    words: readQuery(typed, (word, reach) => understood.meanings.get(nameOf(word, reach)) ?? []),
    code,
  });
  const first = await productsAndUses(
    sql,
    firstExpressions(read()),
    PER_SOURCE,
    categories,
    tellingWords(understood),
  );
  weigh(understood, first.uses, known);
  const query = read();
  const found = new Map(first.candidates.map((candidate) => [candidate.id, candidate]));
  await gatherMore(sql, query, categories, found);
  const candidates = [...found.values()];
  candidates.sort((a, b) => b.offered - a.offered || (a.id < b.id ? -1 : 1));
  const entries = candidates.map(({ names, others, codes, joined }, seq) => ({
    seq,
    names,
    others,
    codes,
    joined,
  }));
  const isOffered = (seq: number) => ((candidates[seq]?.offered ?? 0) > 0 ? 1 : 0);
  return rankProducts(entries, query, limit, isOffered).flatMap(({ seq, score }) => {
    const candidate = candidates[seq];
    return candidate ? [{ id: candidate.id, score }] : [];
  });
}
