import type { Market } from '../marketplace/server/app/market.ts';
import { findBasket } from '../marketplace/server/find/find-basket.ts';
import { findOffers } from '../marketplace/server/find/find-offers.ts';
import { forgetTexts } from '../marketplace/server/find/index.ts';
import { resolveProducts } from '../marketplace/server/find/resolve-products.ts';
import type { Place } from '../shared/marketplace/market-primitives.ts';
import { minuteOfWeek } from '../shared/marketplace/opening.ts';
import { fold } from '../shared/text/fold.ts';
import { lookupsOf } from '../shared/text/search/nearest-words.ts';
import { BENCH_NOW, isInDhaka, madePlace } from './make-market.ts';
import { nameOf, random } from './make-names.ts';

const RADIUS = 1_000;
/** A long prescription looked for in the whole town. */
const FAR = { radius: 10_000, lines: 10 };
const STALE = new Date(BENCH_NOW - 3_600_000);
const BRANDED = 4;
const FIRST = 10;
const KEPT = { isKept: true };

/** A question put to several sides in turn; each answers how many offers (shops) it found. */
export type Question = {
  name: string;
  sides: Record<'own', (at: number) => Promise<number>> &
    Partial<Record<'bare' | 'again' | 'trigrams', (at: number) => Promise<number>>>;
  /** Share of the products meant that a side has among its first ten. */
  recall?: Record<'own' | 'bare' | 'trigrams', (at: number) => Promise<number>>;
};

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
/** How near a word is by the key that found it: its own sound, a letter or a consonant left out. */
const SHARES = { own: 0.9, beginning: 0.75, typing: 0.8, near: 0.7 };
const NEARNESS = { own: 0, beginning: 0, near: 1, typing: 2 };
/** What a text means, in one statement: words that sound like it or are one error away, in both scripts, and trigrams besides. */
const BY_SOUND = `heard AS MATERIALIZED (
    SELECT word, max(share) AS share FROM (
      SELECT k.word, q.share FROM unnest($7::text[], $8::smallint[], $9::float8[]) AS q(key, near, share)
      CROSS JOIN LATERAL (SELECT word FROM search_keys k WHERE k.key = q.key COLLATE "C" AND k.near = q.near LIMIT 60) AS k
      UNION ALL SELECT $6, 1) AS found
    GROUP BY word ORDER BY share DESC LIMIT 40),
  wanted AS MATERIALIZED (
    SELECT id, max(score) AS score FROM (
      SELECT hit.id, h.share AS score FROM heard h
      CROSS JOIN LATERAL (SELECT id FROM products p WHERE p.lexemes @@ quote_literal(h.word)::tsquery LIMIT 60) AS hit
      UNION ALL (SELECT id, word_similarity($6, search_text) FROM products WHERE $6 <% search_text LIMIT 60)) AS scored
    GROUP BY id ORDER BY score DESC LIMIT 60)`;
const BY_TRIGRAMS = `wanted AS MATERIALIZED (
    SELECT id, word_similarity($6, search_text) AS score FROM products WHERE (SELECT $6) <% search_text ORDER BY score DESC LIMIT 60)`;
/** No parameter that the planner could look into: of a kept statement it would make a new plan at every call. */
const BARE = {
  sound: `WITH ${NEAR}, ${BY_SOUND} ${BARE_OFFERS}`,
  trigrams: `WITH ${NEAR}, ${BY_TRIGRAMS} ${BARE_OFFERS}`,
  product: `WITH ${NEAR}, wanted AS (SELECT $6::uuid AS id, 1 AS score) ${BARE_OFFERS}`,
  basket: `WITH ${NEAR}, hits AS MATERIALIZED (
      SELECT DISTINCT ON (l.shop_id, l.product_id) l.*, n.distance FROM unnest((SELECT $6::uuid[])) AS w(id)
      JOIN listings l ON l.product_id = w.id AND l.is_published AND l.available - l.reserved >= 10 JOIN near n ON n.id = l.shop_id
      ORDER BY l.shop_id, l.product_id, l.unit_price),
    best AS (SELECT shop_id, count(*) AS has FROM hits GROUP BY shop_id ORDER BY has DESC, min(distance) LIMIT 40)
    SELECT ${BARE_LISTING}, ${BARE_SHOP}, best.has
    FROM best JOIN hits l USING (shop_id) JOIN near n ON n.id = l.shop_id JOIN products p ON p.id = l.product_id ORDER BY best.has DESC, n.distance`,
};
const FIRST_OF = `SELECT id FROM wanted ORDER BY score DESC LIMIT ${FIRST}`;

