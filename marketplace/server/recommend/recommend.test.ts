import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { baseUnits } from '../../../shared/money/money.ts';
import { stockShop } from '../testing/stock-shop.ts';
import { callAs, createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { actAsAccount } from '../testing/test-people.ts';
import { recommend, wordBag } from './recommend.ts';
import { isRecommendingDue, recommendIfDue } from './recommend-if-due.ts';
import { similarTo, tfIdf } from './similarity.ts';

describe('products alike by TF-IDF and cosine', () => {
  const bags = [
    { id: 'a', words: ['fever', 'tablet'], isOffered: true },
    { id: 'b', words: ['fever', 'syrup'], isOffered: true },
    { id: 'c', words: ['ulcer', 'tablet'], isOffered: true },
    { id: 'd', words: ['soap'], isOffered: true },
  ];

  it('weigh words as worked out by hand', async () => {
    const { vectors, holders } = await tfIdf(bags, () => undefined);
    expect(holders[0]).toEqual([0, 1]);
    const two = Math.log(4 / 2);
    const one = Math.log(4 / 1);
    expect([...(vectors[0] ?? [])]).toEqual([
      [0, expect.closeTo(two / Math.hypot(two, two), 12)],
      [1, expect.closeTo(two / Math.hypot(two, two), 12)],
    ]);
    expect(vectors[1]?.get(2)).toBeCloseTo(one / Math.hypot(two, one), 12);
  });

  it('come in the order of their cosines, none without a word in common', async () => {
    const index = await tfIdf(bags, () => undefined);
    const cosine = (Math.SQRT1_2 * Math.log(2)) / Math.hypot(Math.log(2), Math.log(4));
    expect(similarTo(0, bags, index, 20)).toEqual([
      { otherId: 'b', score: expect.closeTo(cosine, 12) },
      { otherId: 'c', score: expect.closeTo(cosine, 12) },
    ]);
    expect(cosine).toBeCloseTo(0.316_228, 6);
    expect(similarTo(3, bags, index, 20)).toEqual([]);
    expect(similarTo(0, bags, index, 1)).toHaveLength(1);
  });
});

const MEDICINE = 'ঔষধ Medicine';
const GROCERY = 'মুদি Grocery';
/** Name, generic and category as shops give them. */
const SHELF: readonly (readonly [string, string, string])[] = [
  ['Napa 500 mg', 'Paracetamol', `${MEDICINE} ব্যথা Pain`],
  ['এইস ৫০০', 'প্যারাসিটামল', `${MEDICINE} ব্যথা Pain`],
  ['Fast 500', 'Paracetamol', MEDICINE],
  ['Clofenac 50 mg', 'Diclofenac', `${MEDICINE} ব্যথা Pain`],
  ['Seclo 20 mg', 'Omeprazole', `${MEDICINE} গ্যাস্ট্রিক Gastric`],
  ['লোসেকটিল ২০', 'ওমিপ্রাজল', `${MEDICINE} গ্যাস্ট্রিক Gastric`],
  ['Maxpro 20', 'Esomeprazole', `${MEDICINE} গ্যাস্ট্রিক Gastric`],
  ['Orsaline N', 'Oral Rehydration Salt', MEDICINE],
  ['ওরস্যালাইন', 'ওরাল রিহাইড্রেশন সল্ট', MEDICINE],
  ['মিনিকেট চাল ৫ কেজি', '', `${GROCERY} চাল Rice`],
  ['Miniket Rice 25 kg', '', `${GROCERY} চাল Rice`],
  ['নাজিরশাইল চাল', '', `${GROCERY} চাল Rice`],
  ['মসুর ডাল', '', `${GROCERY} ডাল Lentils`],
  ['মুগ ডাল ১ কেজি', '', `${GROCERY} ডাল Lentils`],
  ['Masoor Dal 1 kg', '', `${GROCERY} ডাল Lentils`],
  ['Ispahani Mirzapore Tea 400 g', '', `${GROCERY} চা Tea`],
  ['ইস্পাহানি চা ২০০ গ্রাম', '', `${GROCERY} চা Tea`],
  ['Nescafe Classic', '', `${GROCERY} কফি Coffee`],
  ['Lux Soap 100 g', '', `${GROCERY} সাবান Soap`],
  ['লাক্স সাবান', '', `${GROCERY} সাবান Soap`],
  ['Lifebuoy Soap', '', `${GROCERY} সাবান Soap`],
  ['ACI Salt 1 kg', '', `${GROCERY} মসলা Spices`],
  ['Toy Car', '', ''],
  ['শোল মাছ', '', ''],
  ['শাল চাদর', '', ''],
];

describe('goods of a real shelf', () => {
  const likeOf = async (name: string) => {
    const bags = SHELF.map(([id, generic, category]) =>
      wordBag({ id, names: id, generic, category, isOffered: true }),
    );
    const index = await tfIdf(bags, () => undefined);
    return similarTo(
      bags.findIndex((bag) => bag.id === name),
      bags,
      index,
      8,
    ).map((similar) => similar.otherId);
  };

  it.each([
    ['Napa 500 mg', ['এইস ৫০০', 'Fast 500']],
    ['Seclo 20 mg', ['লোসেকটিল ২০', 'Maxpro 20']],
    ['Orsaline N', ['ওরস্যালাইন']],
    ['মিনিকেট চাল ৫ কেজি', ['Miniket Rice 25 kg', 'নাজিরশাইল চাল']],
    ['মসুর ডাল', ['Masoor Dal 1 kg', 'মুগ ডাল ১ কেজি']],
    ['Ispahani Mirzapore Tea 400 g', ['ইস্পাহানি চা ২০০ গ্রাম']],
    ['Lux Soap 100 g', ['লাক্স সাবান', 'Lifebuoy Soap']],
  ])('are like %s in either script, by what is in them and what they are', async (name, alike) => {
    expect((await likeOf(name)).slice(0, alike.length)).toEqual(alike);
  });

  it.each([
    ['Napa 500 mg', 'মুগ ডাল ১ কেজি'],
    ['Toy Car', 'Ispahani Mirzapore Tea 400 g'],
    ['শোল মাছ', 'মিনিকেট চাল ৫ কেজি'],
    ['ACI Salt 1 kg', 'Miniket Rice 25 kg'],
    ['ACI Salt 1 kg', 'এইস ৫০০'],
    ['Fast 500', 'Seclo 20 mg'],
    ['Nescafe Classic', 'Lux Soap 100 g'],
  ])(
    'that share a measure, a sound or two, or the widest category are not alike: %s and %s',
    async (name, other) => {
      expect(await likeOf(name)).not.toContain(other);
    },
  );
});

const paracetamol = { generic: 'Paracetamol', strength: '', nameBn: '' };
const GOODS = [
  { ...paracetamol, nameEn: 'Napa' },
  { ...paracetamol, generic: '', nameEn: '', nameBn: 'এইস প্যারাসিটামল', manufacturer: 'Square' },
  { ...paracetamol, generic: 'Omeprazole', nameEn: 'Seclo' },
  { ...paracetamol, generic: 'Saline', nameEn: 'Orsaline' },
  { ...paracetamol, nameEn: 'Fast', available: baseUnits(0) },
];

async function stocked() {
  const market = await createTestMarket();
  const shop = await stockShop(market, GOODS);
  const rows = await market.db.query<{ id: string; product_id: string }>(
    'SELECT id, product_id FROM listings',
  );
  const productOf = new Map(rows.map((row) => [row.id, row.product_id]));
  const products = shop.listings.map((id) => productOf.get(id) ?? '');
  const [napa = '', ace = '', seclo = '', saline = '', fast = ''] = products;
  return { market, shopId: shop.shopId, listings: shop.listings, napa, ace, seclo, saline, fast };
}

async function order(
  market: TestMarket,
  accountId: string,
  shopId: string,
  lines: readonly { listingId: string; productId: string }[],
  status = 'completed',
) {
  const id = uuidv7();
  const now = new Date(market.time.now());
  const [feed] = await market.db.query<{ feed_seq: number }>(
    'UPDATE shop_links SET feed_seq = feed_seq + 1 WHERE shop_id = $1 RETURNING feed_seq',
    [shopId],
  );
  await market.db.query(
    `INSERT INTO orders (id, shop_id, account_id, code, pickup_code, status, feed_seq, fulfilment, customer_name, customer_phone, address, note,
       payment, payment_status, subtotal, discount, delivery_fee, total, needs_prescription, asked_hash, created_at, updated_at)
     VALUES ($1::uuid, $2, $3, $1::text, '0', $4, $5, 'pickup', '', '', '', '', 'cash', 'unpaid', 0, 0, 0, 0, false, '', $6, $6)`,
    [id, shopId, accountId, status, feed?.feed_seq, now],
  );
  for (const [at, { listingId, productId }] of lines.entries())
    await market.db.query(
      `INSERT INTO order_lines (order_id, line_no, shop_id, listing_id, product_id, name_bn, name_en, drug_class, pack_id, pack_unit, pack_label,
         base_quantity, price, asked, quantity, amount, reserved)
       VALUES ($1, $2, $3, $4, $5, '', '', 'otc', $4, 'strip', '', 10, 0, 1, 1, 0, 0)`,
      [id, at + 1, shopId, listingId, productId],
    );
}

describe('recommendations', () => {
  it('find what is in it in both scripts, and leave out what nobody has', async () => {
    const { market, napa, ace } = await stocked();
    await recommend(market);
    const similar = await callAs(market).find.similar({ productId: napa });
    expect(similar.items.map((product) => product.id)[0]).toBe(ace);
    const [kept] = await market.db.query<{ n: number }>(
      'SELECT count(*) AS n FROM similar_products WHERE product_id = $1',
      [napa],
    );
    expect(kept?.n).toBeGreaterThan(similar.items.length);
    await recommend(market);
    expect(await callAs(market).find.similar({ productId: napa })).toEqual(similar);
  });

  it('come from what is offered, however many that nobody offers are more alike', async () => {
    const { market, napa, ace } = await stocked();
    await market.db.query(
      `INSERT INTO products (id, match_key, name_bn, name_en, generic, strength, dosage_form, manufacturer, category_id, drug_class, description,
         search_names, created_at, updated_at)
       SELECT gen_random_uuid(), 'gone ' || n, name_bn, name_en, CASE WHEN n <= 30 THEN generic ELSE 'Soap' END, strength, dosage_form,
         manufacturer, category_id, drug_class, description, CASE WHEN n <= 30 THEN search_names ELSE 'lux' END, created_at, updated_at
       FROM products, generate_series(1, 300) AS n WHERE id = $1`,
      [napa],
    );
    await recommend(market);
    const similar = await callAs(market).find.similar({ productId: napa });
    expect(similar.items.map((product) => product.id)).toContain(ace);
  });

  it('know what was bought in the same completed orders, twice at least', async () => {
    const { market, shopId, listings, napa, seclo, saline } = await stocked();
    const { id } = await actAsAccount(market);
    const line = (at: number, productId: string) => ({ listingId: listings[at] ?? '', productId });
    const both = [line(0, napa), line(3, saline)];
    await order(market, id, shopId, both);
    await order(market, id, shopId, both);
    await order(market, id, shopId, [line(0, napa), line(2, seclo)]);
    await order(market, id, shopId, [line(0, napa), line(2, seclo)], 'cancelled');
    await recommend(market);
    const together = await callAs(market).find.boughtTogether({ productId: napa });
    expect(together.items.map((product) => product.id)).toEqual([saline]);
  });

  it('suggest a person new things by what was liked and bought, then those themselves', async () => {
    const { market, shopId, listings, napa, ace, seclo, saline } = await stocked();
    const person = await actAsAccount(market);
    const other = await actAsAccount(market);
    const line = (at: number, productId: string) => ({ listingId: listings[at] ?? '', productId });
    await order(market, person.id, shopId, [line(0, napa)]);
    for (let times = 0; times < 2; times += 1)
      await order(market, other.id, shopId, [line(0, napa), line(3, saline)]);
    await market.db.query(
      `INSERT INTO favourites (account_id, kind, target_id, created_at) VALUES ($1, 'product', $2, $3)`,
      [person.id, seclo, new Date(market.time.now())],
    );
    await recommend(market);
    const ids = (await person.call.find.forMe({ limit: 8 })).items.map((product) => product.id);
    expect(ids.slice(0, 2).toSorted()).toEqual([ace, saline].toSorted());
    expect(ids.slice(2).toSorted()).toEqual([napa, seclo].toSorted());
    const stranger = await actAsAccount(market);
    expect((await stranger.call.find.forMe({})).items).toEqual([]);
  });
});

describe('when recommendations are worked out', () => {
  it('is soon after the first goods, after more of them, and where the night was missed', async () => {
    const market = await createTestMarket();
    expect(await recommendIfDue(market)).toBe(false);
    await stockShop(market, GOODS);
    // What nobody offers any more is worked out for nobody.
    await market.db.query('UPDATE products SET offered = 0');
    expect(await recommendIfDue(market)).toBe(false);
    await market.db.query('UPDATE products SET offered = 1');
    expect(await recommendIfDue(market)).toBe(true);
    expect(await recommendIfDue(market)).toBe(false);
    await recommend(market);
    const minutes = async (number: number) => {
      market.time.advance(number * 60_000);
      return recommendIfDue(market);
    };
    expect(await minutes(60)).toBe(false);
    await stockShop(market, [{ ...paracetamol, nameEn: 'Renova' }]);
    expect(await minutes(1)).toBe(true);
    expect(await minutes(10)).toBe(false);
    expect(await minutes(26 * 60)).toBe(true);
  });

  it('counts the same goods when it has worked them out as when it asks: those that are offered', async () => {
    const { market, napa } = await stocked();
    await market.db.query('UPDATE products SET offered = 0 WHERE id = $1', [napa]);
    expect(await recommendIfDue(market)).toBe(true);
    await recommend(market);
    market.time.advance(7 * 3_600_000);
    expect(await recommendIfDue(market)).toBe(false);
  });

  it('waits for a handful of changes longer than for a catalogue that comes', () => {
    const last = { at: 1_000_000_000, products: 1_000 };
    const due = (products: number, minutes: number) =>
      isRecommendingDue(last, last.at + minutes * 60_000, products);
    expect([due(1_000, 24 * 60), due(1_000, 26 * 60)]).toEqual([false, true]);
    expect([due(1_001, 5 * 60), due(1_001, 6 * 60), due(999, 6 * 60)]).toEqual([false, true, true]);
    expect([due(1_200, 9), due(1_200, 10)]).toEqual([false, true]);
    expect(due(1_000, -48 * 60)).toBe(true);
    expect(isRecommendingDue(null, 0, 0)).toBe(false);
  });
});
