/** Memory and start of the real store server, measured from outside its process: `node bench/host-footprint.ts`. */
import path from 'node:path';
import { type Measure, percentile, runAlone, timed } from './figure.ts';
import { makeCatalogue } from './make-catalogue.ts';
import { makeHistory } from './make-history.ts';
import { type BenchHost, startHost } from './make-host.ts';
import { nameOf } from './make-names.ts';
import { makeShopFolder, PIN, type ShopFolder } from './make-shop-folder.ts';

const PRODUCTS = 50_000;
const SALES = 100_000;
const FINDS = 300;
const STARTS = 7;

async function signIn(host: BenchHost, shop: ShopFolder): Promise<string> {
  return (await host.call<{ token: string }>('POST', '/session', { userId: shop.ownerId, pin: PIN })).token;
}

async function measureMemory(shop: ShopFolder): Promise<{ rss: number; finds: number[] }> {
  const host = await startHost(shop.folder);
  try {
    const token = await signIn(host, shop);
    const finds: number[] = [];
    for (let at = 0; at < FINDS; at += 1) {
      const text = nameOf((at * 7919) % PRODUCTS).brand[at % 2 === 0 ? 0 : 1];
      finds.push(await timed(() => host.call('GET', '/catalog/find', { text }, token)));
    }
    return { rss: host.residentMb(), finds };
  } finally {
    await host.stop();
  }
}

async function measureStart(shop: ShopFolder): Promise<number> {
  const host = await startHost(shop.folder);
  const untilSignedIn = await timed(async () => {
    const token = await signIn(host, shop);
    await host.call('GET', '/catalog/quick-keys', {}, token);
  });
  await host.stop();
  return host.startedInMs + untilSignedIn;
}

/** Fills a shop of 50,000 products and 100,000 past sales, then measures the server that serves it. */
export const measure: Measure = async () => {
  const shop = await makeShopFolder();
  try {
    shop.fill((db) => makeCatalogue(db, PRODUCTS, shop.ownerId, Date.now()));
    makeHistory({ file: path.join(shop.folder, 'shop.sqlite'), sales: SALES, perDay: 300, products: 2_000 });
    const { rss, finds } = await measureMemory(shop);
    const starts: number[] = [];
    for (let at = 0; at < STARTS; at += 1) starts.push(await measureStart(shop));
    return [
      {
        name: 'host_rss_mb',
        unit: 'MB',
        value: rss,
        aim: { is: '<=', value: 200 },
        note: `${PRODUCTS} products and ${SALES} past sales, after ${FINDS} searches`,
      },
      {
        name: 'find_over_http_p95',
        unit: 'ms',
        value: percentile(finds, 0.95),
        p50: percentile(finds, 0.5),
        p99: percentile(finds, 0.99),
        aim: { is: '<=', value: 80 },
        note: `${PRODUCTS} products, whole call from another process`,
      },
      {
        name: 'cold_start_ms',
        unit: 'ms',
        value: percentile(starts, 0.5),
        p50: percentile(starts, 0.5),
        p99: Math.max(...starts),
        aim: { is: '<=', value: 2000 },
        note: `${SALES} past sales, process start to signed in with quick keys, ${STARTS} starts`,
      },
    ];
  } finally {
    shop.remove();
  }
};

await runAlone(import.meta.url, measure);
