import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { connectedShop, publishedGoods, startWorker } from '../testing/connected-shop.ts';
import { overLine } from '../testing/over-line.ts';
import { type StandInMarket, standInMarket } from '../testing/stand-in-market.ts';
import { putLink, setNeedsCompare } from './link.repo.ts';
import { hasDue } from './queue.repo.ts';

/** A shop with published goods that have a picture each, and how many of those were not taken. */
function shopWithPictures(market: StandInMarket, count: number, open = market.open) {
  const shop = connectedShop(market, open);
  const hashes = Array.from({ length: count }, (_, at) => {
    const goods = publishedGoods(shop);
    const content = Buffer.from(`picture ${at}`);
    shop.db.sqlite
      .prepare(
        'INSERT INTO product_pictures (id, product_id, position, mime, content) VALUES (?, ?, 0, ?, ?)',
      )
      .run(shop.ports.ids.next(), goods.id, 'image/png', content);
    return createHash('sha256').update(content).digest('hex');
  });
  const refused = () =>
    shop.db.sqlite.prepare("SELECT reason FROM market_pictures WHERE reason <> ''").pluck().all();
  return { shop, hashes, refused };
}

describe('pictures', () => {
  it('beyond what a waiting shop may have there go by themselves once there is room, as many as fit', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, status: 'pending' };
    market.pictureRoom = 1;
    const { shop, hashes, refused } = shopWithPictures(market, 4);
    startWorker(shop, onTestFinished);
    await expect.poll(refused).toEqual(['SHELF_FULL', 'SHELF_FULL', 'SHELF_FULL']);
    expect([market.pictures.size, market.picturesInVain]).toEqual([1, 0]);
    market.pictureRoom = 2;
    await expect.poll(() => market.pictures.size).toBe(3);
    await expect.poll(refused).toEqual(['SHELF_FULL']);
    market.shop = { ...market.shop, status: 'approved' };
    market.pictureRoom = 59_000;
    await expect.poll(() => [...market.pictures].toSorted()).toEqual(hashes.toSorted());
    expect(refused()).toEqual([]);
    expect(market.picturesInVain).toBe(0);
  });

  it('for which a marketplace finds no room that it did not say are put aside with the first of them', async () => {
    const market = standInMarket();
    market.pictureRoom = 1;
    const saysNothing = overLine(market.open, async (name, go) => {
      const answer = await go();
      return name === 'hello' ? { ...(answer as object), pictureRoom: null } : answer;
    });
    const { shop, refused } = shopWithPictures(market, 4, saysNothing);
    startWorker(shop, onTestFinished);
    await expect.poll(refused).toHaveLength(3);
    expect([market.pictures.size, market.picturesInVain]).toEqual([1, 1]);
  });

  it('that one marketplace would not take are offered to the next that is connected', async () => {
    const market = standInMarket();
    market.pictureRoom = 0;
    const { shop, refused } = shopWithPictures(market, 1);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(refused).toEqual(['SHELF_FULL']);
    await worker.stop();
    expect(hasDue(shop.db)).toBe(false);
    putLink(shop.db, { address: 'http://127.0.0.1:8', email: '', shop: market.shop, connectedAt: 2 });
    expect(refused()).toEqual([]);
    expect(hasDue(shop.db)).toBe(true);
  });

  it('that the marketplace fails on are put aside one by one, hold up nothing else, and are offered again with the next comparison', async () => {
    const market = standInMarket();
    const trouble = { hash: '' };
    const open = overLine(market.open, async (name, go, input) => {
      if (name === 'putPicture' && (input as { hash: string }).hash === trouble.hash)
        throw new MarketFailure('SERVER_TROUBLE');
      return go();
    });
    const { shop, hashes, refused } = shopWithPictures(market, 3, open);
    trouble.hash = hashes[1] ?? '';
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => market.pictures.size).toBe(2);
    await expect.poll(refused).toEqual(['SERVER_TROUBLE']);
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'online', failure: null });
    trouble.hash = '';
    setNeedsCompare(shop.db, true);
    worker.wake(true);
    await expect.poll(() => market.pictures.size).toBe(3);
    expect(refused()).toEqual([]);
  });
});
