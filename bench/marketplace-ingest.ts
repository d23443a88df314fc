/**
 * How fast listings come in: shops put batches of 200 one after another and four at a time, each batch a durable transaction with its products, words
 * and counts: `node bench/marketplace-ingest.ts`. New goods first, then a stock change of each.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Market } from '../marketplace/server/app/market.ts';
import { putListings } from '../marketplace/server/ingest/put-listings.ts';
import { hasPostgres } from '../marketplace/server/testing/postgres-cluster.ts';
import { LISTINGS_AT_ONCE } from '../shared/marketplace/sync.contract.ts';
import { baseUnits } from '../shared/money/money.ts';
import { type Figure, type Measure, runAlone, skipped, timed } from './figure.ts';
import { addProducts, addShops, madeGoods, openBenchMarket } from './make-market.ts';
import { random } from './make-names.ts';

const PRODUCTS = 20_000;
const SHOPS = 100;
const BATCHES = 2;
const TOGETHER = 4;

type Item = { listingId: string; version: number; fields: ReturnType<typeof madeGoods> };

function goodsOf(shop: number): Item[] {
  return Array.from({ length: BATCHES * LISTINGS_AT_ONCE }, (_, at) => ({
    listingId: uuidv7(),
    version: 1,
    fields: madeGoods(Math.floor(random(shop * 1_000 + at, 41) ** 2 * PRODUCTS)),
  }));
}

async function putAll(
  market: Market,
  shopIds: readonly string[],
  goods: readonly Item[][],
  together: number,
) {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < shopIds.length; at = next++) {
      const items = goods[at] ?? [];
      for (let first = 0; first < items.length; first += LISTINGS_AT_ONCE)
        await putListings(
          { ...market, shopId: shopIds[at] ?? '' },
          items.slice(first, first + LISTINGS_AT_ONCE),
        );
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
}

/** Puts the goods of a hundred shops, twice. */
export const measure: Measure = async () => {
  if (!hasPostgres()) return skipped('PostgreSQL 15 with PostGIS');
  const { market, close } = await openBenchMarket();
  try {
    const shopIds = await addShops(market.db, 0, SHOPS);
    const making = await timed(() => addProducts(market, shopIds[0] ?? '', PRODUCTS));
    const goods = shopIds.map((_, shop) => goodsOf(shop));
    const rows = SHOPS * BATCHES * LISTINGS_AT_ONCE;
    const half = SHOPS / 2;
    const alone = await timed(() => putAll(market, shopIds.slice(0, half), goods.slice(0, half), 1));
    const together = await timed(() => putAll(market, shopIds.slice(half), goods.slice(half), TOGETHER));
    const changed = goods.map((items) =>
      items.map((item) => ({ ...item, version: 2, fields: { ...item.fields, available: baseUnits(7) } })),
    );
    const updates = await timed(() => putAll(market, shopIds, changed, 1));
    const figure = (name: string, value: number, note: string): Figure => ({
      name,
      unit: 'rows/s',
      value: Math.round(value),
      note,
    });
    return [
      figure(
        'market_new_products_rows_per_s',
        (PRODUCTS / making) * 1000,
        `${PRODUCTS} products with their words and keys, one connection`,
      ),
      figure(
        'market_ingest_rows_per_s',
        (rows / 2 / alone) * 1000,
        `new listings of known products, batches of ${LISTINGS_AT_ONCE}, one connection`,
      ),
      figure(
        'market_ingest_together_rows_per_s',
        (rows / 2 / together) * 1000,
        `the same, ${TOGETHER} shops at a time`,
      ),
      figure(
        'market_stock_changes_rows_per_s',
        (rows / updates) * 1000,
        `a new version of each of ${rows} listings, one connection`,
      ),
    ];
  } finally {
    await close();
  }
};

await runAlone(import.meta.url, measure);
