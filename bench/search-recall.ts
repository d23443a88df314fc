/**
 * How often the search finds what was meant, on real pairs of both scripts: `node bench/search-recall.ts [--misses]`.
 * Every query is measured against an index of all items of its set. "tuned" are the pairs of every second place: the spelling costs were
 * fitted on them and their misses looked at; "unseen" are the others (of the words also the misses of the unseen half were looked at once,
 * nothing was fitted on them). A hit is the very item; where several products share the words
 * of the query (the same two first words in the other language, the same brand), any of them is a hit, and `strict` counts the very row only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { createProductIndex, type ProductIndex } from '../core/search/product-index.ts';
import { fold } from '../shared/text/fold.ts';
import type { ProductText } from '../shared/text/search/entry-text.ts';
import { type Measure, runAlone } from './figure.ts';

const DATA = join(import.meta.dirname, '../../shared/data');
const MIGRATION = join(import.meta.dirname, '../migrations/0002_search_index.sql');
const LIMIT = 10;
/** Of a long set every third query is asked; odd, so that both halves stay. */
const LONG_SET = 5_000;
const STEP = 3;

/** Recall in the first 1, 5 and 10 answers of one set of queries. */
type RecallFigure = {
  readonly set: string;
  readonly part: 'all' | 'tuned' | 'unseen';
  readonly queries: number;
  readonly indexed: number;
  readonly at1: number;
  readonly at5: number;
  readonly at10: number;
  readonly strictAt10: number;
};
type Query = { readonly text: string; readonly wanted: ReadonlySet<number>; readonly strict: number };

/** Measures all sets; an empty list where the data is not on this machine. */
function measureRecall(
  onMiss: (set: string, query: string, wanted: number) => void = () => undefined,
): RecallFigure[] {
  if (!existsSync(DATA)) return [];
  const figures: RecallFigure[] = [];
  const add = (set: string, items: readonly ProductText[], queries: readonly Query[]) =>
    figures.push(...measureSet(set, items, sampleOf(queries), (query, wanted) => onMiss(set, query, wanted)));
  for (const kind of ['words', 'names']) {
    const pairs = rowsOf(`translit_${kind}_dev.tsv`).map((row) => ({ bn: row.bn ?? '', la: row.en ?? '' }));
    add(
      `${kind} Latin→Bengali`,
      ...pairQueries(pairs.map(({ bn, la }) => ({ query: la, item: { nameBn: bn }, name: bn }))),
    );
    add(
      `${kind} Bengali→Latin`,
      ...pairQueries(pairs.map(({ bn, la }) => ({ query: bn, item: { nameEn: la }, name: la }))),
    );
  }
  const products = rowsOf('products_bilingual.csv').map((row) => ({
    bn: row.name_bn ?? '',
    en: row.name_en ?? '',
  }));
  add(
    'product known in English, Bengali query',
    ...productQueries(products.map(({ bn, en }) => ({ query: bn, item: { nameEn: en } }))),
  );
  add(
    'product known in Bengali, English query',
    ...productQueries(products.map(({ bn, en }) => ({ query: en, item: { nameBn: bn } }))),
  );
  const brands = rowsOf('medicine_catalogue.csv').map((row) => row.brand ?? '');
  const distinct = [...new Map(brands.map((brand) => [fold(brand), brand])).values()];
  add('medicine name with one typing error', ...typoQueries(distinct));
  add('medicine row with one typing error', ...typoQueries(brands));
  return figures;
}

function sampleOf(queries: readonly Query[]): readonly Query[] {
  return queries.length > LONG_SET ? queries.filter((_, at) => at % STEP === 0) : queries;
}

/** An index of its own in memory. */
function memoryIndex(): ProductIndex {
  const db = new Database(':memory:');
  db.exec(readFileSync(MIGRATION, 'utf8'));
  return createProductIndex(db);
}

function rowsOf(file: string): Record<string, string>[] {
  const text = readFileSync(join(DATA, file), 'utf8');
  const delimiter = file.endsWith('.tsv') ? '\t' : ',';
  return Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter,
    skipEmptyLines: true,
    quoteChar: delimiter === '\t' ? '\0' : '"',
  }).data;
}

/** Items that fold alike are one item. */
function pairQueries(
  pairs: readonly { query: string; item: ProductText; name: string }[],
): [ProductText[], Query[]] {
  const seqs = new Map<string, number>();
  const items: ProductText[] = [];
  const queries = pairs.map(({ query, item, name }) => {
    const key = fold(name);
    const seq = seqs.get(key) ?? items.push(item);
    seqs.set(key, seq);
    return { text: query, wanted: new Set([seq]), strict: seq };
  });
  return [items, queries];
}

