import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { recordProduct, recordSale } from '../testing/record-sale.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DAY = '2026-11-21' as BusinessDay;

function shopWithASale(name: string) {
  const shop = createTestShop({ file: path.join(folder, `${name}.db`) });
  const context = actAs(shop, 'owner');
  const goods = recordProduct(context, { bn: 'নাপা', en: 'Napa', category: null });
  const sell = () =>
    recordSale(context, {
      soldAt: shop.clock.now(),
      lines: [{ ...goods, quantity: 2, amount: 2_000, discount: 0, cost: 1_500 }],
      tenders: [{ kind: 'cash', share: 1 }],
    });
  return { shop, sell };
}

describe('the reading thread', () => {
  it('answers every kind of long read from the file, and sees what was sold since', async () => {
    const { shop, sell } = shopWithASale('all');
    sell();
    const ask = { fromDay: DAY, toDay: DAY, canSeeCost: true };
    expect((await shop.reading.run('span', ask)).totals).toMatchObject({ receipts: 1, profit: 500 });
    sell();
    const [span, totals, audit, file] = await Promise.all([
      shop.reading.run('span', { ...ask, canSeeCost: false }),
      shop.reading.run('compareTotals', {}),
      shop.reading.run('verifyAudit', {}),
      shop.reading.run('exportDay', {
        day: DAY,
        format: 'xlsx',
        language: 'bn',
        canSeeCost: true,
        comparedUntil: null,
      }),
    ]);
    expect(span.totals).toMatchObject({ receipts: 2, net: 4_000, profit: null });
    expect(totals.differences).toBe(0);
    expect(audit.brokenAt).toBeNull();
    expect(Buffer.from(file.contentBase64, 'base64').subarray(0, 2).toString()).toBe('PK');
    await shop.reading.close();
    shop.db.close();
  });

  it('reports a failed job, goes on with the next, and rejects what is under way when it is closed', async () => {
    const { shop, sell } = shopWithASale('failing');
    sell();
    await expect(shop.reading.run('nothing' as 'compareTotals', {})).rejects.toThrow('is not a function');
    expect((await shop.reading.run('compareTotals', {})).differences).toBe(0);
    const open = shop.reading.run('compareTotals', {});
    const outcome = open.then(
      () => 'answered',
      () => 'rejected',
    );
    await shop.reading.close();
    expect(['answered', 'rejected']).toContain(await outcome);
    expect((await shop.reading.run('compareTotals', {})).differences).toBe(0);
    await shop.reading.close();
    shop.db.close();
  });
});
