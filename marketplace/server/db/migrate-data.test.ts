import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../testing/global-setup.ts';
import { createBareDatabase } from '../testing/test-database.ts';
import type { MarketDb } from './market-db.ts';
import { migrateMarket } from './migrate.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-market-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with the migrations up to a number. */
function upTo(number: number): string {
  const part = path.join(folder, String(number));
  cpSync(MIGRATIONS, part, {
    recursive: true,
    filter: (file) => !file.endsWith('.sql') || Number(path.basename(file).slice(0, 4)) <= number,
  });
  return part;
}

const id = (number: number) => `0192f000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const THEN = '2026-06-01T06:00:00Z';

/** Rows as the first version wrote them. */
const FIRST_ROWS = `
  INSERT INTO accounts (id, email, password_hash, name, created_at) VALUES ('${id(1)}', 'rahima@example.com', 'x', 'Rahima', '${THEN}');
  INSERT INTO refresh_tokens (token_hash, family, account_id, created_at, expires_at)
    VALUES ('\\x01', '${id(2)}', '${id(1)}', '${THEN}', '${THEN}');
  INSERT INTO shops (id, owner_id, status, name_bn, name_en, kind, phone, address, division, district, upazila, place, hours, delivers,
      delivery_radius_m, delivery_fee, delivery_minimum, drug_licence, answer_minutes, created_at)
    SELECT shop.id::uuid, '${id(1)}', shop.status, 'মা ফার্মেসি', '', 'medicine', '01711000000', '', 'Dhaka', 'Dhaka', 'Savar',
      ST_SetSRID(ST_MakePoint(90.26, 23.85), 4326)::geography, '[]', false, 0, 0, 0, '', 10, '${THEN}'
    FROM (VALUES ('${id(10)}', 'approved'), ('${id(11)}', 'pending')) AS shop(id, status);
  INSERT INTO shop_links (shop_id) VALUES ('${id(10)}');
  INSERT INTO products (id, match_key, name_bn, name_en, generic, strength, dosage_form, manufacturer, drug_class, description, created_at, updated_at)
    VALUES ('${id(20)}', 'napa', 'নাপা', 'Napa', '', '', '', '', 'otc', '', '${THEN}', '${THEN}');
  INSERT INTO pictures (hash, shop_id, small, large, created_at) VALUES ('p', '${id(10)}', '', '', '${THEN}');`;

/** An order of the first version, of one line. */
const order = (number: number, status: string, answerBy: string | null) => `
  INSERT INTO orders (id, shop_id, account_id, code, pickup_code, status, feed_seq, fulfilment, customer_name, customer_phone, address, note,
      payment, payment_status, subtotal, discount, delivery_fee, total, needs_prescription, answer_by, asked_hash, created_at, updated_at)
    VALUES ('${id(number)}', '${id(10)}', '${id(1)}', 'K${number}', '111111', '${status}', ${number}, 'delivery', 'Rahima', '01711000000', '', '',
      'cash', 'unpaid', 1200, 0, 0, 1200, false, ${answerBy === null ? 'NULL' : `'${answerBy}'`}, 'h', '${THEN}', '${THEN}');
  INSERT INTO order_lines (order_id, line_no, shop_id, listing_id, product_id, name_bn, name_en, drug_class, pack_id, pack_unit, pack_label,
      base_quantity, price, asked, quantity, amount, reserved)
    VALUES ('${id(number)}', 1, '${id(10)}', '${id(30)}', '${id(20)}', 'নাপা', 'Napa', 'otc', '${id(31)}', 'strip', '', 10, 1200, 1, 1, 1200, 10);`;

async function deadlines(db: MarketDb): Promise<Record<string, Date | null>> {
  const rows = await db.query<{ code: string; answerBy: Date | null }>(
    'SELECT code, answer_by AS "answerBy" FROM orders ORDER BY code',
  );
  return Object.fromEntries(rows.map((row) => [row.code, row.answerBy]));
}

const HOUR = 3_600_000;
const inHours = (at: Date | null | undefined) => ((at?.getTime() ?? Number.NaN) - Date.now()) / HOUR;

describe('a marketplace of the first version', () => {
  it('comes to the newest with its shops, pictures, sessions and orders', async () => {
    const db = await createBareDatabase();
    await migrateMarket(db, upTo(1));
    await db.script(FIRST_ROWS);
    await db.script(
      [
        order(41, 'placed', '2026-06-01T06:10:00Z'),
        order(42, 'ready', null),
        order(43, 'on-the-way', null),
        order(44, 'completed', null),
      ].join(''),
    );
    await migrateMarket(db, upTo(13));
    const before = await deadlines(db);
    expect(inHours(before.K42)).toBeCloseTo(48, 0);
    expect(inHours(before.K43)).toBeCloseTo(48, 0);
    expect(await migrateMarket(db, MIGRATIONS)).toBeGreaterThan(0);
    const after = await deadlines(db);
    // Packed ones keep two days; one on its way has the week; what had a time or is over is as it was.
    expect(after).toMatchObject({ K41: new Date('2026-06-01T06:10:00Z'), K42: before.K42, K44: null });
    expect(inHours(after.K43)).toBeCloseTo(7 * 24, 0);
    expect(
      await db.query(
        'SELECT DISTINCT o.new_codes, o.refund_held_until, l.near_expiry, l.reserved FROM orders o JOIN order_lines l ON l.order_id = o.id',
      ),
    ).toEqual([{ new_codes: 0, refund_held_until: null, near_expiry: null, reserved: 10 }]);
    expect(
      await db.query('SELECT id, approved_place IS NOT NULL AS "isKnown" FROM shops ORDER BY id'),
    ).toEqual([
      { id: id(10), isKnown: true },
      { id: id(11), isKnown: false },
    ]);
    expect(await db.query('SELECT looked_at FROM pictures')).toEqual([{ looked_at: new Date(THEN) }]);
    expect(await db.query('SELECT kept_in FROM refresh_tokens')).toEqual([{ kept_in: null }]);
  }, 240_000);
});
