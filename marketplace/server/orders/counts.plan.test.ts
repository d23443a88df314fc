import { describe, expect, it } from 'vitest';
import type { Sql } from '../db/market-db.ts';
import { countsOf } from '../ingest/ingest.repo.ts';
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
});
