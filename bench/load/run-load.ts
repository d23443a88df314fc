import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ledgerProblems } from '../../core/testing/ledger-problems.ts';
import { type MarketNodes, makeNewMarket, startMarketNodes } from '../../e2e/market-node.ts';
import type { MarketDb } from '../../marketplace/server/db/market-db.ts';
import { openPostgres } from '../../marketplace/server/db/postgres.ts';
import { compareSides } from '../../marketplace/server/testing/compare-sides.ts';
import type { Cluster } from '../../marketplace/server/testing/postgres-cluster.ts';
import { hasRedis, startRedis } from '../../marketplace/server/testing/redis-server.ts';
import { countPromises, watchPromises } from '../../marketplace/server/testing/watch-promises.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Bought, BuyersTask } from './buyers.ts';
import { type CounterDay, finishOrders, sellAtTill, serveOrders } from './counter.ts';
import { type LoadShop, openLoadShop, publishShop } from './load-shop.ts';
import { makePeople } from './people.ts';

const BUYERS = path.join(import.meta.dirname, 'buyers.ts');
const DRAIN_MS = 60_000;
/** Refusals that a buyer must be ready for. */
const EXPECTED: ReadonlySet<string> = new Set(['SOLD_OUT', 'TOO_MANY']);

/** How large a rush is. */
export type LoadSize = {
  buyers: number;
  /** Pieces published at first; the shop keeps `safety` more on its shelf. */
  units: number;
  safety: number;
  /** Pieces the till sells meanwhile, one every `everyMs`. */
  tillSales: number;
  everyMs: number;
  nodes: number;
  buyerProcesses: number;
};

/** The marketplace when the last buyer had an answer. */
type Storm = { reserved: number; available: number; orders: number; completed: number; published: number };

/** Both sides when nothing was on its way any more. */
type End = {
  /** Promises ever made, and those that went beyond what was published at their moment. */
  made: number;
  beyond: number;
  /** Published number and pieces promised at the marketplace; pieces on the shelf, receipts, messages put aside at the shop. */
  published: number;
  promised: number;
  onHand: number;
  sales: number;
  setAside: number;
  differences: string[];
};

/** What came of it. */
export type LoadResult = {
  /** Buyers who were told yes, who were told sold out, who were told to try again because the machine had too much to do, and answers that should not be. */
  promised: number;
  soldOut: number;
  busy: number;
  unexpected: string[];
  storm: Storm;
  day: CounterDay;
  end: End;
  seconds: number;
  /** Milliseconds of every answer, sorted; and of those that said yes. */
  all: number[];
  yes: number[];
};

type World = { nodes: MarketNodes; db: MarketDb; shop: LoadShop; shopId: string; tokens: string[] };
/** What is to be undone, in order. */
type Ends = (() => unknown)[];

async function openNodes(cluster: Cluster, count: number, ends: Ends): Promise<MarketNodes> {
  const market = await makeNewMarket(cluster);
  ends.push(() => market.remove());
  const redis = hasRedis() ? await startRedis() : null;
  ends.push(() => redis?.stop());
  const env = { REDIS_URL: redis?.url ?? '', PAYMENTS: 'none' };
  const nodes = await startMarketNodes(market, { count, env });
  ends.push(() => nodes.stop());
  return nodes;
}

async function openShop(size: LoadSize, ends: Ends): Promise<LoadShop> {
  const shop = await openLoadShop(size);
  ends.push(() => shop.stop());
  return shop;
}

async function openWorld(cluster: Cluster, size: LoadSize, ends: Ends): Promise<World> {
  const [opening, setUp] = await Promise.allSettled([
    openNodes(cluster, size.nodes, ends),
    openShop(size, ends),
  ]);
  if (opening.status === 'rejected') throw opening.reason;
  if (setUp.status === 'rejected') throw setUp.reason;
  const nodes = opening.value;
  const db = openPostgres(nodes.databaseUrl, () => undefined, 2);
  ends.push(() => db.close());
  await watchPromises(db);
  const [shopId, tokens] = await Promise.all([publishShop(setUp.value, nodes), makePeople(db, size.buyers)]);
  return { nodes, db, shop: setUp.value, shopId, tokens };
}

