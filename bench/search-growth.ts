/**
 * How search time grows with the shop, from 50,000 to 1,000,000 made-up products: `node bench/search-growth.ts`.
 * Names are made of syllables, half of them in each script; the same mixed queries run on both files. The figure is p99 over p99.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createProductIndex, type ProductIndex } from '../core/search/product-index.ts';
import { type Measure, percentile, runAlone } from './figure.ts';
import { type Name, nameOf, productOf, random } from './make-names.ts';

const MIGRATION = join(import.meta.dirname, '../migrations/0002_search_index.sql');
const SMALL = 50_000;
const LARGE = 1_000_000;
const BATCH = 50_000;
const QUERIES = 1_000;

/** Times of one size of shop, in milliseconds. */
type SizeFigure = {
  readonly rowsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly found: number;
};

/** Builds both files in a folder of its own, runs the same queries on each, and cleans up. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dokani-search-'));
  try {
    const small = measureSize(join(folder, 'small.db'), SMALL);
    const large = measureSize(join(folder, 'large.db'), LARGE);
    const note = `${QUERIES} queries of 10 kinds; 50 k: ${describe(small)}; 1 M: ${describe(large)}`;
    const { p50, p99 } = large;
    return [
      {
        name: 'search_growth',
        unit: 'ratio',
        value: large.p99 / small.p99,
        p50,
        p99,
        aim: { is: '<=', value: 3 },
        note,
      },
      {
        name: 'search_50k_p95',
        unit: 'ms',
        value: small.p95,
        p50: small.p50,
        p99: small.p99,
        aim: { is: '<=', value: 80 },
        note: '50,000 products',
      },
      {
        name: 'search_index_rows_per_s',
        unit: 'rows/s',
        value: small.rowsPerSecond,
        aim: { is: '>=', value: 5_000 },
        note: 'index alone, 50,000 products',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function describe({ p50, p99, found }: SizeFigure): string {
  return `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms, wanted product in the first 20 for ${found}`;
}

function measureSize(file: string, size: number): SizeFigure {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(readFileSync(MIGRATION, 'utf8'));
  const index = createProductIndex(db);
  const began = performance.now();
  for (let first = 0; first < size; first += BATCH) {
    index.putMany(
      Array.from(
        { length: Math.min(BATCH, size - first) },
        (_, at) => [first + at + 1, productOf(first + at)] as const,
      ),
    );
  }
  const seconds = (performance.now() - began) / 1000;
  const { times, found } = runQueries(index);
  db.close();
  return {
    rowsPerSecond: Math.round(size / seconds),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    found,
  };
}

/** Each query asks for one of the first 50,000 products, so both sizes have the answer. */
function runQueries(index: ProductIndex): { times: number[]; found: number } {
  const times: number[] = [];
  let found = 0;
  for (let at = 0; at < QUERIES + 50; at += 1) {
    const wanted = Math.floor(random(at, 7) * BATCH);
    const query = queryFor(nameOf(wanted), at);
    const began = performance.now();
    const hits = index.search(query, { limit: 20 });
    if (at < 50) continue;
    times.push(performance.now() - began);
    if (hits.some((hit) => hit.seq === wanted + 1)) found += 1;
  }
  return { times, found };
}

function queryFor(name: Name, at: number): string {
  const [latin, bengali] = name.brand;
  const kinds = [
    latin,
    bengali,
    latin.slice(0, 3),
    bengali.slice(0, 3),
    `${latin.slice(0, 2)}x${latin.slice(2)}`,
    `${latin} ${name.kind[0]}`,
    `${name.kind[1]} ${bengali.slice(0, 4)}`,
    `${latin} ${name.strength}`,
    `${name.kind[0]} ${name.company}`,
    name.kind[0].slice(0, 4),
  ];
  return kinds[at % kinds.length] ?? latin;
}

await runAlone(import.meta.url, measure);
