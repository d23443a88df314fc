import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { v7 } from 'uuid';
import type { Context } from '../core/app/shop.ts';
import type { ShopDb } from '../core/db/open.ts';
import { checkout } from '../core/sales/index.ts';
import { addGoods, checkoutInput, lineOf, type TestGoods } from '../core/testing/test-goods.ts';
import { actAs, createTestShop } from '../core/testing/test-shop.ts';
import { type Figure, percentile, runAlone } from './figure.ts';

const PRODUCTS = 2000;
const WARM_UP = 300;
const ROUNDS = 2000;
const LINES = 5;
const DAY = '2026-11-21';

function fill(shop: ReturnType<typeof createTestShop>): TestGoods[] {
  return shop.db.transaction('bench.fill', () =>
    Array.from({ length: PRODUCTS }, () =>
      addGoods(shop, {
        vatRateBp: 500,
        batches: [
          { onHand: 1_000_000, batchNo: 'A', expiry: '2099-01-01', cost: 700 },
          { onHand: 1_000_000, batchNo: 'B', cost: 700 },
        ],
      }),
    ),
  );
}

const pick = (goods: readonly TestGoods[], round: number) =>
  Array.from({ length: LINES }, (_, line) => goods[(round * 31 + line * 397) % goods.length] as TestGoods);

/** The statements that the checkout's rows need. */
function bareStatements(db: ShopDb) {
  const sql = (text: string) => db.sqlite.prepare(text);
  const number = sql('UPDATE tills SET next_receipt_number = next_receipt_number + 1 WHERE id = ?');
  const sale =
    sql(`INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, sold_at, business_day,
    subtotal, line_discount, bill_discount, rounding, total, vat_included, cost, receipt_language)
    VALUES (?, ?, ?, ?, 'Till', ?, 'User', ?, '${DAY}', 10000, 0, 0, 0, 10000, 476, 7000, 'bn')`);
  const line =
    sql(`INSERT INTO sale_lines (sale_id, line_no, product_id, name_bn, name_en, strength, drug_class, base_unit, parts, quantity,
    amount, discount, bill_discount, net, vat_rate_bp, vat_included, cost)
    VALUES (?, ?, ?, '', 'Goods', '', 'none', 'piece', ?, 2, 2000, 0, 0, 2000, 500, 95, 1400)`);
  const taken =
    sql(`INSERT INTO sale_line_batches (sale_id, line_no, batch_id, pack_id, batch_no, expiry, quantity, amount, cost)
    VALUES (?, ?, ?, ?, 'A', '2099-01-01', 2, 2000, 1400)`);
  const move =
    sql(`INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, at, business_day, user_id, till_id)
    VALUES (?, ?, -2, 'sale', ?, ?, '${DAY}', ?, ?)`);
  const payment = sql(
    `INSERT INTO payments (sale_id, position, kind, amount, received) VALUES (?, 1, 'cash', 10000, 10000)`,
  );
  const day = sql(`INSERT INTO day_totals VALUES ('${DAY}', 1, 5, 10000, 0, 0, 10000, 7000, 0, 476)
    ON CONFLICT DO UPDATE SET receipts = receipts + 1, lines = lines + 5, subtotal = subtotal + 10000, net = net + 10000,
      cost = cost + 7000, vat_included = vat_included + 476`);
  const hour = sql(`INSERT INTO hour_totals VALUES ('${DAY}', 12, 1, 10000)
    ON CONFLICT DO UPDATE SET receipts = receipts + 1, net = net + 10000`);
  const tender = sql(`INSERT INTO tender_totals VALUES ('${DAY}', 'cash', 1, 10000)
    ON CONFLICT DO UPDATE SET receipts = receipts + 1, amount = amount + 10000`);
  const product = sql(`INSERT INTO product_totals VALUES ('${DAY}', ?, 1, 2, 2000, 1400, 0)
    ON CONFLICT DO UPDATE SET receipts = receipts + 1, quantity = quantity + 2, net = net + 2000, cost = cost + 1400`);
  const category = sql(`INSERT INTO category_totals VALUES ('${DAY}', '', 1, 10000, 7000, 0)
    ON CONFLICT DO UPDATE SET receipts = receipts + 1, net = net + 10000, cost = cost + 7000`);
  const audit =
    sql(`INSERT INTO bare_audit (at, user_id, till_id, action, entity, entity_id, details, previous_hash, hash)
    VALUES (?, ?, ?, 'sale.checkout', 'sale', ?, ?, ?, ?)`);
  const job = sql(
    `INSERT INTO print_jobs (id, kind, sale_id, status, created_at, retry_at) VALUES (?, 'receipt', ?, 'done', ?, ?)`,
  );
  return { number, sale, line, taken, move, payment, day, hour, tender, product, category, audit, job };
}

