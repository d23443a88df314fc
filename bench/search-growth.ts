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
const WARM = 50;

/** Times of one size of shop, in milliseconds. */
type SizeFigure = { rowsPerSecond: number; p50: number; p95: number; p99: number; found: number };

/** Builds both files in a folder of its own, asks both the same in turn, and cleans up. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dokani-search-'));
  const shops = [
    buildShop(join(folder, 'small.db'), SMALL),
    buildShop(join(folder, 'large.db'), LARGE),
  ] as const;
  try {
    const [small, large] = runQueries(shops);
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
    for (const { db } of shops) db.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

function describe({ p50, p99, found }: SizeFigure): string {
  return `p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms, wanted product in the first 20 for ${found}`;
}

type BenchShop = {
  readonly db: Database.Database;
  readonly index: ProductIndex;
  readonly rowsPerSecond: number;
};

type Sample = { times: number[]; found: number };

/** Fills a file with so many products; it is read with the page cache of a shop's own (core/db/open.ts). */
function buildShop(file: string, size: number): BenchShop {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('cache_size = -16384');
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
  return { db, index, rowsPerSecond: Math.round((size * 1000) / (performance.now() - began)) };
}

/**
 * Each query asks for one of the first 50,000 products, so both sizes have the answer. Both are asked in turn, the other way round every second
 * time: what else the machine does meets both alike.
 */
function runQueries(shops: readonly [BenchShop, BenchShop]): readonly [SizeFigure, SizeFigure] {
  const samples: [Sample, Sample] = [
    { times: [], found: 0 },
    { times: [], found: 0 },
  ];
  for (let at = 0; at < QUERIES + WARM; at += 1) {
    const wanted = Math.floor(random(at, 7) * BATCH);
    const query = queryFor(nameOf(wanted), at);
    for (const side of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const began = performance.now();
      const hits = shops[side].index.search(query, { limit: 20 });
      if (at < WARM) continue;
      samples[side].times.push(performance.now() - began);
      if (hits.some((hit) => hit.seq === wanted + 1)) samples[side].found += 1;
    }
  }
  const figureOf = (side: 0 | 1): SizeFigure => ({
    rowsPerSecond: shops[side].rowsPerSecond,
    p50: percentile(samples[side].times, 0.5),
    p95: percentile(samples[side].times, 0.95),
    p99: percentile(samples[side].times, 0.99),
    found: samples[side].found,
  });
  return [figureOf(0), figureOf(1)];
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
