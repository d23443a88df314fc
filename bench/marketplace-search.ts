/**
 * The marketplace's search on 100,000 and on 1,000,000 listings (5,000 shops around the centres of all districts, a third of them in Dhaka; 30,000
 * made-up products, a third known in Bengali alone and a third in English alone) on a durable PostgreSQL of its own: `node bench/marketplace-search.ts`.
 * All questions are asked in the crowd, around shops of Dhaka, of both sizes in turn. Each goes through the use case and, in turn with it, as bare SQL
 * written by hand for the same answer.
 */

import type { Market } from '../marketplace/server/app/market.ts';
import { hasPostgres } from '../marketplace/server/testing/postgres-cluster.ts';
import { type Figure, type Measure, percentile, runAlone, skipped, timed } from './figure.ts';
import { addListings, addProducts, addShops, openBenchMarkets } from './make-market.ts';
import { makeQuestions, type Question, shopsAround } from './make-questions.ts';

const PRODUCTS = 30_000;
const EACH = 200;
const SHOPS = { small: 500, large: 5_000 };
const QUESTIONS = 1_000;
const WARM = 40;

type Size = keyof typeof SHOPS;
type Side = 'own' | 'bare' | 'again' | 'trigrams';
/** `found`: questions with an answer; `answers`: how many each had on average. */
type SideTimes = { p50: number; p99: number; found: number; answers: number };
type Times = Record<Size, Partial<Record<Side, SideTimes>>>;
type Recall = Partial<Record<Side, number>>;

const SIZES: readonly Size[] = ['small', 'large'];
const SIDES: readonly Side[] = ['own', 'again', 'bare', 'trigrams'];
const TURNS: readonly Side[][] = [['own', 'again'], ['bare'], ['trigrams']];

function summary(samples: readonly { took: number; answers: number }[]): SideTimes {
  const took = samples.map((sample) => sample.took);
  return {
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
    found: samples.filter(({ answers }) => answers > 0).length,
    answers: samples.reduce((sum, { answers }) => sum + answers, 0) / samples.length,
  };
}

/** Asks all sides of both sizes the same in turn, the other way round every second time: what else the machine does meets all alike. */
async function timesOf(question: Record<Size, Question>): Promise<Times> {
  const turns = SIZES.flatMap((size) => TURNS.flatMap((sides) => sides.map((side) => ({ size, side }))));
  // What is asked again comes after what is asked.
  const back = SIZES.toReversed().flatMap((size) =>
    TURNS.toReversed().flatMap((sides) => sides.map((side) => ({ size, side }))),
  );
  const samples = new Map<string, { took: number; answers: number }[]>();
  for (let at = 0; at < QUESTIONS + WARM; at += 1) {
    for (const { size, side } of at % 2 === 0 ? turns : back) {
      const ask = question[size].sides[side];
      if (!ask) continue;
      let answers = 0;
      const took = await timed(async () => {
        answers = await ask(at);
      });
      const sample = samples.get(size + side) ?? [];
      samples.set(size + side, sample);
      if (at >= WARM) sample.push({ took, answers });
    }
  }
  const sidesOf = (size: Size) =>
    Object.fromEntries(
      SIDES.flatMap((side) => {
        const sample = samples.get(size + side);
        return sample ? [[side, summary(sample)]] : [];
      }),
    );
  return { small: sidesOf('small'), large: sidesOf('large') };
}

/** How much of what was meant each side finds. */
async function recallOf(question: Question): Promise<Recall> {
  const recall: Recall = {};
  for (const side of SIDES) {
    const ask = side === 'again' ? undefined : question.recall?.[side];
    if (!ask) continue;
    let sum = 0;
    for (let at = WARM; at < WARM + QUESTIONS; at += 1) sum += await ask(at);
    recall[side] = sum / QUESTIONS;
  }
  return recall;
}

const WHAT: Record<string, string> = {
  text: 'brand names in either script, half mistyped, none asked before; bare: one kept statement by sound keys and trigrams, ranked by key alone',
  product: 'a product that a shop nearby has; bare: one kept statement',
  basket_of_4: 'four products, one of them had nearby; bare: one kept statement',
  basket_of_10: 'ten products within 10 km, one of them had nearby',
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

function textFigures({ large }: Times, recall: Recall): Figure[] {
  const { own, again, bare, trigrams } = large;
  if (!own || !again || !bare || !trigrams) return [];
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

function growth(name: string, before: SideTimes, own: SideTimes, note: string): Figure {
  return {
    name: `market_${name}_growth`,
    unit: 'ratio',
    value: own.p50 / before.p50,
    p50: own.p50,
    p99: own.p99,
    aim: { is: '<=', value: 2 },
    note: `p50 on 1 M over 100 k listings, asked in turn (ten times the shops on the same ground); 100 k: p50 ${before.p50.toFixed(2)} p99 ${before.p99.toFixed(2)} ms; ${note}`,
  };
}

function figuresOf(name: string, times: Times, recall: Recall, shops: string): Figure[] {
  const { own, bare } = times.large;
  const before = times.small.own;
  if (!own || !before) return [];
  const answers = `${before.answers.toFixed(1)} and ${own.answers.toFixed(1)} answers a question`;
  if (!bare) {
    const note = `1 M listings; ${QUESTIONS} questions: ${WHAT[name]}; 100 k: p50 ${before.p50.toFixed(1)} p99 ${before.p99.toFixed(1)} ms; ${answers}`;
    return [
      { name: `market_${name}_10km_p99`, unit: 'ms', value: own.p99, p50: own.p50, p99: own.p99, note },
    ];
  }
  return [
    ratio(name, own, bare, 'p50', `; ${QUESTIONS} questions, ${own.found} with an answer: ${WHAT[name]}`),
    ratio(name, own, bare, 'p99', ''),
    ...(name === 'text' ? textFigures(times, recall) : []),
    growth(name, before, own, `${shops}, ${answers}`),
  ];
}

async function fill(market: Market, shops: number): Promise<string[]> {
  const ids = await addShops(market.db, 0, shops);
  const productIds = await addProducts(market, ids[0] ?? '', PRODUCTS);
  await addListings(market.db, ids, productIds, EACH);
  return productIds;
}

/** Fills a database of each size and asks the same of both. */
export const measure: Measure = async () => {
  if (!hasPostgres()) return skipped('PostgreSQL 15 with PostGIS');
  const { markets, close } = await openBenchMarkets(SIZES);
  try {
    const questions: Question[][] = [];
    const around: string[] = [];
    for (const size of SIZES) {
      const productIds = await fill(markets[size], SHOPS[size]);
      // Where the few shops are, there are some of the many.
      questions.push(await makeQuestions(markets[size], productIds, SHOPS.small, QUESTIONS + WARM));
      around.push((await shopsAround(markets[size], SHOPS.small, QUESTIONS + WARM)).toFixed(1));
    }
    const [ofSmall = [], ofLarge = []] = questions;
    const shops = `${around.join(' and ')} shops within 1 km`;
    const figures: Figure[] = [];
    for (const [at, large] of ofLarge.entries()) {
      const small = ofSmall[at];
      if (!small) continue;
      const recall = await recallOf(large);
      figures.push(...figuresOf(large.name, await timesOf({ small, large }), recall, shops));
    }
    return figures;
  } finally {
    await close();
  }
};

await runAlone(import.meta.url, measure);
