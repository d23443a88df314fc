import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrateConnection } from '../core/db/migrate.ts';
import { openDatabase, type ShopDb } from '../core/db/open.ts';
import { systemPorts } from '../core/ports/system-ports.ts';
import { MAINTAINED, rewriteTable } from '../core/reports/recount.repo.ts';
import { addDays, type BusinessDay } from '../shared/time/business-day.ts';

/** How much of a past, in which file. */
export type History = {
  file: string;
  sales: number;
  /** The same number of sales on every day; the oldest day may have fewer. */
  perDay: number;
  products: number;
};

/** The last day of every history. */
export const LAST_DAY = '2026-11-20' as BusinessDay;

/** A user and a customer that every history has. */
export const HISTORY_USER = '01900000-0000-7000-8000-0000000000aa';

const MIGRATIONS = path.join(path.dirname(fileURLToPath(import.meta.url)), '../migrations');
const LEDGERS = ['sales', 'sale_lines', 'payments'];
const DHAKA_OFFSET_MS = 21_600_000;
const OPENING_MS = 9 * 3_600_000;
const OPEN_FOR_MS = 13 * 3_600_000;

/** Whole pseudo-random number from 0 to `below` − 1 as SQL, the same for the same `seed`. */
const random = (seed: string, below: number) =>
  `((((${seed}) * 1103515245 + 12345) % 2147483647 * 48271 % 2147483647) / 7 % ${below})`;

const categoryId = (n: string) => `printf('01900000-0000-7000-8000-00cc%08x', ${n})`;
const productId = (n: string) => `printf('01900000-0000-7000-8000-00dd%08x', ${n})`;
const packId = (n: string) => `printf('01900000-0000-7000-8000-00ee%08x', ${n})`;

/**
 * Makes a shop's file with a long past, or gives one to a shop that has sold nothing yet: sales of one to five lines, on goods that are not counted (so that no stock moves are
 * needed), their tenders and the maintained totals. Written by SQL alone: about a million sales in half a minute.
 */
export function makeHistory(history: History): void {
  const db = openDatabase(history.file, systemPorts().logger);
  migrateConnection(db.sqlite, MIGRATIONS, 0, { backupBeside: null });
  db.sqlite.pragma('synchronous = OFF');
  db.sqlite.pragma('foreign_keys = OFF');
  db.sqlite.pragma('cache_size = -262144');
  const indexes = db.sqlite
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (${LEDGERS.map((name) => `'${name}'`).join(', ')})`,
    )
    .all();
  db.transaction('bench.history', () => {
    for (const { name } of indexes) db.sqlite.exec(`DROP INDEX ${name}`);
    makeGoods(db, history);
    makeSales(db, history);
    for (const { sql } of indexes) db.sqlite.exec(sql);
    for (const table of MAINTAINED) rewriteTable(db, table);
  });
  db.sqlite.exec('ANALYZE');
  db.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function makeGoods(db: ShopDb, { products }: History): void {
  db.sqlite.exec(`
    INSERT OR IGNORE INTO tills (id, name, paired_at) VALUES (1, 'Till 1', 0);
    INSERT INTO users (id, name, role, language, pin_hash, created_at) VALUES ('${HISTORY_USER}', 'Earlier owner', 'owner', 'en', 'none', 0);
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
    INSERT INTO categories (id, name_bn, name_en) SELECT ${categoryId('i')}, 'ধরন ' || i, 'Category ' || i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${products - 1})
    INSERT INTO products (id, name_bn, name_en, category_id, base_unit, is_counted, created_at, updated_at)
    SELECT ${productId('i')}, 'পণ্য ' || i, 'Goods ' || i, ${categoryId('i % 20')}, 'piece', 0, 0, 0 FROM n;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${products - 1})
    INSERT INTO packs (id, product_id, unit, base_quantity, price, is_default)
    SELECT ${packId('i')}, ${productId('i')}, 'piece', 1, 5000, 1 FROM n`);
}

function makeSales(db: ShopDb, { sales, perDay, products }: History): void {
  const first = addDays(LAST_DAY, -Math.ceil(sales / perDay) + 1);
  const start = Date.parse(`${first}T00:00:00Z`) - DHAKA_OFFSET_MS + OPENING_MS;
  const empty = Math.ceil(sales / perDay) * perDay - sales;
  const at = `(${start} + (i / ${perDay}) * 86400000 + (i % ${perDay}) * ${Math.floor(OPEN_FOR_MS / perDay)})`;
  const product = random('i * 5 + j', products);
  const amount = `(1000 + ${random('i * 7 + j', 90)} * 500)`;
  db.sqlite.exec(`
    CREATE TEMP TABLE past AS
    WITH RECURSIVE n(i) AS (SELECT ${empty} UNION ALL SELECT i + 1 FROM n WHERE i < ${empty + sales - 1})
    SELECT i, ${at} AS at, 1 + ${random('i', 5)} AS lines,
      printf('%08x-%04x-7%03x-8%03x-%012x', ${at} >> 16, ${at} & 65535, i % 4096, i / 4096 % 4096, i) AS id FROM n;
    WITH j(j) AS (VALUES (1), (2), (3), (4), (5))
    INSERT INTO sale_lines (sale_id, line_no, product_id, category_id, name_bn, name_en, strength, drug_class, base_unit, parts,
      quantity, amount, discount, bill_discount, net, vat_rate_bp, vat_included, cost)
    SELECT id, j, ${productId(product)}, ${categoryId(`${product} % 20`)}, 'পণ্য', 'Goods', '', 'none', 'piece', '[]',
      1, ${amount}, 0, 0, ${amount}, 0, 0, ${amount} * 4 / 5 FROM past JOIN j ON j <= lines;
    INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, sold_at, business_day,
      subtotal, line_discount, bill_discount, rounding, total, vat_included, cost, receipt_language)
    SELECT p.id, 1, p.i - ${empty} + 1, printf('T1-%06d', p.i - ${empty} + 1), 'Till 1', '${HISTORY_USER}', 'Earlier owner', p.at,
      strftime('%Y-%m-%d', (p.at + ${DHAKA_OFFSET_MS}) / 1000, 'unixepoch'), sum(l.amount), 0, 0, 0, sum(l.amount), 0, sum(l.cost), 'bn'
    FROM past p JOIN sale_lines l ON l.sale_id = p.id GROUP BY p.i;
    INSERT INTO payments (sale_id, position, kind, amount, received)
    SELECT s.id, 0, CASE ${random('s.receipt_number', 8)} WHEN 0 THEN 'bkash' WHEN 1 THEN 'bangla-qr' ELSE 'cash' END, s.total, s.total FROM sales s;
    UPDATE tills SET next_receipt_number = ${sales + 1} WHERE id = 1;
    DROP TABLE past`);
}
