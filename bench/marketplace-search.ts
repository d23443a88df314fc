/**
 * The marketplace's search on 100,000 and on 1,000,000 listings (5,000 shops around the centres of all districts, a third of them in Dhaka; 30,000
 * made-up products, a third known in Bengali alone and a third in English alone) on a durable PostgreSQL of its own: `node bench/marketplace-search.ts`.
 * All questions are asked in the crowd, around shops of Dhaka. Each goes through the use case and, in turn with it, as bare SQL written by hand
 * for the same answer.
 */

import { hasPostgres } from '../marketplace/server/testing/postgres-cluster.ts';
import { type Figure, type Measure, percentile, runAlone, skipped, timed } from './figure.ts';
import { addListings, addProducts, addShops, openBenchMarket } from './make-market.ts';
import { makeQuestions, type Question } from './make-questions.ts';

const PRODUCTS = 30_000;
const EACH = 200;
const SMALL_SHOPS = 500;
const LARGE_SHOPS = 5_000;
const QUESTIONS = 300;
const WARM = 40;

type Side = 'own' | 'bare' | 'again' | 'trigrams';
type SideTimes = { p50: number; p99: number; found: number };
type Times = { sides: Partial<Record<Side, SideTimes>>; recall: Partial<Record<Side, number>> };

const SIDES: readonly Side[] = ['own', 'again', 'bare', 'trigrams'];

/** Asks all sides the same in turn, the other way round every second time: what else the machine does meets all alike. */
async function timesOf({ sides }: Question): Promise<Times['sides']> {
  const samples = new Map<Side, { took: number[]; found: number }>();
  for (let at = 0; at < QUESTIONS + WARM; at += 1) {
    const groups: Side[][] = [['own', 'again'], ['bare'], ['trigrams']];
    for (const side of (at % 2 === 0 ? groups : groups.toReversed()).flat()) {
      const ask = sides[side];
      if (!ask) continue;
      let answers = 0;
      const took = await timed(async () => {
        answers = await ask(at);
      });
      if (at < WARM) continue;
      const sample = samples.get(side) ?? { took: [], found: 0 };
      samples.set(side, sample);
      sample.took.push(took);
      if (answers > 0) sample.found += 1;
    }
  }
  return Object.fromEntries(
    [...samples].map(([side, { took, found }]) => [
      side,
      { p50: percentile(took, 0.5), p99: percentile(took, 0.99), found },
    ]),
  );
}

/** Times of all sides, and how much of what was meant each finds. */
export async function measureQuestion(question: Question): Promise<Times> {
  const recall: Times['recall'] = {};
  for (const side of SIDES) {
    const ask = side === 'again' ? undefined : question.recall?.[side];
    if (!ask) continue;
    let sum = 0;
    for (let at = WARM; at < WARM + QUESTIONS; at += 1) sum += await ask(at);
    recall[side] = sum / QUESTIONS;
  }
  return { sides: await timesOf(question), recall };
}

const WHAT: Record<string, string> = {
  text: 'brand names in either script, half mistyped, none asked before; bare: one kept statement by sound keys and trigrams, ranked by key alone',
  product: 'a product that a shop nearby has; bare: one kept statement',
  basket_of_4: 'four products, one of them had nearby; bare: one kept statement',
};

function ratio(name: string, own: SideTimes, bare: SideTimes, of: 'p50' | 'p99', note: string): Figure {
  return {
    name: `market_${name}_1km_vs_bare_${of}`,
    unit: 'ratio',
    value: own[of] / bare[of],
    p50: own.p50,
    p99: own.p99,
    aim: { is: '<=', value: 1.3 },
    note: `1 M listings; bare p50 ${bare.p50.toFixed(2)} p99 ${bare.p99.toFixed(2)} ms${note}`,
  };
}

function textFigures(own: SideTimes, { sides, recall }: Times): Figure[] {
  const { again, bare, trigrams } = sides;
  if (!again || !bare || !trigrams) return [];
  const share = (side: Side) => recall[side]?.toFixed(2) ?? '';
  return [
    ratio('text_again', again, bare, 'p50', '; the same texts once more within half a minute'),
    {
      name: 'market_text_1km_vs_trigrams_p50',
      unit: 'ratio',
      value: own.p50 / trigrams.p50,
      p50: trigrams.p50,
      p99: trigrams.p99,
      note: `for information: p50 and p99 of one kept statement by trigrams alone, which looks in the typed script only; ${share('trigrams')} of the products meant in its first ten`,
    },
    {
      name: 'market_text_recall10',
      unit: 'recall',
      value: recall.own ?? 0,
      note: `products meant in the first ten; the bare SQL has ${share('bare')}: by keys without comparing words it is not as good, so that the ratios above compare unequal work`,
    },
  ];
}

function figuresOf(name: string, small: Times, large: Times): Figure[] {
  const { own, bare } = large.sides;
  if (!own || !bare || !small.sides.own) return [];
  const before = small.sides.own;
  return [
    ratio(name, own, bare, 'p50', `; ${QUESTIONS} questions, ${own.found} with an answer: ${WHAT[name]}`),
    ratio(name, own, bare, 'p99', ''),
    ...(name === 'text' ? textFigures(own, large) : []),
    {
      name: `market_${name}_growth`,
      unit: 'ratio',
      value: own.p50 / before.p50,
      p50: own.p50,
      p99: own.p99,
      aim: { is: '<=', value: 2 },
      note: `p50 on 1 M over 100 k listings (ten times the shops on the same ground); 100 k: p50 ${before.p50.toFixed(2)} p99 ${before.p99.toFixed(2)} ms`,
    },
  ];
}

/** Fills a database in two steps and asks the same questions at each. */
export const measure: Measure = async () => {
  if (!hasPostgres()) return skipped('PostgreSQL 15 with PostGIS');
  const { market, close } = await openBenchMarket();
  try {
    const first = await addShops(market.db, 0, SMALL_SHOPS);
    const productIds = await addProducts(market, first[0] ?? '', PRODUCTS);
    const measureAll = async (shops: number) => {
      const times = new Map<string, Times>();
      for (const question of await makeQuestions(market, productIds, shops, QUESTIONS + WARM))
        times.set(question.name, await measureQuestion(question));
      return times;
    };
    await addListings(market.db, first, productIds, EACH);
    const small = await measureAll(SMALL_SHOPS);
    const rest = await addShops(market.db, SMALL_SHOPS, LARGE_SHOPS);
    await addListings(market.db, rest, productIds, EACH);
    const large = await measureAll(SMALL_SHOPS);
    return [...large].flatMap(([name, times]) => {
      const before = small.get(name);
      return before ? figuresOf(name, before, times) : [];
    });
  } finally {
    await close();
  }
};

await runAlone(import.meta.url, measure);
