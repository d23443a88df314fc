import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ListingFields } from '../../../shared/marketplace/listing.ts';
import type { MarketDb } from '../db/market-db.ts';
import { listingFields } from '../testing/test-goods.ts';
import { createTestMarket } from '../testing/test-market.ts';
import { makeShop } from '../testing/test-people.ts';
import { resolveProducts } from './resolve-products.ts';

const blank = {
  nameBn: '',
  generic: '',
  strength: '',
  dosageForm: '',
  manufacturer: '',
  drugClass: 'none',
} as const;
const GOODS: Partial<ListingFields>[] = [
  { nameEn: 'Napa 500 mg Tablet', generic: 'Paracetamol', manufacturer: 'Beximco' },
  { nameEn: 'Napa Extra', generic: 'Paracetamol + Caffeine', manufacturer: 'Beximco' },
  { nameEn: 'Napa 120 mg/5 ml Syrup', generic: 'Paracetamol', manufacturer: 'Beximco' },
  { nameEn: '', nameBn: 'রাঁধুনী সরিষার তেল ৫০০ মিলি', manufacturer: 'Square' },
  { nameEn: 'KitKat 4 Finger', manufacturer: 'Nestle' },
  { nameEn: '', nameBn: 'এ সি আই স্যাভলন' },
  { nameEn: 'Flour 2 kg', nameBn: 'ময়দা ২ কেজি' },
  { nameEn: 'Snapall', generic: 'Ketorolac' },
  { nameEn: 'Seclo 20 mg', generic: 'Omeprazole', manufacturer: 'Square' },
  { nameEn: '', nameBn: 'প্যারাসিটামল সাপোজিটরি', manufacturer: 'Acme' },
  { nameEn: 'Scanned', barcodes: ['8941100512340'] },
  { nameEn: 'Naprosyn', generic: 'Naproxen' },
];

let db: MarketDb;
let places: Map<string, number>;

async function prepare() {
  const market = await createTestMarket();
  const { call } = await makeShop(market);
  const listed = GOODS.map((goods) => ({
    listingId: uuidv7(),
    fields: listingFields({ ...blank, ...goods }),
  }));
  await call.sync.putListings({ items: listed.map((item) => ({ ...item, version: 1 })) });
  const rows = await market.db.query<{ id: string; product_id: string }>(
    'SELECT id, product_id FROM listings',
  );
  const place = new Map(listed.map((item, at) => [item.listingId, at + 1]));
  db = market.db;
  places = new Map(rows.map((row) => [row.product_id, place.get(row.id) ?? 0]));
}

const found = async (text: string, limit = 20) =>
  (await resolveProducts(db, text, limit)).map((product) => places.get(product.id));

describe('what the search of the marketplace understands', () => {
  it('the same as the search of the shop', async () => {
    await prepare();
    for (const text of ['নাপা', 'napa', 'naapa', 'Nappa', 'NAPA', 'নাপ্পা', 'nap', 'নাপ'])
      expect(
        (await found(text))
          .filter((at) => at !== 12)
          .slice(0, 3)
          .toSorted((a, b) => (a ?? 0) - (b ?? 0)),
        text,
      ).toEqual([1, 2, 3]);
    expect((await found('naap')).indexOf(12)).toBeGreaterThan(2);
    const first: [string, number][] = [
      ['napa 500', 1],
      ['৫০০ নাপা', 1],
      ['napa ext', 2],
      ['নাপা এক্স', 2],
      ['radhuni tel', 4],
      ['সরিষা', 4],
      ['কিট ক্যাট', 5],
      ['kit kat', 5],
      ['aci savlon', 6],
      ['এসিআই', 6],
      ['ময়দা', 7],
      ['seklo', 9],
      ['sceclo', 9],
      ['ওমিপ্রাজল', 9],
      ['paracetamol supo', 10],
      ['etorola', 8],
      ['mustard oil', 4],
      ['8941100512340', 11],
      ['89411005', 11],
    ];
    for (const [text, place] of first) expect((await found(text))[0], text).toBe(place);
    expect(await found('বেক্সিমকো')).toEqual(expect.arrayContaining([1, 2, 3]));
    expect(await found('napa', 1)).toHaveLength(1);
    for (const text of ['', '   ', '৳', '""', '*', 'qqxqqxqq']) expect(await found(text), text).toEqual([]);
  });
});
