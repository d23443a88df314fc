import { describe, expect, it } from 'vitest';
import type { Hours } from '../../../shared/marketplace/market-primitives.ts';
import { baseUnits, type Paisa } from '../../../shared/money/money.ts';
import { metresEast, stockShop } from '../testing/stock-shop.ts';
import { listingPack } from '../testing/test-goods.ts';
import { callAs, createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { actAsAccount, DHANMONDI } from '../testing/test-people.ts';

const at = (metres: number) => ({ profile: { place: metresEast(metres) } });
const night: Hours = Array.from({ length: 7 }, () => [{ from: 1320, to: 1620 }]);
const napa = { nameEn: 'Napa', nameBn: 'নাপা' };

async function offers(market: TestMarket, asked: object) {
  return callAs(market).find.offers({ place: DHANMONDI, ...asked });
}
const shopsOf = (found: { items: { shop: { id: string } }[] }) => found.items.map((offer) => offer.shop.id);

describe('what every page knows of the marketplace', () => {
  it('is whether medicine can be ordered, as the administrators set it, and the tiles of its start', async () => {
    const tiles = { url: 'https://tile.example.org/{z}/{x}/{y}.png', attribution: '© Example' };
    const base = await createTestMarket();
    const market = { ...base, options: { ...base.options, tiles } };
    expect(await callAs(market).find.about()).toEqual({
      isMedicineOrderable: true,
      isDemo: false,
      payments: ['cash', 'bkash', 'nagad', 'rocket', 'card'],
      tiles,
    });
    const admin = await actAsAccount(market, 'admin');
    const settings = await admin.call.admin.settings();
    await admin.call.admin.saveSettings({ ...settings, isMedicineOrderable: false });
    expect(await callAs(market).find.about()).toMatchObject({ isMedicineOrderable: false });
  });
});

describe('who has it around a place', () => {
  it('is refused in words where it takes too long, and a fault is still a fault', async () => {
    const market = await createTestMarket();
    const failsWith = (code: string) => {
      const query: typeof market.db.query = (text, values, run) =>
        run?.mostMs === undefined
          ? market.db.query(text, values, run)
          : Promise.reject(Object.assign(new Error('ended'), { code }));
      return offers({ ...market, db: { ...market.db, query } }, {});
    };
    await expect(failsWith('57014')).rejects.toMatchObject({ code: 'TOO_SLOW' });
    await expect(failsWith('57P01')).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('is found in both scripts and with a typing error, with what a card shows', async () => {
    const market = await createTestMarket();
    const shop = await stockShop(market, [napa], at(400));
    for (const text of ['napa', 'নাপা', 'nappa']) {
      const found = await offers(market, { text });
      expect(found).toMatchObject({ total: 1, items: [{ listingId: shop.listings[0], left: 100 }] });
      expect(found.products).toMatchObject([{ nameEn: 'Napa' }]);
    }
    const [offer] = (await offers(market, { text: 'napa' })).items;
    expect(offer?.shop).toMatchObject({ isOpen: true, isStale: false, deliversHere: true, rating: 0 });
    expect(Math.abs((offer?.shop.distanceM ?? 0) - 400)).toBeLessThan(3);
  });

  it.each([500, 1_000, 3_000, 10_000])('keeps to a radius of %i m exactly', async (radiusM) => {
    const market = await createTestMarket();
    const inside = await stockShop(market, [napa], at(radiusM * 0.997));
    await stockShop(market, [napa], at(-radiusM * 1.003));
    const found = await offers(market, { text: 'napa', radiusM });
    expect(shopsOf(found)).toEqual([inside.shopId]);
    expect(found.items[0]?.shop.distanceM).toBeLessThanOrEqual(radiusM);
  });

  it('leaves out what is reserved or sold, unless asked', async () => {
    const market = await createTestMarket();
    const gone = await stockShop(market, [{ ...napa, available: baseUnits(0) }], at(100));
    const promised = await stockShop(market, [napa], at(200));
    await market.db.query('UPDATE listings SET reserved = 100 WHERE shop_id = $1', [promised.shopId]);
    const has = await stockShop(market, [napa], at(300));
    expect(shopsOf(await offers(market, { text: 'napa' }))).toEqual([has.shopId]);
    expect(shopsOf(await offers(market, { text: 'napa', isInStock: false }))).toEqual([
      has.shopId,
      gone.shopId,
      promised.shopId,
    ]);
  });

  it('shows open, fresh and near shops first, paused ones as not open, and none without approval', async () => {
    const market = await createTestMarket();
    const stale = await stockShop(market, [napa], {
      ...at(100),
      lastSyncedAt: market.time.now() - 7_200_000,
    });
    const closed = await stockShop(market, [napa], { profile: { place: metresEast(50), hours: night } });
    const paused = await stockShop(market, [napa], { ...at(20), isPaused: true });
    const far = await stockShop(market, [napa], at(500));
    const near = await stockShop(market, [napa], at(300));
    await stockShop(market, [napa], { ...at(10), status: 'pending' });
    const suspended = await stockShop(market, [napa], at(10));
    await market.db.query(`UPDATE shops SET status = 'suspended' WHERE id = $1`, [suspended.shopId]);
    const found = await offers(market, { text: 'napa' });
    expect(shopsOf(found)).toEqual([near.shopId, far.shopId, stale.shopId, paused.shopId, closed.shopId]);
    expect(found.items.map(({ shop }) => [shop.isOpen, shop.isStale])).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [false, false],
      [false, false],
    ]);
    const open = await offers(market, { text: 'napa', isOpenNow: true });
    expect(shopsOf(open)).toEqual([near.shopId, far.shopId, stale.shopId]);
    expect(shopsOf(await offers(market, { text: 'napa', sort: 'distance' }))[0]).toBe(paused.shopId);
    market.time.set(Date.parse('2026-11-22T01:00:00+06:00'));
    expect(shopsOf(await offers(market, { text: 'napa', isOpenNow: true }))).toContain(closed.shopId);
  });

  it('ranks a shop whose stock is stale lower however it sorts: half a radius farther, and behind every fresh price', async () => {
    const market = await createTestMarket();
    const cheap = { ...napa, packs: [listingPack({ price: 100 as Paisa })] };
    const silent = { lastSyncedAt: market.time.now() - 7_200_000 };
    const stale = await stockShop(market, [cheap], { ...at(100), ...silent });
    const near = await stockShop(market, [napa], at(300));
    const far = await stockShop(market, [napa], at(900));
    const sorted = async (sort: 'best' | 'distance' | 'price') =>
      shopsOf(await offers(market, { text: 'napa', sort, radiusM: 1_000 }));
    expect(await sorted('price')).toEqual([near.shopId, far.shopId, stale.shopId]);
    for (const sort of ['best', 'distance'] as const)
      expect(await sorted(sort)).toEqual([near.shopId, stale.shopId, far.shopId]);
  });

  it('sorts one product by what a unit costs, several by what the first pack costs', async () => {
    const market = await createTestMarket();
    const box = listingPack({ baseQuantity: baseUnits(100), price: 10_000 as Paisa });
    const cheapUnit = await stockShop(market, [{ ...napa, packs: [box] }], at(400));
    const cheapPack = await stockShop(market, [napa], at(100));
    expect(shopsOf(await offers(market, { text: 'napa', sort: 'price' }))).toEqual([
      cheapUnit.shopId,
      cheapPack.shopId,
    ]);
    const dearest = listingPack({ price: 90_000 as Paisa });
    const other = await stockShop(market, [{ ...napa, nameEn: 'Napa One', packs: [dearest] }], at(50));
    expect(shopsOf(await offers(market, { text: 'napa', sort: 'price' }))).toEqual([
      cheapPack.shopId,
      cheapUnit.shopId,
      other.shopId,
    ]);
  });

  it('asks for delivery to the place, a kind of shop, a category with those below it', async () => {
    const market = await createTestMarket();
    const zone = (deliveryRadiusM: number) => ({ profile: { place: metresEast(700), deliveryRadiusM } });
    const category = { categoryPath: [{ nameBn: 'ব্যথানাশক', nameEn: '' }] };
    const delivers = await stockShop(market, [{ ...napa, ...category }], zone(800));
    await stockShop(market, [napa], zone(600));
    const grocer = await stockShop(
      market,
      [
        {
          nameEn: 'Miniket rice',
          nameBn: 'মিনিকেট চাল',
          drugClass: 'none',
          categoryPath: [{ nameBn: 'চাউল', nameEn: '' }],
        },
      ],
      { profile: { kind: 'grocery', place: metresEast(10) } },
    );
    expect(shopsOf(await offers(market, { text: 'napa', delivers: true }))).toEqual([delivers.shopId]);
    expect(shopsOf(await offers(market, { categoryId: 'medicine' }))).toHaveLength(2);
    expect(shopsOf(await offers(market, { categoryId: 'grocery' }))).toEqual([grocer.shopId]);
    expect(shopsOf(await offers(market, { text: 'rice', categoryId: 'medicine' }))).toEqual([]);
    expect(shopsOf(await offers(market, { shopKind: 'grocery' }))).toEqual([grocer.shopId]);
    const [found] = (await offers(market, { categoryId: 'grocery.rice' })).items;
    expect(found?.product.categoryId).toBe('grocery.rice');
  });

  it('pages with true totals, each offer once', async () => {
    const market = await createTestMarket();
    for (let shop = 0; shop < 7; shop += 1) await stockShop(market, [napa], at(50 * shop));
    const pages = await Promise.all(
      [0, 3, 6, 9].map((offset) => offers(market, { text: 'napa', offset, limit: 3 })),
    );
    expect(pages.map((page) => [page.items.length, page.total])).toEqual([
      [3, 7],
      [3, 7],
      [1, 7],
      [0, 7],
    ]);
    expect(new Set(pages.flatMap(shopsOf)).size).toBe(7);
  });
});

describe('pages of the storefront', () => {
  it('show a product, a shop, its shelf and the shops around', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    const shop = await stockShop(
      market,
      [
        { ...napa, description: 'For fever', specifications: [{ name: 'Pack', value: '10' }] },
        { nameEn: 'Seclo', nameBn: 'সেকলো', generic: 'Omeprazole', strength: '20 mg' },
      ],
      at(100),
    );
    const [product] = (await call.find.suggest({ text: 'নাপা' })).items;
    const page = await call.find.product({ productId: product?.id ?? '' });
    expect(page).toMatchObject({ description: 'For fever', pictures: [], category: [{ id: 'medicine' }] });
    expect(await call.find.shop({ shopId: shop.shopId, place: DHANMONDI })).toMatchObject({
      shop: { id: shop.shopId, isOpen: true },
      listings: 2,
      deliveryRadiusM: 3_000,
    });
    const shelf = await call.find.shelf({ shopId: shop.shopId });
    expect(shelf.items.map((offer) => offer.product.nameEn)).toEqual(['Napa', 'Seclo']);
    const typed = await call.find.shelf({ shopId: shop.shopId, text: 'সেকলো' });
    expect(typed).toMatchObject({ total: 1, items: [{ listingId: shop.listings[1] }] });
    expect(await call.find.shops({ place: DHANMONDI })).toMatchObject({
      total: 1,
      items: [{ id: shop.shopId }],
    });
    expect((await call.find.categories()).items.length).toBeGreaterThan(50);
  });

  it('do not show shops without approval, nor products that only such shops named', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    const hidden = await stockShop(market, [napa], { status: 'pending' });
    expect((await call.find.suggest({ text: 'napa' })).items).toEqual([]);
    await expect(call.find.shop({ shopId: hidden.shopId })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
    await expect(call.find.shelf({ shopId: hidden.shopId })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
    await market.db.query(`UPDATE shops SET status = 'approved'`);
    // A text that was asked before is asked anew after half a minute.
    market.time.advance(30_000);
    expect((await call.find.suggest({ text: 'napa' })).items).toHaveLength(1);
  });
});

describe('a basket', () => {
  const strip = (price: number) => ({ packs: [listingPack({ price: price as Paisa })] });
  const seclo = { nameEn: 'Seclo', nameBn: 'সেকলো', generic: 'Omeprazole', strength: '20 mg' };

  it('finds shops with all lines first, and says what is missing and what the rest costs', async () => {
    const market = await createTestMarket();
    const near = await stockShop(market, [{ ...napa, ...strip(1_000) }], at(50));
    const dear = await stockShop(
      market,
      [
        { ...napa, ...strip(3_000) },
        { ...seclo, ...strip(9_000) },
      ],
      at(600),
    );
    const cheap = await stockShop(
      market,
      [
        { ...napa, ...strip(1_100) },
        { ...seclo, ...strip(4_000) },
      ],
      at(600),
    );
    await stockShop(market, [{ ...napa, available: baseUnits(5) }], at(10));
    const idOf = async (text: string) => (await callAs(market).find.suggest({ text })).items[0]?.id ?? '';
    const [first, second] = [await idOf('napa'), await idOf('seclo')];
    const lines = [
      { productId: first, quantity: 20 },
      { productId: second, quantity: 5 },
    ];
    const { items } = await callAs(market).find.basket({ place: DHANMONDI, lines });
    expect(items.map(({ shop, has, total, missing }) => [shop.id, has, total, missing])).toEqual([
      [cheap.shopId, 2, 6_200, []],
      [dear.shopId, 2, 15_000, []],
      [near.shopId, 1, 2_000, [second]],
    ]);
    const twice = [...lines, { productId: first, quantity: 90 }];
    expect((await callAs(market).find.basket({ place: DHANMONDI, lines: twice })).items[0]?.has).toBe(1);
  });

  it('counts for a basket the packs that there are, as the cart takes them', async () => {
    const market = await createTestMarket();
    const pack = (size: number, price: number) =>
      listingPack({ baseQuantity: baseUnits(size), price: price as Paisa });
    // Three strips: there is no whole box.
    await stockShop(market, [
      { ...napa, packs: [pack(10, 1_200), pack(100, 2_000)], available: baseUnits(40) },
    ]);
    // Of four strips there are three and a half.
    await stockShop(market, [{ ...napa, packs: [pack(10, 1_000)], available: baseUnits(35) }]);
    const productId = (await callAs(market).find.suggest({ text: 'napa' })).items[0]?.id ?? '';
    const ask = async (quantity: number) =>
      (await callAs(market).find.basket({ place: DHANMONDI, lines: [{ productId, quantity }] })).items.map(
        ({ total }) => total,
      );
    expect(await ask(30)).toEqual([3_000, 3_600]);
    expect(await ask(32)).toEqual([4_800]);
  });
});
