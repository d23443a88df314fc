import type { ShopDb } from '../core/db/open.ts';
import { createProductIndex } from '../core/search/index.ts';
import { productOf } from './make-names.ts';

const CHUNK = 20_000;
const DAY_MS = 86_400_000;

/** The UUID of a made-up thing: the same for the same kind and number. */
export function madeUpId(kind: number, seq: number): string {
  return `0000000${kind}-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;
}

/** The barcode of the made-up product number `seq`. */
export function madeUpBarcode(seq: number): string {
  return `88${String(1_000_000_000 + seq)}`;
}

function insertChunk(db: ShopDb, first: number, last: number, userId: string, now: number): void {
  const product = db.statement(
    "INSERT INTO products (seq, id, name_bn, name_en, generic, manufacturer, base_unit, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, 'tablet', ?, ?)",
  );
  const pack = db.statement(
    'INSERT INTO packs (id, product_id, unit, base_quantity, price, is_default, position) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const barcode = db.statement('INSERT INTO barcodes (code, pack_id) VALUES (?, ?)');
  const batch = db.statement(
    'INSERT INTO batches (id, product_id, batch_no, expiry, cost_amount, cost_per, received_at) VALUES (?, ?, ?, ?, ?, 10, ?)',
  );
  const move = db.statement(
    "INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, at, business_day, user_id, till_id) VALUES (?, ?, ?, 'opening', 'made-up', ?, ?, ?, 1)",
  );
  const day = new Date(now).toISOString().slice(0, 10);
  for (let seq = first; seq <= last; seq += 1) {
    const text = productOf(seq - 1);
    const id = madeUpId(1, seq);
    const price = 100 + (seq % 900) * 10;
    product.run(
      seq,
      id,
      text.nameBn ?? '',
      text.nameEn ?? '',
      text.generic ?? '',
      text.company ?? '',
      now,
      now,
    );
    pack.run(madeUpId(2, seq), id, 'strip', 10, price * 10, 1, 0);
    pack.run(madeUpId(3, seq), id, 'tablet', 1, price, 0, 1);
    barcode.run(madeUpBarcode(seq), madeUpId(2, seq));
    const expiry = new Date(now + (200 + (seq % 700)) * DAY_MS).toISOString().slice(0, 10);
    batch.run(madeUpId(4, seq), id, `B${seq}`, expiry, price * 8, now);
    move.run(madeUpId(4, seq), id, 100_000, now, day, userId);
  }
}

/**
 * Fills an empty shop with `count` made-up products, each with a strip, a tablet, a barcode, a batch of 100,000 tablets and its place in
 * the search index. `userId` must exist. Fast rather than polite: for benchmarks only.
 */
export function makeCatalogue(db: ShopDb, count: number, userId: string, now: number): void {
  const index = createProductIndex(db.sqlite);
  for (let first = 1; first <= count; first += CHUNK) {
    const last = Math.min(first + CHUNK - 1, count);
    db.sqlite.transaction(() => insertChunk(db, first, last, userId, now)).immediate();
    index.putMany(
      Array.from({ length: last - first + 1 }, (_, at) => [first + at, productOf(first + at - 1)] as const),
    );
  }
}
