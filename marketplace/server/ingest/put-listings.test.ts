import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ListingVersion } from '../../../shared/marketplace/listing.ts';
import { MARKET_API, OLDEST_SHOP_API, whoIsTooOld } from '../../../shared/marketplace/market-api-version.ts';
import { baseUnits, type Paisa } from '../../../shared/money/money.ts';
import type { MarketDb } from '../db/market-db.ts';
import { listingFields, listingPack } from '../testing/test-goods.ts';
import { createTestMarket } from '../testing/test-market.ts';
import { makeShop } from '../testing/test-people.ts';

const stateOf = (db: MarketDb, shopId: string) =>
  db.query(
    `SELECT l.id, l.version, l.is_published, l.available, l.reserved, l.price, l.name_bn, p.match_key
     FROM listings l LEFT JOIN products p ON p.id = l.product_id WHERE l.shop_id = $1 ORDER BY l.id`,
    [shopId],
  );
const offered = (db: MarketDb) =>
  db.query(
    `SELECT p.match_key, p.offered, (SELECT count(*) FROM listings l WHERE l.product_id = p.id AND l.is_published) AS counted FROM products p`,
  );

describe('greeting a shop', () => {
  it('says which version the marketplace speaks, and needs nothing said that older programs do not say', async () => {
    const { call } = await makeShop(await createTestMarket());
    const { api } = await call.sync.hello({ appVersion: '0.1.0' });
    expect(api).toEqual({ version: MARKET_API, oldestShop: OLDEST_SHOP_API });
    expect(whoIsTooOld(api)).toBeNull();
  });
});

describe('putting listings', () => {
  it('takes a version once, ignores older ones and answers for each', async () => {
    const market = await createTestMarket();
    const { call, shopId } = await makeShop(market, { lastSyncedAt: null });
    const listingId = uuidv7();
    const put = (version: number, available: number) =>
      call.sync.putListings({
        items: [{ listingId, version, fields: listingFields({ available: baseUnits(available) }) }],
      });
    expect((await put(3, 30)).items).toEqual([
      { listingId, result: 'applied', version: 3, reason: '', missingPictures: [] },
    ]);
    expect((await put(2, 20)).items).toMatchObject([{ result: 'older', version: 3 }]);
    expect((await put(3, 99)).items).toMatchObject([{ result: 'older', version: 3 }]);
    expect(await stateOf(market.db, shopId)).toMatchObject([{ version: 3, available: 30 }]);
    const [link] = await market.db.query('SELECT last_synced_at FROM shop_links WHERE shop_id = $1', [
      shopId,
    ]);
    expect(link).toEqual({ last_synced_at: new Date(market.time.now()) });
  });

  it('keeps a withdrawal as a version, so that nothing late brings the listing back', async () => {
    const market = await createTestMarket();
    const { call, shopId } = await makeShop(market);
    const [known, unknown] = [uuidv7(), uuidv7()];
    await call.sync.putListings({ items: [{ listingId: known, version: 1, fields: listingFields() }] });
    await call.sync.putListings({
      items: [
        { listingId: known, version: 3, fields: null },
        { listingId: unknown, version: 2, fields: null },
      ],
    });
    const late = await call.sync.putListings({
      items: [
        { listingId: known, version: 2, fields: listingFields() },
        { listingId: unknown, version: 1, fields: listingFields() },
      ],
    });
    expect(late.items.map((item) => item.result)).toEqual(['older', 'older']);
    expect(await stateOf(market.db, shopId)).toMatchObject([
      { version: 3, is_published: false, available: 0 },
      { version: 2, is_published: false, match_key: null },
    ]);
    expect(await offered(market.db)).toMatchObject([{ offered: 0 }]);
  });

  it('refuses one item without the others', async () => {
    const market = await createTestMarket();
    const { call } = await makeShop(market);
    const pack = listingPack();
    const { items } = await call.sync.putListings({
      items: [
        { listingId: uuidv7(), version: 1, fields: listingFields({ nameBn: '', nameEn: '' }) },
        { listingId: uuidv7(), version: 1, fields: listingFields({ packs: [pack, pack] }) },
        { listingId: uuidv7(), version: 1, fields: listingFields() },
      ],
    });
    expect(items.map(({ result, reason }) => [result, reason])).toEqual([
      ['refused', 'NO_NAME'],
      ['refused', 'PACK_TWICE'],
      ['applied', ''],
    ]);
  });

  it('refuses a price that is none and fields that are none without the others', async () => {
    const market = await createTestMarket();
    const { call } = await makeShop(market);
    const item = (price: number, more: object = {}) => ({
      listingId: uuidv7(),
      version: 1,
      fields: {
        ...listingFields({
          packs: [{ ...listingPack(), price: price as Paisa, baseQuantity: baseUnits(1) }],
        }),
        ...more,
      },
    });
    const withdrawn = { listingId: uuidv7(), version: 1, fields: null };
    const { items } = await call.sync.putListings({
      items: [
        item(100_000_000_000_000),
        item(1_000_000_000),
        item(1_200, { colour: 'red' }),
        item(1_200, { nameEn: 'x'.repeat(201) }),
        { ...item(1_200), fields: 'none' as unknown as null },
        item(1_200),
        withdrawn,
      ],
    });
    expect(items.map(({ result, reason }) => [result, reason])).toEqual([
      ['refused', 'WRONG_FIELD packs.0.price'],
      ['applied', ''],
      ['refused', 'WRONG_FIELD '],
      ['refused', 'WRONG_FIELD nameEn'],
      ['refused', 'WRONG_FIELD '],
      ['applied', ''],
      ['applied', ''],
    ]);
    expect(market.logged).toEqual([]);
  });

  it('leaves what is reserved alone when less is there than was promised, and tells open pages after the commit', async () => {
    const market = await createTestMarket();
    const { call, shopId } = await makeShop(market);
    const listingId = uuidv7();
    const put = (version: number, available: number) =>
      call.sync.putListings({
        items: [{ listingId, version, fields: listingFields({ available: baseUnits(available) }) }],
      });
    await put(1, 100);
    await market.db.query('UPDATE listings SET reserved = 40 WHERE shop_id = $1', [shopId]);
    await put(2, 10);
    expect(await stateOf(market.db, shopId)).toMatchObject([{ available: 10, reserved: 40 }]);
    expect(market.live.published).toEqual([
      {
        topic: `listing:${listingId}`,
        event: { type: 'stock', listingId, left: 0, isMore: false, price: 1_200 },
      },
    ]);
  });

  it('can be taken up again by what the server holds', async () => {
    const market = await createTestMarket();
    const { call } = await makeShop(market);
    const ids = Array.from({ length: 5 }, () => uuidv7()).sort();
    await call.sync.putListings({
      items: ids.map((listingId, at) => ({
        listingId,
        version: at + 1,
        fields: at === 2 ? null : listingFields({ nameEn: `Goods ${at}` }),
      })),
    });
    const first = await call.sync.versions({ limit: 3 });
    const second = await call.sync.versions({ limit: 3, after: first.items.at(-1)?.listingId ?? null });
    expect([first.isLast, second.isLast]).toEqual([false, true]);
    expect([...first.items, ...second.items]).toEqual(
      ids.map((listingId, at) => ({ listingId, version: at + 1, isPublished: at !== 2 })),
    );
  });
});

