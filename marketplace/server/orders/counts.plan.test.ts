import { describe, expect, it } from 'vitest';
import type { Sql } from '../db/market-db.ts';
import { countsOf } from '../ingest/ingest.repo.ts';
import { deleteOld } from '../prescriptions/prescriptions.repo.ts';
import { createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { makeOrderScene } from '../testing/test-orders.ts';
import { countOpenByStatus } from './counts.repo.ts';
import { countOpenOrders } from './orders.repo.ts';

const ENDED = 30_000;

/** A shop and a customer with years of orders behind them. */
async function withHistory() {
  const market = await createTestMarket();
  const { shop, person } = await makeOrderScene(market, 1_000);
  await market.db.query(
    `INSERT INTO orders (id, shop_id, account_id, code, pickup_code, status, feed_seq, fulfilment, customer_name, customer_phone, address, note,
       payment, payment_status, subtotal, discount, delivery_fee, total, needs_prescription, asked_hash, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $2, 'c' || n, '1', CASE WHEN n % 1000 = 0 THEN 'ready' ELSE 'completed' END, n + 10, 'pickup', 'n', '1', '', '',
       'cash', 'paid', 1, 0, 0, 1, false, 'h', at, at
     FROM generate_series(1, $3::int) AS n CROSS JOIN LATERAL (SELECT $4::timestamptz - n * interval '1 minute' AS at) AS moment`,
    [shop.shopId, person.id, ENDED, new Date(market.time.now())],
  );
  await market.db.script('VACUUM ANALYZE orders');
  return { market, shopId: shop.shopId, accountId: person.id };
}

/** The database, noting how each statement is carried out. */
function explained({ db }: TestMarket): { sql: Sql; plans: string[] } {
  const plans: string[] = [];
  const sql: Sql = {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const rows = await db.query<Record<string, string>>(`EXPLAIN ${text}`, values);
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      return db.query<Row>(text, values);
    },
  };
  return { sql, plans };
}

describe('what is asked every minute', () => {
  it('counts the open orders of a shop, of a customer and of all without reading those that ended', async () => {
    const { market, shopId, accountId } = await withHistory();
    const { sql, plans } = explained(market);
    expect(await countsOf(sql, shopId)).toEqual({ listings: 1, openOrders: 30 });
    expect(await countOpenOrders(sql, accountId)).toBe(30);
    expect(await countOpenByStatus(sql)).toEqual([{ status: 'ready', orders: 30 }]);
    expect(plans).toHaveLength(3);
    for (const plan of plans) {
      expect(plan).toMatch(/orders_open_(shop|account)/);
      expect(plan).not.toContain('Seq Scan on orders');
    }
  });

  it('finds old photos of prescriptions by their own age, and reads neither all photos nor all orders', async () => {
    const { market } = await withHistory();
    const now = market.time.now();
    // Of the last three weeks, all but some of last year.
    await market.db.query(
      `INSERT INTO prescriptions (id, account_id, order_id, mime, content, created_at)
       SELECT gen_random_uuid(), account_id, CASE WHEN feed_seq % 10 = 0 THEN NULL ELSE id END, 'image/webp', '', created_at
       FROM orders WHERE feed_seq > 10`,
    );
    await market.db.query(
      `UPDATE orders SET created_at = created_at - interval '300 days', updated_at = updated_at - interval '300 days' WHERE feed_seq BETWEEN 11 AND 30`,
    );
    await market.db.query(
      'UPDATE prescriptions p SET created_at = o.created_at FROM orders o WHERE o.id = p.order_id',
    );
    await market.db.script('VACUUM ANALYZE orders, prescriptions');
    const { sql, plans } = explained(market);
    const before = await market.db.query('SELECT 1 FROM prescriptions');
    const deleted = await deleteOld(sql, now - 60_000_000_000, now - 30 * 86_400_000);
    expect(deleted).toBe(18);
    expect(await market.db.query('SELECT 1 FROM prescriptions')).toHaveLength(before.length - 18);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (orders|prescriptions)/);
  });
});
