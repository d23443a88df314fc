import path from 'node:path';
import { districts } from 'bd-geojs';
import { v7 as uuidv7 } from 'uuid';
import type { Market } from '../marketplace/server/app/market.ts';
import type { MarketDb } from '../marketplace/server/db/market-db.ts';
import { migrateMarket } from '../marketplace/server/db/migrate.ts';
import { openPostgres } from '../marketplace/server/db/postgres.ts';
import { createMemoryLive } from '../marketplace/server/live/index.ts';
import { settleProducts } from '../marketplace/server/products/index.ts';
import { startCluster } from '../marketplace/server/testing/postgres-cluster.ts';
import type { ListingFields } from '../shared/marketplace/listing.ts';
import type { Place } from '../shared/marketplace/market-primitives.ts';
import { baseUnits, type Paisa } from '../shared/money/money.ts';
import { nameOf, random } from './make-names.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../marketplace/migrations');
const AT_ONCE = 500;
/** A degree of latitude, metres. */
const DEGREE = 111_320;
/** How far shops lie from the centre of their district: standard deviation, metres. */
const SPREAD = 5_000;
/** Every third shop is in Dhaka. */
const DHAKA_SHARE = 0.35;

/** A moment for everything: a Saturday, noon in Dhaka. */
export const BENCH_NOW = Date.UTC(2026, 10, 21, 6);

/** What a shop says of the made-up product number `seq`: a third is named in Bengali alone, a third in English alone. */
export function madeGoods(seq: number): ListingFields {
  const name = nameOf(seq);
  const packId = uuidv7();
  return {
    nameBn: seq % 3 === 1 ? '' : `${name.brand[1]} ${name.kind[1]} ${name.strength} মিগ্রা`,
    nameEn: seq % 3 === 0 ? '' : `${name.brand[0]} ${name.kind[0]} ${name.strength} mg`,
    generic: name.kind[0],
    strength: `${name.strength} mg`,
    dosageForm: ['Tablet', 'Capsule', 'Syrup', 'Cream'][seq % 4] ?? 'Tablet',
    manufacturer: name.company,
    categoryPath: [
      { nameBn: '', nameEn: ['Antibiotic', 'Vitamin', 'Gastric', 'Skin', 'Pain'][seq % 5] ?? 'Skin' },
    ],
    drugClass: 'otc',
    description: '',
    specifications: [],
    barcodes: [],
    baseUnit: 'tablet',
    packs: [
      {
        packId,
        unit: 'strip',
        label: '',
        baseQuantity: baseUnits(10),
        price: (500 + (seq % 9_000)) as Paisa,
      },
    ],
    available: baseUnits(50 + (seq % 300)),
    nearExpiry: null,
    pictures: [],
  };
}

/** True where `madePlace` puts this number around the capital. */
export function isInDhaka(seq: number): boolean {
  return random(seq, 20) < DHAKA_SHARE;
}

/** The place of the made-up shop (or customer) number `seq`: around the centre of a district, Dhaka more often than others. */
export function madePlace(seq: number): Place {
  const dhaka = districts.find((district) => district.name === 'Dhaka');
  const other = districts[Math.floor(random(seq, 21) * districts.length)];
  const centre = isInDhaka(seq) ? dhaka : other;
  const distance = SPREAD * Math.sqrt(-2 * Math.log(1 - random(seq, 22) * 0.999));
  const angle = 2 * Math.PI * random(seq, 23);
  const lat = Number(centre?.lat) + (distance * Math.cos(angle)) / DEGREE;
  const lng =
    Number(centre?.lon) +
    (distance * Math.sin(angle)) / (DEGREE * Math.cos((Number(centre?.lat) * Math.PI) / 180));
  return { lat: Math.min(27, Math.max(20.1, lat)), lng: Math.min(93, Math.max(87.6, lng)) };
}

type BenchMarkets<Name extends string> = { markets: Record<Name, Market>; close: () => Promise<void> };

/** Marketplaces on one durable PostgreSQL of their own, each a database, migrated and empty. */
export async function openBenchMarkets<Name extends string>(
  names: readonly Name[],
): Promise<BenchMarkets<Name>> {
  const cluster = await startCluster({ isDurable: true });
  const admin = openPostgres(`${cluster.url}postgres`, () => undefined, 1);
  const live = createMemoryLive();
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ports = { clock: { now: () => BENCH_NOW }, ids: { next: () => uuidv7() }, logger: silent };
  const opened: [Name, Market][] = [];
  for (const name of names) {
    await admin.script(`CREATE DATABASE ${name}`);
    const db = openPostgres(cluster.url + name, () => undefined, 8);
    await migrateMarket(db, MIGRATIONS);
    // Mail, text, payments, jobs and limits are not reached by what is measured.
    opened.push([name, { db, live, ports } as unknown as Market]);
  }
  await admin.close();
  const close = async () => {
    await live.close();
    for (const [, { db }] of opened) await db.close();
    await cluster.stop();
  };
  return { markets: Object.fromEntries(opened) as Record<Name, Market>, close };
}