function rushOf(task: BuyersTask): Promise<Bought[]> {
  const child = fork(BUYERS, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(task);
  return new Promise((resolve, reject) => {
    child.once('message', (bought) => resolve(bought as Bought[]));
    child.once('exit', (code) => reject(new Error(`a process of buyers ended with ${code}`)));
  });
}

async function rush({ nodes, shop, shopId, tokens }: World, processes: number): Promise<Bought[]> {
  const share = Math.ceil(tokens.length / processes);
  const { goods } = shop;
  const groups = Array.from({ length: processes }, (_, at) =>
    rushOf({ urls: nodes.urls, shopId, goods, tokens: tokens.slice(at * share, (at + 1) * share) }),
  );
  return (await Promise.all(groups)).flat();
}

async function readStorm({ db, shop }: World): Promise<Storm> {
  const [storm] = await db.query<Omit<Storm, 'published'>>(
    `SELECT reserved::int, available::int, (SELECT count(*)::int FROM orders) AS orders,
       (SELECT count(*)::int FROM orders WHERE status = 'completed') AS completed FROM listings WHERE id = $1`,
    [shop.goods.id],
  );
  if (!storm) throw new Error('the listing is gone');
  const { published } = await countPromises(db);
  return { ...storm, published };
}

/** Waits until the shop has said all it had to say and knows all that was said to it. */
async function drain({ db, shop }: World): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const { connection, waiting, answersWaiting } = await shop.owner.api.marketplace.status({});
    const [heard] = shop.rows<{ place: number }>('SELECT feed_after AS place FROM market_link');
    const [head] = await db.query<{ seq: number }>('SELECT feed_seq::int AS seq FROM shop_links');
    const isQuiet = connection === 'online' && waiting + answersWaiting === 0 && heard?.place === head?.seq;
    if (isQuiet) return;
    if (performance.now() > until)
      throw new Error(
        `after a minute the shop is ${connection}, ${waiting} goods and ${answersWaiting} answers wait, its feed stands at ${heard?.place} of ${head?.seq}`,
      );
    await pause(50);
  }
}

/** Waits until the marketplace has the number that the shop publishes at first. */
async function waitForShelf({ db, shop }: World, units: number): Promise<void> {
  const until = performance.now() + DRAIN_MS;
  for (;;) {
    const [listing] = await db.query<{ available: number }>(
      'SELECT available::int FROM listings WHERE id = $1 AND is_published',
      [shop.goods.id],
    );
    if (listing?.available === units) return;
    if (performance.now() > until) throw new Error(`${listing?.available} of ${units} pieces are published`);
    await pause(50);
  }
}

async function readEnd({ db, shop }: World): Promise<End> {
  const [listing] = await db.query<{ published: number; promised: number }>(
    'SELECT available::int AS published, reserved::int AS promised FROM listings WHERE id = $1',
    [shop.goods.id],
  );
  const [own] = shop.rows<{ onHand: number; sales: number; setAside: number }>(
    `SELECT (SELECT sum(on_hand) FROM batches) AS onHand, (SELECT count(*) FROM sales) AS sales,
       (SELECT count(*) FROM outbox WHERE status = 'parked') + (SELECT count(*) FROM market_answers WHERE status = 'refused') AS setAside`,
  );
  if (!listing || !own) throw new Error('the listing is gone');
  const { made, beyond } = await countPromises(db);
  const differences = [
    ...(await compareSides(shop.rows, db, businessDayOf(Date.now()))),
    ...ledgerProblems(shop.file),
  ];
  return { ...listing, ...own, made, beyond, differences };
}

async function play(world: World, size: LoadSize): Promise<LoadResult> {
  const { db, shop } = world;
  await waitForShelf(world, size.units);
  const day: CounterDay = { sold: 0, accepted: 0, rungUp: 0, rejected: 0, refused: [] };
  const codeOf = async (orderId: string) => {
    const [order] = await db.query<{ code: string }>('SELECT pickup_code AS code FROM orders WHERE id = $1', [
      orderId,
    ]);
    return order?.code ?? '';
  };
  let isRush = true;
  const started = performance.now();
  const atCounter = Promise.all([sellAtTill(shop, size, day), serveOrders(shop, codeOf, () => isRush, day)]);
  const bought = await rush(world, size.buyerProcesses).finally(() => {
    isRush = false;
  });
  const seconds = (performance.now() - started) / 1_000;
  const storm = await readStorm(world);
  await atCounter;
  await drain(world);
  await finishOrders(shop, codeOf, day);
  await drain(world);
  const sorted = (some: readonly Bought[]) => some.map(({ ms }) => ms).sort((a, b) => a - b);
  const yes = bought.filter(({ code }) => code === null);
  return {
    promised: yes.length,
    soldOut: bought.filter(({ code }) => code === 'SOLD_OUT').length,
    busy: bought.filter(({ code }) => code === 'TOO_MANY').length,
    unexpected: bought.flatMap(({ code }) => (code === null || EXPECTED.has(code) ? [] : [code])),
    storm,
    day,
    end: await readEnd(world),
    seconds,
    all: sorted(bought),
    yes: sorted(yes),
  };
}

/**
 * Lets buyers rush for one listing on several nodes over one database of the cluster, while the shop's own program sells the same goods at the counter, sends
 * what is left and takes on the orders that come; looks at both sides once nothing is on its way any more.
 */
export async function runLoad(cluster: Cluster, size: LoadSize): Promise<LoadResult> {
  const ends: Ends = [];
  try {
    return await play(await openWorld(cluster, size, ends), size);
  } finally {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  }
}
