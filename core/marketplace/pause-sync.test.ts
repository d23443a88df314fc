import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { connectedShop, startWorker } from '../testing/connected-shop.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket, TEST_PROFILE } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { pauseSync } from './pause-sync.ts';
import { readMarketStatus } from './read-market-status.ts';
import { updateShop } from './update-shop.ts';

const pause = { isPaused: true };
const goOn = { isPaused: false };

describe('pausing the sync', () => {
  it('takes no orders at the marketplace meanwhile, which nobody would hear of, and takes them again', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    startWorker(shop, onTestFinished);
    const paused = await pauseSync(actAs(shop, 'owner'), pause);
    expect(paused).toMatchObject({ connection: 'paused', isPauseTold: true, shop: { isPaused: false } });
    expect(market.shop.isPaused).toBe(true);
    // Twice is once.
    await pauseSync(actAs(shop, 'owner'), pause);
    await pauseSync(actAs(shop, 'owner'), goOn);
    await expect.poll(() => market.shop.isPaused).toBe(false);
    await expect
      .poll(() => shop.db.sqlite.prepare('SELECT is_held_there FROM market_link').pluck().get())
      .toBe(0);
  });

  it('tells every screen once the marketplace was told, not only when it begins to be', async () => {
    const market = standInMarket();
    const slow = overLine(market.open, async (name, go) => {
      if (name === 'updateShop') await sleep(40);
      return go();
    });
    const shop = connectedShop(market, slow);
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => worker.state().connection).toBe('online');
    const seen: boolean[] = [];
    const end = new AbortController();
    onTestFinished(() => end.abort());
    const watching = async () => {
      for await (const { type } of shop.events.subscribe(end.signal))
        if (type === 'market-sync') seen.push(readMarketStatus(shop).isPauseTold);
    };
    void watching().catch(() => undefined);
    await pauseSync(actAs(shop, 'owner'), pause);
    await expect.poll(() => seen.at(-1)).toBe(true);
  });

  it('leaves the word of the owner, who takes no orders, as it was', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, isPaused: true };
    const shop = connectedShop(market);
    const worker = startWorker(shop, onTestFinished);
    const paused = await pauseSync(actAs(shop, 'owner'), pause);
    expect(paused).toMatchObject({ isPauseTold: true, shop: { isPaused: true } });
    await pauseSync(actAs(shop, 'owner'), goOn);
    await expect.poll(() => worker.state().connection).toBe('online');
    expect(market.shop).toMatchObject({ isPaused: true, version: 1 });
  });

  it('hears what the owner says of orders meanwhile, for when it goes on', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    const owner = actAs(shop, 'owner');
    const worker = startWorker(shop, onTestFinished);
    await pauseSync(owner, pause);
    const saved = await updateShop(owner, { profile: { ...TEST_PROFILE, nameEn: 'New' }, isPaused: false });
    expect(saved).toMatchObject({ isPaused: false, profile: { nameEn: 'New' } });
    expect(market.shop.isPaused).toBe(true);
    await updateShop(owner, { profile: TEST_PROFILE, isPaused: true });
    await pauseSync(owner, goOn);
    await expect.poll(() => worker.state().connection).toBe('online');
    expect(market.shop.isPaused).toBe(true);
  });

  it('takes orders again also where the answer to the pause was lost after its effect', async () => {
    const market = standInMarket();
    let isLossy = true;
    const lossy = overLine(market.open, async (name, go) => {
      const answer = await go();
      if (isLossy && name === 'updateShop') throw new MarketFailure('UNREACHABLE');
      return answer;
    });
    const shop = connectedShop(market, lossy);
    const worker = startWorker(shop, onTestFinished);
    const paused = await pauseSync(actAs(shop, 'owner'), pause);
    expect(paused).toMatchObject({ connection: 'paused', isPauseTold: false, shop: { isPaused: false } });
    expect(market.shop.isPaused).toBe(true);
    // Pausing once more, with a line, is heard, and is not taken for the owner's own word.
    isLossy = false;
    const again = await pauseSync(actAs(shop, 'owner'), pause);
    expect(again).toMatchObject({ isPauseTold: true, shop: { isPaused: false } });
    await pauseSync(actAs(shop, 'owner'), goOn);
    await expect.poll(() => worker.state().connection).toBe('online');
    expect(market.shop.isPaused).toBe(false);
  });

  it('holds orders also where the owner saves the shop at the same moment, and its word comes last', async () => {
    const market = standInMarket();
    const owner = { act: null as ReturnType<typeof actAs> | null };
    let isFirst = true;
    const line = overLine(market.open, async (name, go) => {
      if (name === 'updateShop' && isFirst && owner.act) {
        isFirst = false;
        await pauseSync(owner.act, pause);
      }
      return go();
    });
    const shop = connectedShop(market, line);
    owner.act = actAs(shop, 'owner');
    const saved = await updateShop(owner.act, { profile: TEST_PROFILE, isPaused: false });
    expect(saved.isPaused).toBe(false);
    expect(market.shop.isPaused).toBe(true);
  });

  it('has a rejected shop say nothing that would ask the administrators again, until its owner saves it', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, status: 'rejected' };
    const line = overLine(market.open, async (name, go) => {
      const answer = await go();
      if (name === 'updateShop') market.shop = { ...market.shop, status: 'pending' };
      return name === 'updateShop' ? market.shop : answer;
    });
    const shop = connectedShop(market, line);
    const owner = actAs(shop, 'owner');
    const worker = startWorker(shop, onTestFinished);
    await expect.poll(() => worker.state()).toMatchObject({ connection: 'waiting', failure: 'NOT_ALLOWED' });
    await pauseSync(owner, pause);
    await pauseSync(owner, goOn);
    await expect.poll(() => worker.state().failure).toBe('NOT_ALLOWED');
    expect(market.shop).toMatchObject({ status: 'rejected', version: 1 });
    const saved = await updateShop(owner, { profile: TEST_PROFILE, isPaused: false });
    expect(saved.status).toBe('pending');
    await expect.poll(() => worker.state().connection).toBe('online');
  });

  it('says of what a suspended shop asks that it is suspended', async () => {
    const market = standInMarket();
    const refusal = new MarketFailure('NOT_ALLOWED', { shop: { status: 'suspended', reason: 'Fake' } });
    const shop = connectedShop(
      market,
      overLine(market.open, () => Promise.reject(refusal)),
    );
    await expect(
      updateShop(actAs(shop, 'owner'), { profile: TEST_PROFILE, isPaused: false }),
    ).rejects.toMatchObject({ code: 'MARKET_REFUSED', data: { code: 'SHOP_SUSPENDED' } });
  });

  it('pauses here all the same where the marketplace cannot be told, and says so', async () => {
    const market = standInMarket();
    const shop = connectedShop(
      market,
      overLine(market.open, () => Promise.reject(new MarketFailure('UNREACHABLE'))),
    );
    startWorker(shop, onTestFinished);
    expect(await pauseSync(actAs(shop, 'owner'), pause)).toMatchObject({
      connection: 'paused',
      isPauseTold: false,
    });
    expect(market.shop.isPaused).toBe(false);
  });
});
