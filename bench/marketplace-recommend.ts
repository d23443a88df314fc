/**
 * The nightly recommendations on 30,000 products: `node bench/marketplace-recommend.ts`. How long they take, the longest time they hold the node's event
 * loop, and how much memory they add.
 */
import { setTimeout } from 'node:timers/promises';
import { recommend } from '../marketplace/server/recommend/index.ts';
import { hasPostgres } from '../marketplace/server/testing/postgres-cluster.ts';
import { type Measure, runAlone, skipped, timed } from './figure.ts';
import { addProducts, addShops, openBenchMarket } from './make-market.ts';

const PRODUCTS = 30_000;
const LOOK_EVERY = 5;
const MB = 2 ** 20;

/** Looks every few milliseconds how late it comes, and at the memory, until told to stop. */
function watch(): { stop: () => Promise<{ hold: number; memory: number }> } {
  const before = process.memoryUsage().rss;
  let [hold, memory, isOver] = [0, 0, false];
  const look = async () => {
    while (!isOver) {
      const late = await timed(() => setTimeout(LOOK_EVERY));
      hold = Math.max(hold, late - LOOK_EVERY);
      memory = Math.max(memory, process.memoryUsage().rss - before);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      isOver = true;
      await looking;
      return { hold, memory };
    },
  };
}

/** Makes the products and works the recommendations out once. */
export const measure: Measure = async () => {
  if (!hasPostgres()) return skipped('PostgreSQL 15 with PostGIS');
  const { market, close } = await openBenchMarket();
  try {
    const [shopId = ''] = await addShops(market.db, 0, 1);
    await addProducts(market, shopId, PRODUCTS);
    const watched = watch();
    const took = await timed(() => recommend(market));
    const { hold, memory } = await watched.stop();
    const note = `${PRODUCTS} products, twenty like each`;
    return [
      { name: 'market_recommend', unit: 'ms', value: took, note },
      {
        name: 'market_recommend_hold_max',
        unit: 'ms',
        value: hold,
        aim: { is: '<=', value: 50 },
        note: `${note}; the longest hold of the event loop`,
      },
      {
        name: 'market_recommend_memory',
        unit: 'MB',
        value: memory / MB,
        note: `${note}; most above what was held before`,
      },
    ];
  } finally {
    await close();
  }
};

await runAlone(import.meta.url, measure);
