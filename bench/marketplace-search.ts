/**
 * The marketplace's search on 100,000 and on 1,000,000 listings (5,000 shops around the centres of all districts, a third of them in Dhaka; 30,000
 * made-up products in both scripts) on a durable PostgreSQL of its own: `node bench/marketplace-search.ts`. All questions are asked in the crowd, around
 * shops of Dhaka. Each goes through
 * the use case and, in turn with it, as bare SQL written by hand for the same answer (of a text: products by trigrams alone).
 */

import type { Market } from '../marketplace/server/app/market.ts';
import { findBasket } from '../marketplace/server/find/find-basket.ts';
import { findOffers } from '../marketplace/server/find/find-offers.ts';
import type { Place } from '../shared/marketplace/market-primitives.ts';
import { minuteOfWeek } from '../shared/marketplace/opening.ts';
import { type Figure, type Measure, percentile, runAlone, timed } from './figure.ts';
import {
  addListings,
  addProducts,
  addShops,
  BENCH_NOW,
  isInDhaka,
  madePlace,
  openBenchMarket,
} from './make-market.ts';
import { nameOf, random } from './make-names.ts';

const PRODUCTS = 30_000;
const EACH = 200;
const SMALL_SHOPS = 500;
const LARGE_SHOPS = 5_000;
const QUESTIONS = 300;
const WARM = 40;
const STALE = new Date(BENCH_NOW - 3_600_000);

type Question = {
  name: string;
  ask: (at: number) => Promise<number>;
  bare: (at: number) => Promise<unknown>;
};
type Times = { p50: number; p99: number; bare50: number; bare99: number; found: number };

const NEAR = `near AS MATERIALIZED (
  SELECT s.*, k.last_synced_at, ST_Distance(s.place, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography) AS distance,
    s.open_week @> $4::integer AND NOT s.is_paused AS is_open, k.last_synced_at < $5::timestamptz AS is_stale
  FROM shops s JOIN shop_links k ON k.shop_id = s.id
  WHERE s.status = 'approved' AND ST_DWithin(s.place, ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography, $3))`;
const BARE_SHOP = `n.id AS shop_id, n.name_bn AS shop_bn, n.name_en AS shop_en, n.kind, n.address, n.hours, n.distance, n.is_open, n.is_stale,
  n.delivers, n.delivery_fee, n.delivery_radius_m, n.rating_sum, n.rating_count, n.last_synced_at`;
const BARE_LISTING = `l.id, l.packs, l.base_unit, l.available - l.reserved AS left, l.stock_at, l.near_expiry, p.id AS product_id, p.name_bn, p.name_en,
  p.generic, p.strength, p.dosage_form, p.manufacturer, p.category_id, p.drug_class`;
const BARE_OFFERS = `SELECT ${BARE_LISTING}, ${BARE_SHOP}, count(*) OVER () AS total
  FROM wanted w JOIN listings l ON l.product_id = w.id AND l.is_published AND l.available > l.reserved
  JOIN near n ON n.id = l.shop_id JOIN products p ON p.id = l.product_id
  ORDER BY n.distance / $3 + CASE WHEN n.is_open THEN 0 ELSE 1 END + CASE WHEN n.is_stale THEN 0.5 ELSE 0 END + (1 - w.score) * 4 LIMIT 30`;
const BARE = {
  text: `WITH ${NEAR}, wanted AS MATERIALIZED (
    SELECT id, word_similarity($6, search_text) AS score FROM products WHERE $6 <% search_text ORDER BY score DESC LIMIT 60) ${BARE_OFFERS}`,
  product: `WITH ${NEAR}, wanted AS (SELECT $6::uuid AS id, 1 AS score) ${BARE_OFFERS}`,
  basket: `WITH ${NEAR}, hits AS MATERIALIZED (
      SELECT DISTINCT ON (l.shop_id, l.product_id) l.*, n.distance FROM unnest($6::uuid[]) AS w(id)
      JOIN listings l ON l.product_id = w.id AND l.is_published AND l.available - l.reserved >= 10 JOIN near n ON n.id = l.shop_id
      ORDER BY l.shop_id, l.product_id, l.unit_price),
    best AS (SELECT shop_id, count(*) AS has FROM hits GROUP BY shop_id ORDER BY has DESC, min(distance) LIMIT 40)
    SELECT ${BARE_LISTING}, ${BARE_SHOP}, best.has
    FROM best JOIN hits l USING (shop_id) JOIN near n ON n.id = l.shop_id JOIN products p ON p.id = l.product_id ORDER BY best.has DESC, n.distance`,
};

