import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { router } from '../app/router.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { compareTotals } from '../reports/compare-totals.ts';
import { readDayReport } from '../reports/read-day-report.ts';
import { callFrom } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { buildDemoShop } from './build-demo-shop.ts';
import { DEMO_USERS } from './demo-people.ts';
import { seededRandom } from './random.ts';
import { momentsOf, receiptsOn } from './sales-curve.ts';

const TODAY = '2026-11-21' as BusinessDay;
const NINE_IN_THE_EVENING = Date.UTC(2026, 10, 21, 15);

async function demoShop(days: number) {
  const shop = createTestShop();
  shop.options.training = true;
  shop.clock.set(NINE_IN_THE_EVENING);
  await buildDemoShop(shop, { days });
  return shop;
}

const rowsOf = (shop: { db: { sqlite: { prepare(sql: string): { all(): unknown[] } } } }, sql: string) =>
  shop.db.sqlite.prepare(sql).all();

describe('the demo shop', () => {
  it('keeps every invariant of a real one', async () => {
    const shop = await demoShop(22);
    expect(compareTotals(shop.db)).toMatchObject({ differences: 0 });
    const apart = `SELECT b.id FROM batches b LEFT JOIN stock_moves m ON m.batch_id = b.id GROUP BY b.id HAVING b.on_hand <> coalesce(sum(m.quantity), 0)`;
    expect(rowsOf(shop, apart)).toEqual([]);
    expect(rowsOf(shop, 'SELECT id FROM batches WHERE on_hand < 0')).toEqual([]);
    const unpaid = `SELECT s.id FROM sales s JOIN payments p ON p.sale_id = s.id GROUP BY s.id HAVING sum(p.amount) <> s.total`;
    expect(rowsOf(shop, unpaid)).toEqual([]);
    const baki = `SELECT (SELECT sum(amount) FROM payments WHERE kind = 'baki') - (SELECT sum(amount) FROM khata_entries) AS apart`;
    expect(rowsOf(shop, baki)).toEqual([{ apart: 0 }]);
    const gaps = 'SELECT max(receipt_number) - count(*) AS gaps, min(receipt_number) AS first FROM sales';
    expect(rowsOf(shop, gaps)).toEqual([{ gaps: 0, first: 1 }]);
    expect(verifyAuditChain(shop.db.sqlite).brokenAt).toBeNull();
    expect(shop.db.sqlite.pragma('foreign_key_check')).toEqual([]);
  });

  it('looks alive: today beside last week, baki, short-dated goods, one expired batch in quarantine', async () => {
    const shop = await demoShop(22);
    const report = readDayReport(shop.db, TODAY, { canSeeCost: true, comparedUntil: null });
    expect(report.totals.receipts).toBeGreaterThan(30);
    expect(report.previous.receipts).toBeGreaterThan(30);
    expect(report.totals.profit).toBeGreaterThan(0);
    expect(report.totals.netWithoutCost).toBe(0);
    expect(report.products).toHaveLength(10);
    expect(report.tenders.map(({ kind }) => kind)).toContain('cash');
    expect(rowsOf(shop, 'SELECT 1 FROM khata_entries').length).toBeGreaterThan(5);
    const expired = `SELECT status FROM batches WHERE expiry < '${TODAY}' AND on_hand > 0`;
    expect(rowsOf(shop, expired)).toEqual([{ status: 'quarantined' }]);
    const shortDated = `SELECT id FROM batches WHERE expiry BETWEEN '${TODAY}' AND '2027-02-19' AND on_hand > 0`;
    expect(rowsOf(shop, shortDated).length).toBeGreaterThanOrEqual(5);
    expect(rowsOf(shop, 'SELECT 1 FROM print_jobs')).toEqual([]);
    expect(rowsOf(shop, `SELECT 1 FROM sales WHERE sold_at >= ${NINE_IN_THE_EVENING}`)).toEqual([]);
  });

  it('is opened with the PINs that its sign-in screen shows', async () => {
    const shop = await demoShop(1);
    const { items } = await call(router.session.people, {}, callFrom(shop));
    expect(items.map(({ name, trainingPin }) => [name, trainingPin])).toEqual(
      DEMO_USERS.map(({ name, pin }) => [name, pin]),
    );
    for (const { id, trainingPin } of items) {
      const session = await call(
        router.session.signIn,
        { userId: id, pin: trainingPin ?? '' },
        callFrom(shop),
      );
      expect(session.user.id).toBe(id);
    }
  });

  it('is the same for the same seed on the same day', async () => {
    const sales = async () => rowsOf(await demoShop(3), 'SELECT id, total, sold_at FROM sales ORDER BY id');
    expect(await sales()).toEqual(await sales());
  });

  it('is all there or not at all', async () => {
    const shop = createTestShop();
    const cut = buildDemoShop(shop, {
      days: 3,
      onProgress: (done) => {
        if (done === 2) throw new Error('cut short');
      },
    });
    await expect(cut).rejects.toThrow('cut short');
    expect((await call(router.system.status, {}, callFrom(shop))).needsSetup).toBe(true);
    await buildDemoShop(shop, { days: 1 });
    const before = rowsOf(shop, 'SELECT count(*) FROM audit');
    await expect(buildDemoShop(shop, { days: 1 })).rejects.toMatchObject({ code: 'SETUP_DONE' });
    expect(rowsOf(shop, 'SELECT count(*) FROM audit')).toEqual(before);
  });
});

describe('the curve of sales', () => {
  const day = Date.UTC(2026, 10, 20, 18);

  it('dips on Friday and peaks in the evening', () => {
    const random = seededRandom(1);
    const week = Array.from({ length: 7 }, (_, index) => receiptsOn(day - index * 86_400_000, index, random));
    const friday = receiptsOn(day - 86_400_000, 1, seededRandom(2));
    expect(friday).toBeLessThan(Math.max(...week) * 0.75);
    const hours = momentsOf(day, 4000, Number.POSITIVE_INFINITY, random).map((at) => (at - day) / 3_600_000);
    const between = (from: number, to: number) => hours.filter((hour) => hour >= from && hour < to).length;
    expect(between(18, 21)).toBeGreaterThan(between(13, 16) * 2);
  });

  it('never runs ahead of the clock, and leaves no morning empty once the shop is open', () => {
    expect(momentsOf(day, 60, day + 7.9 * 3_600_000, seededRandom(3))).toEqual([]);
    for (const hour of [8.2, 9, 12, 22]) {
      const until = day + hour * 3_600_000;
      const moments = momentsOf(day, 60, until, seededRandom(3));
      expect(moments.length).toBeGreaterThanOrEqual(20);
      const opened = day + 8 * 3_600_000;
      expect(moments.every((at, index) => at < until && at >= (moments[index - 1] ?? opened))).toBe(true);
    }
  });
});
