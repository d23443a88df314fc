/**
 * How a scan grows with the shop: `catalog.lookup`'s whole use case (product, packs, batches) at 50,000 and at 1,000,000 products,
 * each with a barcode and a batch, in files on disk. The figure is p99 over p99.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Context } from '../core/app/shop.ts';
import { lookupBarcode } from '../core/catalog/read-products.ts';
import { actAs, createTestShop } from '../core/testing/test-shop.ts';
import { type Measure, percentile, runAlone } from './figure.ts';

const SMALL = 50_000;
const LARGE = 1_000_000;
const SCANS = 20_000;
const WARM_UP = 5_000;

/** Builds both shops and scans the same number of random codes in each. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-barcode-'));
  try {
    const shops = [
      openShop(path.join(folder, 'small.db'), SMALL),
      openShop(path.join(folder, 'large.db'), LARGE),
    ] as const;
    const [small, large] = scanBoth(shops);
    for (const { context } of shops) context.db.close();
    const [p50, p99] = [percentile(large, 0.5), percentile(large, 0.99)];
    const [smallP50, smallP99] = [percentile(small, 0.5), percentile(small, 0.99)];
    return [
      {
        name: 'barcode_growth',
        unit: 'ratio',
        value: p99 / smallP99,
        p50: p50 / smallP50,
        p99: p99 / smallP99,
        aim: { is: '<=', value: 1.5 },
        note: `p99 ${p99.toFixed(3)} ms at 1 M products, ${smallP99.toFixed(3)} at 50 k; ${SCANS} scans`,
      },
      {
        name: 'barcode_scan',
        unit: 'ms',
        value: p50,
        p50,
        p99,
        note: 'lookup of a product with two packs and a batch, 1 M products',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type BenchShop = { context: Context; products: number };

function openShop(file: string, products: number): BenchShop {
  const context = actAs(createTestShop({ file }), 'cashier');
  fill(context, products);
  return { context, products };
}

/** Scans by turns in both shops, so that whatever else the machine does falls on both. */
function scanBoth(shops: readonly [BenchShop, BenchShop]): [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  let seed = 42;
  for (let scan = -WARM_UP; scan < SCANS; scan += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    shops.forEach(({ context, products }, which) => {
      const code = codeOf(seed % products);
      const started = performance.now();
      const found = lookupBarcode(context, code);
      if (scan >= 0) times[which]?.push(performance.now() - started);
      if (found.product.batches.length !== 1) throw new Error('the bench shop is not whole');
    });
  }
  return times;
}

const codeOf = (index: number) => `89${String(index).padStart(11, '0')}`;
const idOf = (kind: number, index: number) =>
  `00000000-000${kind}-7000-8000-${String(index).padStart(12, '0')}`;

/** Writes straight to the tables, as ids in random order would come from years of use. */
function fill({ db }: Context, products: number): void {
  const product = db.sqlite.prepare(
    "INSERT INTO products (id, name_bn, name_en, base_unit, created_at, updated_at) VALUES (?, '', ?, 'tablet', 1, 1)",
  );
  const pack = db.sqlite.prepare(
    'INSERT INTO packs (id, product_id, unit, base_quantity, price, is_default, position) VALUES (?, ?, ?, ?, 100, ?, ?)',
  );
  const barcode = db.sqlite.prepare('INSERT INTO barcodes (code, pack_id) VALUES (?, ?)');
  const batch = db.sqlite.prepare(
    'INSERT INTO batches (id, product_id, expiry, received_at) VALUES (?, ?, ?, 1)',
  );
  db.transaction('bench.fill', () => {
    for (let index = 0; index < products; index += 1) {
      const id = idOf(1, index);
      product.run(id, `Product ${index}`);
      pack.run(idOf(2, index), id, 'tablet', 1, 0, 0);
      pack.run(idOf(3, index), id, 'strip', 10, 1, 1);
      barcode.run(codeOf(index), idOf(3, index));
      batch.run(idOf(4, index), id, '2028-01-31');
    }
  });
}

await runAlone(import.meta.url, measure);
