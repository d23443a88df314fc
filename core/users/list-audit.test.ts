import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { router } from '../app/router.ts';
import { appendAudit } from '../db/audit.ts';
import type { Reader } from '../db/reader.ts';
import { readSettings, writeSettings } from '../settings/index.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { readEntries } from './audit.repo.ts';

async function ownedShop() {
  const shop = createTestShop();
  const owner = await setUpShop(shop);
  return { shop, from: callFrom(shop, { token: owner.token }) };
}

describe('the audit trail', () => {
  it('narrows the trail to business days of the shop, page by page, whatever the clock did meanwhile', async () => {
    const { shop, from } = await ownedShop();
    const settings = readSettings(shop.db);
    writeSettings(shop.db, { counter: { ...settings.counter, dayStartHour: 3 } }, shop.clock.now());
    const day = (date: number, hour: number) => Date.UTC(2026, 10, date, hour - 6);
    const moments = [day(10, 2), day(10, 3), day(10, 23), day(11, 2), day(11, 12), day(11, 12), day(12, 3)];
    // The last entry comes from a clock that was set back.
    for (const at of [...moments, day(11, 4)]) {
      const entry = { userId: null, tillId: 1, action: 'drawer.open', entity: 'till', entityId: '1' };
      shop.db.transaction('audit', () => appendAudit(shop.db, { ...entry, at, details: {} }));
    }
    const read = async (days: { fromDay?: BusinessDay; toDay?: BusinessDay }, limit = 100) => {
      const found: number[] = [];
      let before: number | null = null;
      do {
        const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(days, limit, before);
        found.push(...page.items.filter(({ entity }) => entity === 'till').map(({ at }) => at));
        expect(page.items.length).toBeLessThanOrEqual(limit);
        before = page.next;
      } while (before !== null);
      return found;
    };
    const pageOf = (days: object, limit: number, before: number | null) =>
      call(router.users.audit, { ...days, limit, ...(before === null ? {} : { before }) }, from);
    const tenth = '2026-11-10' as BusinessDay;
    const eleventh = '2026-11-11' as BusinessDay;
    expect(await read({})).toEqual([day(11, 4), ...moments.toReversed()]);
    const ofTenth = [day(11, 2), day(10, 23), day(10, 3)];
    const ofEleventh = [day(11, 12), day(11, 12), day(11, 4)];
    for (const limit of [1, 2, 100]) {
      expect(await read({ fromDay: tenth, toDay: tenth }, limit)).toEqual(ofTenth);
      expect(await read({ fromDay: eleventh, toDay: eleventh }, limit)).toEqual(ofEleventh);
      expect(await read({ fromDay: tenth, toDay: eleventh }, limit)).toEqual([...ofEleventh, ...ofTenth]);
      expect(await read({ toDay: tenth }, limit)).toEqual([...ofTenth, day(10, 2)]);
    }
    expect(await read({ fromDay: eleventh, toDay: tenth })).toEqual([]);
    const { items } = await call(router.users.audit, { fromDay: '2026-11-12' }, from);
    expect(items.map(({ at }) => at)).toContain(day(12, 3));
  });

  it('reads a page of the trail by an index, never the whole of it', async () => {
    const { shop } = await ownedShop();
    const asked: string[] = [];
    const db: Reader = {
      sqlite: shop.db.sqlite,
      statement: (sql) => {
        asked.push(sql);
        return shop.db.statement(sql);
      },
    };
    const page = { before: 1, limit: 5 };
    readEntries(db, { from: null, until: null }, page);
    readEntries(db, { from: 1, until: 2 }, page);
    const plans = asked.flatMap((sql) => {
      const bound = sql.includes('@')
        ? [{ from: 1, at: 2, id: 1, limit: 5 }]
        : [...sql.matchAll(/\?/g)].map(() => 1);
      return shop.db.sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound) as { detail: string }[];
    });
    const details = plans.map(({ detail }) => detail).filter((detail) => /\b(a|audit)\b/.test(detail));
    expect(details).toHaveLength(3);
    expect(details.every((detail) => detail.startsWith('SEARCH'))).toBe(true);
    expect(plans.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
  });
});