/** The rows that the checkout writes, and nothing else: no reading, no deciding, no hashing. */
function bareWrites(
  db: ShopDb,
  userId: string,
  tillId: number,
): (chosen: readonly TestGoods[], round: number) => void {
  const { number, sale, line, taken, move, payment, day, hour, tender, product, category, audit, job } =
    bareStatements(db);
  const parts = JSON.stringify([
    { unit: 'piece', label: '', baseQuantity: 1, quantity: 2, rate: { amount: 1000, per: 1 } },
  ]);
  const details = JSON.stringify({
    receipt: 'T1-000001',
    total: 10000,
    discount: 0,
    tenders: [{ kind: 'cash', amount: 10000 }],
  });
  const hash = 'f'.repeat(64);
  return (chosen, round) => {
    const id = v7();
    const now = Date.now();
    db.sqlite
      .transaction(() => {
        number.run(tillId);
        sale.run(id, tillId, round + 1, `T${tillId}-${String(round + 1).padStart(6, '0')}`, userId, now);
        chosen.forEach((goods, index) => {
          line.run(id, index + 1, goods.id, parts);
          taken.run(id, index + 1, goods.batches[0], goods.packs[0]);
          move.run(goods.batches[0], goods.id, id, now, userId, tillId);
        });
        payment.run(id);
        day.run();
        hour.run();
        tender.run();
        for (const goods of chosen) product.run(goods.id);
        category.run();
        audit.run(now, userId, tillId, id, details, hash, hash);
        job.run(v7(), id, now, now);
      })
      .immediate();
  };
}

/** Takes turns, so that both meet the same file, the same disk and the same load. */
function race(
  context: Context,
  goods: readonly TestGoods[],
  bareTill: Context,
): { whole: number[]; bare: number[] } {
  const { db } = context;
  // An audit table of its own: the chain of the real one must not be broken by rows without a hash.
  db.sqlite.exec(`CREATE TABLE bare_audit (id integer PRIMARY KEY NOT NULL, at integer NOT NULL, user_id text, till_id integer,
    action text NOT NULL, entity text NOT NULL, entity_id text NOT NULL, details text NOT NULL, previous_hash text NOT NULL,
    hash text NOT NULL) STRICT`);
  const write = bareWrites(db, bareTill.actor.userId, bareTill.actor.tillId);
  const whole: number[] = [];
  const bare: number[] = [];
  const measure = (samples: number[], round: number, work: () => unknown) => {
    const started = performance.now();
    work();
    if (round >= WARM_UP) samples.push(performance.now() - started);
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const chosen = pick(goods, round);
    const input = checkoutInput(
      context,
      chosen.map((each) => lineOf(context, each, 2)),
    );
    const first = round % 2 === 0;
    if (first) measure(whole, round, () => checkout(context, input));
    measure(bare, round, () => write(chosen, round));
    if (!first) measure(whole, round, () => checkout(context, input));
  }
  return { whole, bare };
}

/** `checkout_vs_bare`: a five-line sale through the whole use case against the bare SQL writes of the same rows, in one file. */
export async function measure(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-bench-'));
  const shop = createTestShop({
    file: path.join(folder, 'shop.sqlite'),
    ports: { clock: { now: () => Date.now() } },
  });
  try {
    const goods = fill(shop);
    const { whole, bare } = race(actAs(shop, 'owner', 1), goods, actAs(shop, 'owner', 2));
    const note = `${LINES} lines, ${ROUNDS} turns each, ${PRODUCTS} products, synchronous=FULL`;
    const figure = (name: string, samples: readonly number[]): Figure => ({
      name,
      unit: 'ms',
      value: percentile(samples, 0.5),
      p50: percentile(samples, 0.5),
      p99: percentile(samples, 0.99),
      note,
    });
    return [
      {
        name: 'checkout_vs_bare',
        unit: 'ratio',
        value: percentile(whole, 0.5) / percentile(bare, 0.5),
        p50: percentile(whole, 0.5) / percentile(bare, 0.5),
        p99: percentile(whole, 0.99) / percentile(bare, 0.99),
        aim: { is: '<=', value: 2 },
        note,
      },
      figure('checkout_ms', whole),
      figure('checkout_bare_ms', bare),
    ];
  } finally {
    shop.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await runAlone(import.meta.url, measure);