/** One such marketplace. */
export async function openBenchMarket(): Promise<{ market: Market; close: () => Promise<void> }> {
  const { markets, close } = await openBenchMarkets(['bench']);
  return { market: markets.bench, close };
}

/** Adds approved shops `from` to `to` (exclusive), open from eight to twenty-two, all of one owner; answers their ids. */
export async function addShops(db: MarketDb, from: number, to: number): Promise<string[]> {
  const ownerId = uuidv7();
  const now = new Date(BENCH_NOW);
  await db.query(
    `INSERT INTO accounts (id, email, password_hash, name, role, created_at) VALUES ($1::uuid, $1::text || '@example.org', 'none', 'Bench', 'seller', $2)`,
    [ownerId, now],
  );
  const numbers = Array.from({ length: to - from }, (_, at) => from + at);
  const ids = numbers.map(() => uuidv7());
  const places = numbers.map(madePlace);
  const hours = JSON.stringify(Array.from({ length: 7 }, () => [{ from: 480, to: 1320 }]));
  await db.query(
    `INSERT INTO shops (id, owner_id, status, name_bn, name_en, kind, phone, address, division, district, upazila, place, hours, delivers,
       delivery_radius_m, delivery_fee, delivery_minimum, drug_licence, answer_minutes, created_at)
     SELECT s.id, $4, 'approved', 'দোকান', 'Shop', 'medicine', '01711000000', 'Road 1', '', '', '',
       ST_SetSRID(ST_MakePoint(s.lng, s.lat), 4326)::geography, $5::jsonb, true, 3000, 4000, 0, '', 15, $6
     FROM unnest($1::uuid[], $2::float8[], $3::float8[]) AS s(id, lat, lng)`,
    [ids, places.map((place) => place.lat), places.map((place) => place.lng), ownerId, hours, now],
  );
  await db.query(
    'INSERT INTO shop_links (shop_id, last_synced_at) SELECT id, $2 FROM unnest($1::uuid[]) AS s(id)',
    [ids, now],
  );
  return ids;
}

/** Makes products 0 to `count` as shops would, by the marketplace's own rules; answers their ids in order. */
export async function addProducts(
  market: Pick<Market, 'db'>,
  shopId: string,
  count: number,
): Promise<string[]> {
  const ids: string[] = [];
  const speaker = {
    shopId,
    kind: 'medicine' as const,
    isApproved: true,
    now: new Date(BENCH_NOW),
    nextId: () => uuidv7(),
  };
  for (let first = 0; first < count; first += AT_ONCE) {
    const listings = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, at) => ({
      listingId: String(first + at),
      fields: madeGoods(first + at),
    }));
    const { productOf } = await market.db.transaction((sql) => settleProducts(sql, speaker, listings));
    ids.push(...listings.map(({ listingId }) => productOf.get(listingId) ?? ''));
  }
  return ids;
}

/** Gives each of these shops `each` listings in bulk: of some products many shops have one, of most only few. */
export async function addListings(
  db: MarketDb,
  shopIds: readonly string[],
  productIds: readonly string[],
  each: number,
): Promise<void> {
  await db.transaction(async (sql) => {
    // The rows are right by construction: keys are not looked up again for a million of them.
    await sql.query('SET LOCAL session_replication_role = replica');
    await sql.query(
      `INSERT INTO listings (shop_id, id, product_id, version, is_published, name_bn, name_en, drug_class, base_unit, packs, price, unit_price,
         available, stock_at, updated_at)
       SELECT shop, gen_random_uuid(), ($2::uuid[])[1 + floor(power(random(), 2) * cardinality($2::uuid[]))], 1, true, 'নাম', 'Name', 'otc', 'tablet',
         '[{"packId":"0192f000-0000-7000-8000-000000000001","unit":"strip","label":"","baseQuantity":10,"price":1200}]',
         1000 + floor(random() * 500), 100000 + floor(random() * 50000), floor(random() * 200), $4, $4
       FROM unnest($1::uuid[]) AS shop, generate_series(1, $3::int)`,
      [shopIds, productIds, each, new Date(BENCH_NOW)],
    );
  });
  await db.query(
    `UPDATE products SET offered = l.offered FROM (SELECT product_id, count(*) AS offered FROM listings GROUP BY product_id) AS l
     WHERE id = l.product_id`,
  );
  await db.script('VACUUM ANALYZE');
}
