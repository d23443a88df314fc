import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { MarketDb } from '../db/market-db.ts';
import { countPromises } from '../testing/watch-promises.ts';
import type { Bought, BuyersTask } from './buyers.ts';
import { type LoadScene, makeScene } from './scene.ts';
import type { TillReport, TillTask } from './till.ts';

const SECRET = 'a secret of the load test, 32 bytes';
const START = path.join(import.meta.dirname, '../start.ts');

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

/** What came of it. */
export type LoadResult = {
  /** Buyers who were told yes, who were told sold out, and answers that should not be. */
  promised: number;
  soldOut: number;
  unexpected: string[];
  /** What the database holds at the end. */
  reserved: number;
  available: number;
  orders: number;
  /** Promises that went beyond what was published at their moment. */
  beyond: number;
  onHand: number;
  tillRefused: string[];
  seconds: number;
  /** Milliseconds of every answer, sorted; and of those that said yes. */
  all: number[];
  yes: number[];
};

const children = new Set<ChildProcess>();

function start(file: string, env: Record<string, string> = {}): ChildProcess {
  const child = fork(file, [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

function message<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    child.once('message', (sent) => resolve(sent as Message));
    child.once('exit', (code) => reject(new Error(`a process of the load test ended with ${code}`)));
  });
}

async function stopAll(): Promise<void> {
  const running = [...children];
  await Promise.all(
    running.map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', resolve);
          child.kill('SIGTERM');
        }),
    ),
  );
}

async function startNodes(databaseUrl: string, count: number, folder: string): Promise<string[]> {
  const env = {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '10',
    REDIS_URL: '',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    TOKEN_SECRET: SECRET,
    SMTP_URL: '',
    SMS_URL: '',
    LOG_LEVEL: 'error',
  };
  const nodes = Array.from({ length: count }, (_, at) =>
    start(START, { ...env, DATA_FOLDER: path.join(folder, `node-${at}`) }),
  );
  const ready = await Promise.all(nodes.map((node) => message<{ url: string }>(node)));
  return ready.map((node) => node.url);
}

async function rush(
  scene: LoadScene,
  urls: string[],
  listing: TillTask['listing'],
  size: LoadSize,
): Promise<Bought[]> {
  const buyers = scene.people.map(({ token }) => ({ token, orderId: uuidv7() }));
  const share = Math.ceil(buyers.length / size.buyerProcesses);
  const processes = Array.from({ length: size.buyerProcesses }, (_, at) => {
    const child = start(path.join(import.meta.dirname, 'buyers.ts'));
    const answer = message<Bought[]>(child);
    const task: BuyersTask = {
      urls,
      shopId: scene.shopId,
      ...listing,
      buyers: buyers.slice(at * share, (at + 1) * share),
    };
    child.send(task);
    return answer;
  });
  return (await Promise.all(processes)).flat();
}

async function readEnd(db: MarketDb, listingId: string) {
  const [end] = await db.query<{ reserved: number; available: number; orders: number }>(
    `SELECT reserved, available, (SELECT count(*)::int FROM orders WHERE status = 'requested') AS orders
     FROM listings WHERE id = $1`,
    [listingId],
  );
  if (!end) throw new Error('the listing is gone');
  const { beyond } = await countPromises(db);
  return { ...end, beyond };
}

/**
 * Lets buyers rush for one listing on several nodes over the database at `databaseUrl` (migrated and empty), while a till sells the same goods and publishes what is left.
 */
export async function runLoad(db: MarketDb, databaseUrl: string, size: LoadSize): Promise<LoadResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-load-'));
  try {
    const scene = await makeScene(db, SECRET, size.buyers);
    const urls = await startNodes(databaseUrl, size.nodes, folder);
    const till = start(path.join(import.meta.dirname, 'till.ts'));
    const listing = { listingId: uuidv7(), packId: uuidv7(), price: 1_000 };
    const published = message(till);
    const onHand = size.units + size.safety;
    const task: TillTask = {
      urls,
      key: scene.key,
      listing,
      onHand,
      safety: size.safety,
      sales: size.tillSales,
      everyMs: size.everyMs,
    };
    till.send(task);
    await published;
    const report = message<TillReport>(till);
    const started = performance.now();
    till.send('go');
    const bought = await rush(scene, urls, listing, size);
    const seconds = (performance.now() - started) / 1_000;
    const { onHand: left, refused } = await report;
    const sorted = (some: readonly Bought[]) => some.map(({ ms }) => ms).sort((a, b) => a - b);
    const yes = bought.filter(({ code }) => code === null);
    return {
      ...(await readEnd(db, listing.listingId)),
      promised: yes.length,
      soldOut: bought.filter(({ code }) => code === 'SOLD_OUT').length,
      unexpected: bought.flatMap(({ code }) => (code === null || code === 'SOLD_OUT' ? [] : [code])),
      onHand: left,
      tillRefused: refused,
      seconds,
      all: sorted(bought),
      yes: sorted(yes),
    };
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which a share of the sorted figures lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
