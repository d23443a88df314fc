import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openReadOnly } from '../../core/db/open.ts';
import { ledgerProblems } from '../../core/testing/ledger-problems.ts';
import { type CrashShop, makeCrashShop } from './crash-shop.ts';
import { type Promised, retryUnanswered, sellUntilGone, type TillStream } from './sale-stream.ts';
import { startServer } from './server-process.ts';

/** What came out of a crash test. `problems` is empty when the shop kept every promise. */
export type CrashResult = { kills: number; sales: number; retried: number; problems: string[] };

const LONGEST_LIFE_MS = 900;
const EVERY_ROUND_UNTIL = 30;
const THEN_EVERY = 25;

/** Compares what was answered with what the file holds. */
function brokenPromises(shop: CrashShop, promised: Promised): { sales: number; problems: string[] } {
  const sqlite = openReadOnly(shop.file);
  try {
    const rows = sqlite
      .prepare<[], { id: string; receiptCode: string; total: number }>(
        'SELECT id, receipt_code AS receiptCode, total FROM sales',
      )
      .all();
    const stored = new Map(rows.map((row) => [row.id, row]));
    const problems = ledgerProblems(sqlite);
    const below = sqlite.prepare('SELECT id, on_hand FROM batches WHERE on_hand < 0').all();
    if (below.length > 0)
      problems.push(`goods that may not be oversold are below zero: ${JSON.stringify(below)}`);
    for (const [id, { receiptCode, total }] of promised) {
      const row = stored.get(id);
      if (row?.receiptCode !== receiptCode || row.total !== total)
        problems.push(
          `sale ${id} was answered as ${receiptCode} and is stored as ${row?.receiptCode ?? 'nothing'}`,
        );
    }
    return { sales: rows.length, problems };
  } finally {
    sqlite.close();
  }
}

/** Whoever checks the file after a kill sees it as the next start will: the write-ahead log is still beside it. */
function unexplained(shop: CrashShop, promised: Promised, streams: readonly TillStream[]): string[] {
  const sqlite = openReadOnly(shop.file);
  try {
    const underWay = new Set(streams.map((stream) => stream.unanswered?.saleId));
    const rows = sqlite.prepare<[], { id: string }>('SELECT id FROM sales').all();
    return rows
      .filter(({ id }) => !promised.has(id) && !underWay.has(id))
      .map(({ id }) => `sale ${id} is stored and nobody rang it up`);
  } finally {
    sqlite.close();
  }
}

async function oneLife(
  folder: string,
  shop: CrashShop,
  streams: readonly TillStream[],
  promised: Promised,
): Promise<{ retried: number; problems: string[] }> {
  const server = await startServer(folder);
  try {
    const waiting = streams.filter((stream) => stream.unanswered !== null).length;
    const retries = await Promise.all(streams.map((stream) => retryUnanswered(server.url, stream, promised)));
    const selling = Promise.all(streams.map((stream) => sellUntilGone(server.url, stream, shop, promised)));
    await Promise.race([
      selling,
      new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * LONGEST_LIFE_MS)),
    ]);
    await server.kill();
    await selling;
    return { retried: waiting, problems: retries.flat() };
  } finally {
    await server.kill();
  }
}

/**
 * Kills the real store server `kills` times with SIGKILL at random moments under sales from two tills, starts it again each
 * time, sends unanswered sales again, and checks all ledgers. Stops at the first problem. `tell` hears of the progress.
 */
export async function crashTest(kills: number, tell: (text: string) => void): Promise<CrashResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-crash-'));
  const result: CrashResult = { kills: 0, sales: 0, retried: 0, problems: [] };
  try {
    const shop = makeCrashShop(folder);
    const promised: Promised = new Map();
    const streams = shop.tills.map((till): TillStream => ({ till, unanswered: null, deliveries: 0 }));
    while (result.kills < kills && result.problems.length === 0) {
      const life = await oneLife(folder, shop, streams, promised);
      result.kills += 1;
      result.retried += life.retried;
      result.problems.push(...life.problems);
      const isDue =
        result.kills <= EVERY_ROUND_UNTIL || result.kills % THEN_EVERY === 0 || result.kills === kills;
      if (!isDue) continue;
      const { sales, problems } = brokenPromises(shop, promised);
      result.sales = sales;
      result.problems.push(...problems, ...unexplained(shop, promised, streams));
      tell(
        `${result.kills} kills, ${sales} sales, ${result.retried} sent again, ${result.problems.length} problems`,
      );
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
