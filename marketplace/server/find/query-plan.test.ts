import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Sql } from '../db/market-db.ts';
import { createTestMarket, TEST_NOW } from '../testing/test-market.ts';
import { DHANMONDI, makeShop } from '../testing/test-people.ts';
import type { Around } from './around.repo.ts';
import { basketQuery, findBasket } from './basket.repo.ts';
import { findOffers, offersQuery } from './offers.repo.ts';
import { resolveProducts } from './resolve-products.ts';

const SHOPS = 400;
const PRODUCTS = 2_000;
const EACH = 25;

/** Shops over the whole country, each with some of many products: enough for the planner to prefer an index. */
async function filled() {
  const market = await createTestMarket();
  const { ownerId } = await makeShop(market);
  const now = new Date(TEST_NOW);
  await market.db.query(
    `INSERT INTO shops (id, owner_id, status, name_bn, name_en, kind, phone, address, division, district, upazila, place, hours, delivers,
       delivery_radius_m, delivery_fee, delivery_minimum, drug_licence, answer_minutes, created_at)
     SELECT gen_random_uuid(), $1, 'approved', 'দোকান', 'Shop', 'medicine', '01', 'Road', '', '', '',
       ST_SetSRID(ST_MakePoint(88.5 + 4 * (n % 20) / 20.0, 21 + 5 * (n / 20) / 20.0), 4326)::geography, '[[],[],[],[],[],[],[]]', false, 0, 0, 0, '', 15, $2
     FROM generate_series(1, $3::int) AS n`,
    [ownerId, now, SHOPS],
  );
  await market.db.query(
    `INSERT INTO products (id, match_key, name_bn, name_en, generic, strength, dosage_form, manufacturer, drug_class, description,
       search_names, search_text, lexemes, created_at, updated_at)
     SELECT gen_random_uuid(), n::text, '', 'brand' || md5(n::text), '', '', '', '', 'otc', '', 'brand' || md5(n::text), 'brand' || md5(n::text),
       array_to_tsvector(ARRAY['brand' || md5(n::text)]), $1, $1 FROM generate_series(1, $2::int) AS n`,
    [now, PRODUCTS],
  );
  await market.db.query(
    `INSERT INTO listings (shop_id, id, product_id, version, is_published, name_bn, name_en, drug_class, base_unit, packs, price, unit_price, available,
       stock_at, updated_at)
     SELECT s.id, gen_random_uuid(), p.id, 1, true, '', 'N', 'otc', 'tablet', '[]', 1, 1, 9, $1, $1
     FROM (SELECT id, row_number() OVER () AS n FROM shops) s
     JOIN (SELECT id, row_number() OVER () AS n FROM products) p ON (p.n + s.n * 37) % $2::int < $3::int`,
    [now, PRODUCTS, EACH],
  );
  await market.db.script('ANALYZE');
  return market;
}

