import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { readDemoGoods } from './demo-goods.ts';
import { fillDemo } from './fill-demo.ts';

const RESOURCES = path.join(import.meta.dirname, '../../../resources');

describe('the demo', () => {
  it('reads the goods of the sample catalogues with their packs', () => {
    const napa = readDemoGoods(RESOURCES, 'pharmacy').find((good) => good.nameEn === 'Napa');
    expect(napa).toMatchObject({
      nameBn: 'নাপা',
      drugClass: 'otc',
      baseUnit: 'tablet',
      category: { nameEn: 'Fever and pain' },
    });
    expect(napa?.packs).toContainEqual({ unit: 'strip', baseQuantity: 10, price: 1_200 });
    const rice = readDemoGoods(RESOURCES, 'grocery').find((good) => good.nameEn === 'Miniket Rice');
    expect(rice).toMatchObject({
      baseUnit: 'g',
      packs: [{ unit: 'kg', baseQuantity: 1_000, price: 7_800 }, { unit: 'bag' }],
    });
  });

  it('is filled once, with shops that are found, and people who can sign in', async () => {
    const market = await createTestMarket();
    const people = await fillDemo(market, RESOURCES, () => undefined);
    expect(people?.map((person) => person.role)).toEqual(['customer', 'seller', 'admin']);
    expect(await fillDemo(market, RESOURCES, () => undefined)).toBeNull();
    const [counts] = await market.db.query(
      `SELECT (SELECT count(*) FROM shops WHERE status = 'approved') AS shops, (SELECT count(*) FROM listings WHERE is_published) > 3000 AS many`,
    );
    expect(counts).toEqual({ shops: 40, many: true });
    const found = await callAs(market).find.offers({
      place: { lat: 23.7465, lng: 90.376 },
      radiusM: 2_000,
      text: 'নাপা',
    });
    expect(found.items.length).toBeGreaterThan(0);
    // A shop has one address, and its customers read Bengali.
    expect(found.items.map(({ shop }) => shop.address)).toContain('ধানমন্ডি, ঢাকা');
    const [customer] = people ?? [];
    await callAs(market).accounts.signIn({
      email: customer?.email ?? '',
      password: customer?.password ?? '',
    });
  });
});
