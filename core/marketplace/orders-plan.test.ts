import { expect, it } from 'vitest';
import type { ShopDb } from '../db/open.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { listKept } from './orders.repo.ts';

it('finds the orders that ask for something without reading those that are over', () => {
  const { db } = createTestShop();
  const asked: string[] = [];
  const spied: ShopDb = {
    ...db,
    statement: (sql: string) => {
      asked.push(sql);
      return db.statement(sql);
    },
  };
  for (const open of [true, false]) listKept(spied, { open, offset: 0, limit: 100 });
  const plans = asked.map((sql) =>
    db.sqlite
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => 1))
      .map(({ detail }) => detail),
  );
  expect(plans).toHaveLength(4);
  expect(plans.flat().filter((detail) => /^SCAN market_\w+$/.test(detail))).toEqual([]);
  // The page of all of them stops at the limit; only its count walks a whole index.
  expect(plans[2]).toEqual(['SCAN market_orders USING INDEX market_orders_received']);
  const ofOpen = plans.slice(0, 2).flat();
  expect(
    ofOpen.filter((detail) =>
      /market_orders_(?:received|status)|sqlite_autoindex_market_orders_1$/.test(detail),
    ),
  ).toEqual([]);
  expect(ofOpen.filter((detail) => /market_orders_(?:open|problem)/.test(detail)).length).toBe(4);
});