describe('a stream of versions', () => {
  const LISTINGS = 6;
  const ids = Array.from({ length: LISTINGS }, (_, at) => `0192f000-0000-7000-8000-00000000000${at}`);
  const version = fc.record({
    listing: fc.nat(LISTINGS - 1),
    goods: fc.constantFrom('Napa', 'Seclo', 'Ace'),
    available: fc.nat(50),
    isGone: fc.boolean(),
  });
  const stream = fc.array(version, { minLength: 1, maxLength: 25 });

  const versionsOf = (
    changes: readonly { listing: number; goods: string; available: number; isGone: boolean }[],
  ) => {
    const next = new Map<number, number>();
    return changes.map(({ listing, goods, available, isGone }): ListingVersion => {
      const number = (next.get(listing) ?? 0) + 1;
      next.set(listing, number);
      const fields = listingFields({ nameEn: goods, nameBn: '', available: baseUnits(available) });
      return { listingId: ids[listing] ?? '', version: number, fields: isGone ? null : fields };
    });
  };

  it('ends in the same state in any order, however often it comes, with losses sent again', async () => {
    await fc.assert(
      fc.asyncProperty(stream, fc.infiniteStream(fc.nat()), async (changes, dice) => {
        const roll = (most: number) => (dice.next().value ?? 0) % most;
        const market = await createTestMarket();
        const versions = versionsOf(changes);
        const inOrder = await makeShop(market);
        for (const item of versions) await inOrder.call.sync.putListings({ items: [item] });
        const expected = await stateOf(market.db, inOrder.shopId);
        await market.db.query('DELETE FROM listings');
        await market.db.query('UPDATE products SET offered = 0');
        const chaotic = await makeShop(market);
        const left = [...versions];
        while (left.length > 0) {
          const batch = Array.from({ length: 1 + roll(5) }, () => left[roll(left.length)]).filter(
            (item) => item !== undefined,
          );
          if (roll(4) === 0) continue;
          await chaotic.call.sync.putListings({ items: batch });
          if (roll(3) === 0) await chaotic.call.sync.putListings({ items: batch.toReversed() });
          if (roll(4) === 0) continue;
          for (const item of batch) if (left.includes(item)) left.splice(left.indexOf(item), 1);
          await market.db.query('UPDATE listings SET reserved = 7');
        }
        const state = await stateOf(market.db, chaotic.shopId);
        expect(
          state.map((row) => (row.is_published ? { ...row, reserved: 0 } : { id: row.id, v: row.version })),
        ).toEqual(expected.map((row) => (row.is_published ? row : { id: row.id, v: row.version })));
        expect(state.every((row) => row.reserved === 7 || row.reserved === 0)).toBe(true);
        for (const row of await offered(market.db)) expect(row.offered).toBe(row.counted);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