function questionsOf(market: Market, productIds: readonly string[]): Question[] {
  const crowd = Array.from({ length: SMALL_SHOPS }, (_, seq) => seq).filter(isInDhaka);
  const place = (at: number): Place => madePlace(crowd[Math.floor(random(at, 31) * crowd.length)] ?? 0);
  const around = (at: number) => [place(at).lng, place(at).lat, 1_000, minuteOfWeek(BENCH_NOW), STALE];
  const wanted = (at: number, salt: number) => Math.floor(random(at, salt) ** 2 * PRODUCTS);
  const text = (at: number) => {
    const [latin, bengali] = nameOf(wanted(at, 32)).brand;
    return at % 2 === 0 ? latin : bengali;
  };
  const product = (at: number) => productIds[wanted(at, 33)] ?? '';
  const basket = (at: number) => [34, 35, 36, 37].map((salt) => productIds[wanted(at, salt)] ?? '');
  const usual = {
    radiusM: 1_000,
    isOpenNow: false,
    isInStock: true,
    delivers: false,
    sort: 'best' as const,
    categoryId: null,
    shopKind: null,
    offset: 0,
    limit: 30,
  };
  const { db } = market;
  return [
    {
      name: 'text',
      ask: async (at) =>
        (await findOffers(market, { ...usual, place: place(at), text: text(at), productId: null })).total,
      bare: (at) => db.query(BARE.text, [...around(at), text(at)]),
    },
    {
      name: 'product',
      ask: async (at) =>
        (await findOffers(market, { ...usual, place: place(at), text: '', productId: product(at) })).total,
      bare: (at) => db.query(BARE.product, [...around(at), product(at)]),
    },
    {
      name: 'basket_of_4',
      ask: async (at) => {
        const lines = basket(at).map((productId) => ({ productId, quantity: 10 }));
        return (await findBasket(market, { ...usual, place: place(at), lines })).items.length;
      },
      bare: (at) => db.query(BARE.basket, [...around(at), basket(at)]),
    },
  ];
}

async function measureQuestion({ ask, bare }: Question): Promise<Times> {
  const own: number[] = [];
  const bareTimes: number[] = [];
  let found = 0;
  for (let at = 0; at < QUESTIONS + WARM; at += 1) {
    let answers = 0;
    const took = await timed(async () => {
      answers = await ask(at);
    });
    const bareTook = await timed(() => bare(at));
    if (at < WARM) continue;
    own.push(took);
    bareTimes.push(bareTook);
    if (answers > 0) found += 1;
  }
  return {
    p50: percentile(own, 0.5),
    p99: percentile(own, 0.99),
    bare50: percentile(bareTimes, 0.5),
    bare99: percentile(bareTimes, 0.99),
    found,
  };
}

function figuresOf(name: string, small: Times, large: Times): Figure[] {
  const { p50, p99, bare50, bare99 } = large;
  const bare = `bare SQL p50 ${bare50.toFixed(2)} p99 ${bare99.toFixed(2)} ms`;
  return [
    {
      name: `market_${name}_1km_vs_bare_p50`,
      unit: 'ratio',
      value: p50 / bare50,
      p50,
      p99,
      aim: { is: '<=', value: 1.3 },
      note: `1 M listings, ${QUESTIONS} questions, ${large.found} with an answer; ${bare}`,
    },
    {
      name: `market_${name}_1km_vs_bare_p99`,
      unit: 'ratio',
      value: p99 / bare99,
      p50,
      p99,
      aim: { is: '<=', value: 1.3 },
      note: `1 M listings; ${bare}`,
    },
    {
      name: `market_${name}_growth`,
      unit: 'ratio',
      value: p50 / small.p50,
      p50,
      p99,
      aim: { is: '<=', value: 2 },
      note: `p50 on 1 M over 100 k listings (ten times the shops on the same ground); 100 k: p50 ${small.p50.toFixed(2)} p99 ${small.p99.toFixed(2)} ms`,
    },
  ];
}

/** Fills a database in two steps and asks the same questions at each. */
export const measure: Measure = async () => {
  const { market, close } = await openBenchMarket();
  try {
    const first = await addShops(market.db, 0, SMALL_SHOPS);
    const productIds = await addProducts(market, first[0] ?? '', PRODUCTS);
    const questions = questionsOf(market, productIds);
    const measureAll = async () => {
      const times: Times[] = [];
      for (const question of questions) times.push(await measureQuestion(question));
      return times;
    };
    await addListings(market.db, first, productIds, EACH);
    const small = await measureAll();
    const rest = await addShops(market.db, SMALL_SHOPS, LARGE_SHOPS);
    await addListings(market.db, rest, productIds, EACH);
    const large = await measureAll();
    return questions.flatMap(({ name }, at) => {
      const [a, b] = [small[at], large[at]];
      return a && b ? figuresOf(name, a, b) : [];
    });
  } finally {
    await close();
  }
};

await runAlone(import.meta.url, measure);
