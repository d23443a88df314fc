/**
 * How much later a sale is done while the back office leafs through its longest lists: `node bench/sale-during-lists.ts`. The shelf, the
 * catalogue and the customers are asked through the server's own procedures, one after the other without a pause, in the process that sells.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { call } from '@orpc/server';
import { router } from '../core/app/router.ts';
import type { Shop } from '../core/app/shop.ts';
import { nameSearchText } from '../core/customers/index.ts';
import { callFrom, setUpShop } from '../core/testing/callers.ts';
import { actAs, createTestShop } from '../core/testing/test-shop.ts';
import { type Measure, percentile, runAlone } from './figure.ts';
import { madeUpId, makeCatalogue } from './make-catalogue.ts';
import { makeHistory } from './make-history.ts';
import { type Goods, sell, sellAndTime } from './make-sales.ts';

const PRODUCTS = 50_000;
const CUSTOMERS = 20_000;
const SALES = 100_000;
const BLOCKS = 3;
const ROUNDS = 100;
const FIRST_NAMES = ['আব্দুর', 'Karim', 'রিতা', 'Salma', 'নুরুল', 'Jamal', 'ফাতেমা', 'Rahim'];
const LAST_NAMES = ['রহিম', 'Uddin', 'বড়ুয়া', 'Begum', 'ইসলাম', 'Hossain', 'খাতুন', 'Sarkar', 'Das'];

type Lists = Record<string, () => Promise<unknown>>;

/** Adds customers, each with an entry in the khata. */
function makeCustomers({ db }: Shop, userId: string): void {
  const add = db.statement(
    'INSERT INTO customers (id, name, phone, phone_key, search_text, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const owe = db.statement(
    `INSERT INTO khata_entries (id, customer_id, kind, amount, at, business_day, user_id, till_id) VALUES (?, ?, 'baki', 5000, ?, '2026-11-20', ?, 1)`,
  );
  db.transaction('bench.customers', () => {
    for (let seq = 0; seq < CUSTOMERS; seq += 1) {
      const name = `${FIRST_NAMES[seq % FIRST_NAMES.length]} ${LAST_NAMES[seq % LAST_NAMES.length]} ${seq}`;
      const phone = `017${String(10_000_000 + seq)}`;
      add.run(madeUpId(7, seq), name, phone, phone, nameSearchText(name), seq);
      owe.run(madeUpId(8, seq), madeUpId(7, seq), seq, userId);
    }
  });
}

function listsOf(shop: Shop, token: string): Lists {
  const from = callFrom(shop, { token });
  const shelf = (input: object) => () => call(router.stock.shelf, { limit: 100, ...input }, from);
  const products = (input: object) => () => call(router.catalog.list, { limit: 100, ...input }, from);
  const customers = (text: string) => () => call(router.customers.find, { text, limit: 100 }, from);
  return {
    shelf: shelf({}),
    'shelf deep': shelf({ offset: 40_000 }),
    'shelf by text': shelf({ text: 'ta' }),
    catalogue: products({}),
    'catalogue deep': products({ offset: 40_000 }),
    'catalogue in stock': products({ inStock: true }),
    'catalogue without price': products({ withoutPrice: true }),
    'catalogue by text': products({ text: 'na' }),
    'customers by one letter': customers('a'),
    'customers by name': customers('রহিম'),
    'customers by number': customers('017'),
    'all customers': customers(''),
  };
}

/** Asks for one list after the other until told to stop; keeps how long each took. */
async function leafUntil(lists: Lists, took: Map<string, number[]>, stopped: () => boolean): Promise<void> {
  while (!stopped())
    for (const [name, ask] of Object.entries(lists)) {
      const started = performance.now();
      await ask();
      took.set(name, [...(took.get(name) ?? []), performance.now() - started]);
      // A person's next call comes over a socket: after whatever else is waiting.
      await new Promise(setImmediate);
    }
}

function slowest(took: ReadonlyMap<string, readonly number[]>): string {
  return [...took]
    .map(([name, samples]) => ({ name, ms: percentile(samples, 0.5) }))
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, 4)
    .map(({ name, ms }) => `${name} ${Math.round(ms)} ms`)
    .join(', ');
}

/** The same sales alone and beside the lists, in turn on the same file, so that what else the machine does falls on both. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-lists-'));
  const file = path.join(folder, 'shop.sqlite');
  try {
    const shop = createTestShop({ file });
    const { token, user } = await setUpShop(shop);
    makeCatalogue(shop.db, PRODUCTS, user.id, shop.clock.now());
    makeCustomers(shop, user.id);
    makeHistory({ file, sales: SALES, perDay: 300, products: 2_000 });
    const context = actAs(shop, 'owner');
    const goods = shop.db.sqlite
      .prepare<[], Goods>(
        'SELECT product_id AS productId, id AS packId, price FROM packs WHERE is_default = 1 ORDER BY id DESC LIMIT 2000',
      )
      .all();
    for (let round = 0; round < 20; round += 1) sell(context, goods, round);
    const lists = listsOf(shop, token);
    for (const ask of Object.values(lists)) await ask();
    const [alone, beside]: [number[], number[]] = [[], []];
    const took = new Map<string, number[]>();
    for (let block = 0; block < BLOCKS; block += 1) {
      alone.push(...(await sellAndTime(context, goods, ROUNDS)));
      let isDone = false;
      const leafing = leafUntil(lists, took, () => isDone);
      beside.push(...(await sellAndTime(context, goods, ROUNDS)));
      isDone = true;
      await leafing;
    }
    await shop.reading.close();
    shop.db.close();
    return [
      {
        name: 'sale_during_lists_ms',
        unit: 'ms',
        value: percentile(beside, 0.99) - percentile(alone, 0.99),
        p50: percentile(beside, 0.5),
        p99: percentile(beside, 0.99),
        aim: { is: '<=', value: 20 },
        note: `p99 beside - p99 alone (alone p50 ${percentile(alone, 0.5).toFixed(1)}, p99 ${percentile(alone, 0.99).toFixed(1)}); ${PRODUCTS} products, ${CUSTOMERS} customers; ${slowest(took)}`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await runAlone(import.meta.url, measure);