async function planOf(sql: Sql, text: string, values: readonly unknown[]): Promise<string> {
  const rows = await sql.query<Record<string, string>>(`EXPLAIN ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

const around: Around = {
  place: DHANMONDI,
  radiusM: 1_000,
  minute: 720,
  now: new Date(TEST_NOW),
  isOpenNow: true,
  delivers: false,
  shopKind: null,
};
const paging = { sort: 'best', isInStock: true, offset: 0, limit: 30 } as const;

describe('the plans of the search', () => {
  it('find shops by the spatial index and listings by product, and read no table whole', async () => {
    const { db } = await filled();
    const products = await db.query<{ id: string }>('SELECT id FROM products LIMIT 4');
    const ids = products.map((product) => product.id);
    const lines = ids.map((productId) => ({ productId, quantity: 1 }));
    const scores = ids.map(() => 1);
    for (const [text, values] of [
      offersQuery(around, { kind: 'products', ids, scores }, paging),
      offersQuery(
        around,
        { kind: 'products', ids: ids.slice(0, 1), scores: [1] },
        { ...paging, sort: 'price' },
      ),
      basketQuery(around, lines),
    ]) {
      const plan = await planOf(db, text, values);
      expect(plan).toContain('shops_place');
      expect(plan).toMatch(/listings_product|listings_pkey/);
      expect(plan).not.toMatch(/Seq Scan on (shops|listings|products)\b/);
    }
    const shelf = await planOf(
      db,
      ...offersQuery(around, { kind: 'shelf', categories: ['medicine'] }, paging),
    );
    expect(shelf).toContain('shops_place');
    expect(shelf).not.toContain('Seq Scan on listings');
  });

  it('are made once for a statement that is kept, whatever it is asked', async ({ skip }) => {
    const { db } = await filled();
    if (db.engine === 'embedded') skip('the embedded database keeps no plans of its own');
    const products = await db.query<{ id: string }>('SELECT id FROM products LIMIT 30');
    const ids = products.map((product) => product.id);
    const few = ids.slice(0, 2);
    const one = { kind: 'products', ids: ids.slice(0, 1), scores: [1] } as const;
    const plans = await db.transaction(async (sql) => {
      const kept = {
        query: <Row>(text: string, values?: readonly unknown[]) =>
          sql.query<Row>(text, values, { isKept: true }),
      };
      for (let turn = 0; turn < 8; turn += 1) {
        const place = { lat: DHANMONDI.lat + turn / 10, lng: DHANMONDI.lng };
        const here = { ...around, isOpenNow: false, place };
        // Short questions first: a plan for these alone would seem cheaper than one for any.
        const sought = turn < 5 ? few : ids;
        await findOffers(kept, here, one, paging, 20);
        await findOffers(
          kept,
          here,
          { kind: 'products', ids: sought, scores: sought.map(() => 1) },
          paging,
          20,
        );
        await findBasket(
          kept,
          here,
          sought.slice(0, 1).map((productId) => ({ productId, quantity: 1 })),
        );
        await resolveProducts(kept, turn < 5 ? 'br' : 'brandab brandcd', 10);
        // Nothing is called so: everything that looks further is asked.
        await resolveProducts(kept, 'zukka', 10);
        await resolveProducts(kept, 'zukka wivvo', 10);
      }
      return sql.query<{ statement: string; generic: number; custom: number }>(
        `SELECT statement, generic_plans AS generic, custom_plans AS custom FROM pg_prepared_statements
         WHERE generic_plans + custom_plans >= 8 AND statement ~ 'near|search_keys|search_words|lexemes|LIKE'`,
      );
    });
    expect(plans.length).toBe(8);
    // PostgreSQL plans a statement for its very parameters five times before it compares.
    for (const { statement, custom } of plans) expect(custom, statement).toBe(5);
  });

  it('find the same offers by shop and by product, whichever PostgreSQL is told is less work', async () => {
    const { db } = await filled();
    const products = await db.query<{ id: string }>('SELECT id FROM products ORDER BY id LIMIT 60');
    const ids = products.map((product) => product.id);
    const [text, values] = offersQuery(
      { ...around, isOpenNow: false, radiusM: 250_000 },
      { kind: 'products', ids, scores: ids.map((_, at) => 1 - at / 100) },
      { ...paging, limit: 500 },
      20,
    );
    const answers = [];
    for (const offered of [0, 1_000_000]) {
      await db.query('UPDATE products SET offered = $1', [offered]);
      answers.push(await db.query<{ listingId: string }>(text, values));
      const explained = await db.query<Record<string, string>>(`EXPLAIN ANALYZE ${text}`, values);
      const looked = explained
        .map((row) => row['QUERY PLAN'] ?? '')
        .filter((line) => line.includes('listings_product'));
      expect(looked.map((line) => line.includes('never executed'))).toEqual(
        offered === 0 ? [true, false] : [false, true],
      );
    }
    const [byProduct, byShop] = answers;
    expect(byProduct?.length).toBeGreaterThan(100);
    expect(byProduct).toEqual(byShop);
  });

  it.each(['best', 'distance', 'price'] as const)(
    'look at so many goods of each shop and no more where nothing is sought, sorted by %s',
    async (sort) => {
      const market = await createTestMarket();
      const [small, large] = [await makeShop(market), await makeShop(market)];
      const [product, now] = [uuidv7(), new Date(TEST_NOW)];
      await market.db.query(
        `INSERT INTO products (id, match_key, name_bn, name_en, generic, strength, dosage_form, manufacturer, drug_class, description, created_at, updated_at)
         VALUES ($1, 'k', '', 'N', '', '', '', '', 'otc', '', $2, $2)`,
        [product, now],
      );
      for (const [shopId, goods] of [
        [small.shopId, 3],
        [large.shopId, 10_000],
      ] as const)
        await market.db.query(
          `INSERT INTO listings (shop_id, id, product_id, version, is_published, name_bn, name_en, drug_class, base_unit, packs, price, unit_price,
             available, stock_at, updated_at)
           SELECT $1, gen_random_uuid(), $2, 1, true, '', 'N', 'otc', 'tablet', '[]', 10000 - n, 1, 9, $3, $3 FROM generate_series(1, $4::int) AS n`,
          [shopId, product, now, goods],
        );
      await market.db.script('VACUUM ANALYZE listings');
      const sought = { kind: 'shelf', categories: null } as const;
      const [text, values] = offersQuery(around, sought, { ...paging, sort });
      const rows = await market.db.query<{ total: number; 'shop.id': string; listingId: string }>(
        text,
        values,
      );
      expect(rows[0]?.total).toBe(203);
      const looked = await market.db.query<Record<string, string>>(`EXPLAIN ANALYZE ${text}`, values);
      const scans = looked
        .map((row) => row['QUERY PLAN'] ?? '')
        .filter((line) => /(Scan|Sort).*(on listings l|using listings)/.test(line));
      expect(scans.length).toBeGreaterThan(0);
      for (const line of scans)
        expect(Number(/actual time=\S+ rows=(\d+)/.exec(line)?.[1] ?? 0), line).toBeLessThanOrEqual(200);
      const [first] = await market.db.query<{ price: number }>('SELECT price FROM listings WHERE id = $1', [
        rows[0]?.listingId,
      ]);
      if (sort === 'price') expect(first?.price).toBe(0);
    },
  );

  it('name no product where none is to be named, found or not', async () => {
    const { db } = await filled();
    const [product] = await db.query<{ id: string }>('SELECT id FROM products LIMIT 1');
    const sought = { kind: 'products', ids: [product?.id ?? ''], scores: [1] } as const;
    for (const radiusM of [1, 500_000]) {
      const here = { ...around, isOpenNow: false, radiusM };
      const named = async (most: number) =>
        (await findOffers(db, here, sought, paging, most)).products.length;
      expect([radiusM, await named(0), await named(20)]).toEqual([radiusM, 0, 1]);
    }
  });

  it('find words by their keys and products by their words', async () => {
    const { db } = await filled();
    const word = `w${uuidv7().slice(-6)}`;
    await db.query(
      `INSERT INTO search_words SELECT 'brand' || md5(n::text), 1 FROM generate_series(1, 20000) AS n UNION ALL SELECT $1, 1`,
      [word],
    );
    await db.query(
      `INSERT INTO search_keys SELECT substr(md5(n::text), 1, 6), 0, 'brand' || md5(n::text) FROM generate_series(1, 20000) AS n`,
    );
    await db.script('ANALYZE');
    const plans: string[] = [];
    const spy: Sql = {
      query: async <Row>(text: string, values: readonly unknown[] = []) => {
        plans.push(await planOf(db, text, values));
        return db.query<Row>(text, values);
      },
    };
    await resolveProducts(spy, `${word} branda`, 10);
    const all = plans.join('\n');
    for (const index of ['search_words_pkey', 'search_keys_pkey', 'products_lexemes'])
      expect(all).toContain(index);
    expect(all).not.toMatch(/Seq Scan on (search_words|search_keys)/);
  });
});