/** The text with one typing error: two neighbouring letters swapped, or one left out. */
function mistyped(text: string, at: number): string {
  const signs = Array.from(text);
  const place = 1 + Math.floor(random(at, 38) * Math.max(1, signs.length - 2));
  const [left = '', right = ''] = [signs[place], signs[place + 1]];
  signs.splice(place, 2, ...(at % 8 < 4 ? [right, left] : [right]));
  return signs.join('');
}

function keysOf(text: string): [string[], number[], number[]] {
  const lookups = lookupsOf(fold(text), 'far');
  return [
    lookups.map(({ key }) => key.toWellFormed()),
    lookups.map(({ match }) => NEARNESS[match]),
    lookups.map(({ match }) => SHARES[match]),
  ];
}

const usual = {
  radiusM: RADIUS,
  isOpenNow: false,
  isInStock: true,
  delivers: false,
  sort: 'best' as const,
  categoryId: null,
  shopKind: null,
  offset: 0,
  limit: 30,
};

type Asking = { market: Market; productIds: readonly string[]; place: (at: number) => Place };

const around = (place: Place) => [place.lng, place.lat, RADIUS, minuteOfWeek(BENCH_NOW), STALE];
const wantedOf = (at: number, salt: number, count: number) => Math.floor(random(at, salt) ** 2 * count);

function textQuestion({ market, productIds, place }: Asking): Question {
  const { db } = market;
  const seq = (at: number) => wantedOf(at, 32, productIds.length);
  const text = (at: number) => {
    const [latin, bengali] = nameOf(seq(at)).brand;
    const name = at % 2 === 0 ? latin : bengali;
    return at % 4 < 2 ? name : mistyped(name, at);
  };
  const ask = async (at: number) =>
    (await findOffers(market, { ...usual, place: place(at), text: text(at), productId: null })).total;
  const bare = (sql: string, values: unknown[]) => db.query<{ id: string }>(sql, values, KEPT);
  const recallOf = (ids: readonly string[], at: number) => {
    const first = seq(at) - (seq(at) % BRANDED);
    const meant = new Set(productIds.slice(first, first + BRANDED));
    return ids.slice(0, FIRST).filter((id) => meant.has(id)).length / meant.size;
  };
  const recallBare = async (by: string, at: number, values: unknown[]) => {
    // The first parameters say where: every one of them must have a type.
    const sql = `WITH asked AS (SELECT $1::float8, $2::float8, $3::float8, $4::int, $5::timestamptz), ${by} ${FIRST_OF}`;
    return recallOf(
      (await bare(sql, [...around(place(at)), ...values])).map((row) => row.id),
      at,
    );
  };
  return {
    name: 'text',
    sides: {
      own: (at) => {
        forgetTexts(db);
        return ask(at);
      },
      again: ask,
      bare: async (at) =>
        (await bare(BARE.sound, [...around(place(at)), fold(text(at)), ...keysOf(text(at))])).length,
      trigrams: async (at) => (await bare(BARE.trigrams, [...around(place(at)), fold(text(at))])).length,
    },
    recall: {
      own: async (at) =>
        recallOf(
          (await resolveProducts(db, text(at), FIRST)).map((product) => product.id),
          at,
        ),
      bare: (at) => recallBare(BY_SOUND, at, [fold(text(at)), ...keysOf(text(at))]),
      trigrams: (at) => recallBare(BY_TRIGRAMS, at, [fold(text(at))]),
    },
  };
}