function productQueries(products: readonly { query: string; item: ProductText }[]): [ProductText[], Query[]] {
  const asked = products.map(({ query }) => query.trim().split(/\s+/).slice(0, 2).join(' '));
  const same = groupBy(asked.map(fold));
  const queries = asked.map((text, index) => ({
    text,
    wanted: same.get(fold(text)) ?? new Set<number>(),
    strict: index + 1,
  }));
  return [products.map(({ item }) => item), queries];
}

function typoQueries(brands: readonly string[]): [ProductText[], Query[]] {
  const same = groupBy(brands.map(fold));
  const random = seededRandom(20_260_101);
  const queries = brands.map((brand, index) => ({
    text: withTypo(brand, random),
    wanted: same.get(fold(brand)) ?? new Set<number>(),
    strict: index + 1,
  }));
  return [brands.map((nameEn) => ({ nameEn })), queries];
}

function groupBy(keys: readonly string[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  keys.forEach((key, index) => {
    const group = groups.get(key) ?? new Set();
    groups.set(key, group.add(index + 1));
  });
  return groups;
}

/** One substitution, insertion, deletion or swap of neighbours at a random place. */
function withTypo(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kind = Math.floor(random() * 4);
  if (kind === 0) return text.slice(0, at) + letter + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at);
  if (kind === 2 && text.length > 1) return text.slice(0, at) + text.slice(at + 1);
  const left = Math.min(at, Math.max(0, text.length - 2));
  return text.slice(0, left) + (text[left + 1] ?? '') + (text[left] ?? '') + text.slice(left + 2);
}

/** Mulberry32: the same numbers on every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function measureSet(
  set: string,
  items: readonly ProductText[],
  queries: readonly Query[],
  onMiss: (query: string, wanted: number) => void,
): RecallFigure[] {
  const index = memoryIndex();
  index.putMany(items.map((item, at) => [at + 1, item] as const));
  const tunedPlace = set.startsWith('words') ? 1 : 0;
  const places = queries.map(({ text, wanted, strict }) => {
    const hits = index.search(text, { limit: LIMIT }).map((hit) => hit.seq);
    const place = hits.findIndex((seq) => wanted.has(seq));
    if (place < 0) onMiss(text, strict);
    return { place: place < 0 ? LIMIT : place, strict: hits.includes(strict) };
  });
  return (['all', 'tuned', 'unseen'] as const).map((part) => {
    const chosen = places.filter((_, at) => part === 'all' || (at % 2 === tunedPlace) === (part === 'tuned'));
    const share = (count: number) => Math.round((count / chosen.length) * 1000) / 1000;
    const within = (limit: number) => share(chosen.filter(({ place }) => place < limit).length);
    return {
      set,
      part,
      queries: chosen.length,
      indexed: items.length,
      at1: within(1),
      at5: within(5),
      at10: within(LIMIT),
      strictAt10: share(chosen.filter(({ strict }) => strict).length),
    };
  });
}

const AIMS: readonly (readonly [set: string, name: string, aim: number])[] = [
  ['words', 'recall10_words', 0.95],
  ['names', 'recall10_names', 0.93],
  ['product known', 'recall10_other_language', 0.9],
  ['medicine', 'recall10_medicine_typo', 0.99],
];

/** Recall in the first ten of every set; the note has the rest. No figures where the data is not on this machine. */
export const measure: Measure = async () => {
  const figures = measureRecall();
  if (figures.length === 0) console.log('search recall skipped: ../shared/data is not here');
  return figures
    .filter(({ part }) => part === 'all')
    .map((all) => {
      const [, name = '', aim = 1] = AIMS.find(([start]) => all.set.startsWith(start)) ?? [];
      const unseen = figures.find(({ set, part }) => set === all.set && part === 'unseen')?.at10;
      const note = `${all.set}: @1 ${all.at1} @5 ${all.at5} @10 ${all.at10} (unseen half ${unseen}, the very row ${all.strictAt10}), ${all.queries} queries, ${all.indexed} indexed`;
      return { name, unit: 'recall', value: all.at10, aim: { is: '>=', value: aim }, note };
    });
};

if (import.meta.main && process.argv.includes('--misses')) {
  console.table(measureRecall((set, query, wanted) => console.log(`${set}\t${query}\t${wanted}`)));
} else {
  await runAlone(import.meta.url, measure);
}
