import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { businessDayOf } from '../../shared/time/business-day.ts';
import { addStoredSale } from '../printing/stored-sale-fixture.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { exportAll } from './export-all.ts';

async function exported() {
  const shop = createTestShop();
  addStoredSale(shop);
  const file = await exportAll(shop.db, { day: businessDayOf(shop.clock.now()) });
  const files = unzipSync(Buffer.from(file.contentBase64, 'base64'));
  const table = (name: string) =>
    Papa.parse<Record<string, string>>(strFromU8(files[`${name}.csv`] ?? new Uint8Array()).trimEnd(), {
      header: true,
    }).data;
  return { shop, file, files, table };
}

describe('the export of everything', () => {
  it('has every row of every table it names, as stored', async () => {
    const { shop, file, files, table } = await exported();
    expect(file.fileName).toBe('dokani-all-2026-11-21.zip');
    for (const name of Object.keys(files).filter((each) => each.endsWith('.csv'))) {
      const rows = shop.db.sqlite
        .prepare(`SELECT count(*) FROM ${name.slice(0, -4)}`)
        .pluck()
        .get();
      expect([name, table(name.slice(0, -4)).length]).toEqual([name, rows]);
    }
    expect(table('sales')[0]).toMatchObject({ receipt_code: 'T1-000001', total: '10800' });
    expect(table('customers')[0]).toMatchObject({ name: 'করিম' });
  });

  it('leaves nothing of the shop out but secrets, queues and what can be derived', async () => {
    const { shop, files } = await exported();
    const tables = shop.db.sqlite
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'",
      )
      .pluck()
      .all() as string[];
    const missing = tables.filter((name) => !files[`${name}.csv`]).sort();
    expect(missing).toEqual([
      'category_totals',
      'drafts',
      'guess_guards',
      'hour_totals',
      'import_changes',
      'import_files',
      'import_issues',
      'import_work',
      'market_link',
      'market_noting',
      'market_pictures',
      'market_reservations',
      'migrations',
      'outbox',
      'pairing_codes',
      'print_jobs',
      'printers',
      'product_pictures',
      'product_totals',
      'sessions',
      'tender_totals',
    ]);
  });

  it('carries no PIN and no token', async () => {
    const { table } = await exported();
    expect(Object.keys(table('users')[0] ?? {})).not.toContain('pin_hash');
    expect(Object.keys(table('tills')[0] ?? {})).not.toContain('token_hash');
  });
});