function productQuestion({ market, place }: Asking, sold: readonly string[]): Question {
  const productId = (at: number) => sold[at % sold.length] ?? '';
  return {
    name: 'product',
    sides: {
      own: async (at) =>
        (await findOffers(market, { ...usual, place: place(at), text: '', productId: productId(at) })).total,
      bare: async (at) =>
        (await market.db.query(BARE.product, [...around(place(at)), productId(at)], KEPT)).length,
    },
  };
}

function basketQuestions({ market, productIds, place }: Asking, sold: readonly string[]): Question[] {
  const basket = (at: number, lines: number) => [
    sold[at % sold.length] ?? '',
    ...Array.from(
      { length: lines - 1 },
      (_, line) => productIds[wantedOf(at, 35 + line, productIds.length)] ?? '',
    ),
  ];
  const own = async (at: number, wanted: typeof FAR) => {
    const lines = basket(at, wanted.lines).map((productId) => ({ productId, quantity: 10 }));
    const asked = { ...usual, radiusM: wanted.radius, place: place(at), lines };
    return (await findBasket(market, asked)).items.length;
  };
  return [
    {
      name: 'basket_of_4',
      sides: {
        own: (at) => own(at, { lines: 4, radius: RADIUS }),
        bare: async (at) =>
          (await market.db.query(BARE.basket, [...around(place(at)), basket(at, 4)], KEPT)).length,
      },
    },
    { name: 'basket_of_10', sides: { own: (at) => own(at, FAR) } },
  ];
}

/** Something that a shop within the radius of each place has in stock; the empty id where there is no such shop. */
async function soldAround(market: Market, places: readonly Place[]): Promise<string[]> {
  const rows = await market.db.query<{ id: string | null }>(
    `SELECT (SELECT l.product_id FROM shops s JOIN listings l ON l.shop_id = s.id AND l.is_published AND l.available - l.reserved >= 10
       WHERE s.status = 'approved' AND ST_DWithin(s.place, ST_SetSRID(ST_MakePoint(w.lng, w.lat), 4326)::geography, $3) LIMIT 1) AS id
     FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS w(lng, lat, at) ORDER BY w.at`,
    [places.map((place) => place.lng), places.map((place) => place.lat), RADIUS],
  );
  return rows.map((row) => row.id ?? '0192f000-0000-7000-8000-000000000000');
}

/** Where questions are asked: at shops of Dhaka among the first `shops`. */
function placesIn(shops: number): (at: number) => Place {
  const crowd = Array.from({ length: shops }, (_, seq) => seq).filter(isInDhaka);
  return (at) => madePlace(crowd[Math.floor(random(at, 31) * crowd.length)] ?? 0);
}

/**
 * The questions of the benchmark, numbers 0 to `count`, all asked where shops are: a third with a text of each script, half of the texts with a
 * typing error; products and baskets with something that a shop nearby has. Every side is a kept statement of one connection pool.
 */
export async function makeQuestions(
  market: Market,
  productIds: readonly string[],
  shops: number,
  count: number,
): Promise<Question[]> {
  const place = placesIn(shops);
  const sold = await soldAround(
    market,
    Array.from({ length: count }, (_, at) => place(at)),
  );
  const asking = { market, productIds, place };
  return [textQuestion(asking), productQuestion(asking, sold), ...basketQuestions(asking, sold)];
}

/** How many shops lie within the radius of the places asked, on average. */
export async function shopsAround(market: Market, shops: number, count: number): Promise<number> {
  const place = placesIn(shops);
  const places = Array.from({ length: count }, (_, at) => place(at));
  const [row] = await market.db.query<{ shops: number }>(
    `SELECT count(*)::float8 / $3 AS shops FROM unnest($1::float8[], $2::float8[]) AS w(lng, lat)
     JOIN shops s ON ST_DWithin(s.place, ST_SetSRID(ST_MakePoint(w.lng, w.lat), 4326)::geography, $4)`,
    [places.map(({ lng }) => lng), places.map(({ lat }) => lat), count, RADIUS],
  );
  return row?.shops ?? 0;
}
