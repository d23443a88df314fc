import { describe, expect, it } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { connectedShop } from '../testing/connected-shop.ts';
import { overLine } from '../testing/over-line.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { disconnectShop } from './connect-shop.ts';

const lastAudit = (shop: ReturnType<typeof connectedShop>) =>
  shop.db.sqlite.prepare('SELECT action, details FROM audit ORDER BY id DESC LIMIT 1').get();

describe('disconnecting the shop', () => {
  it('takes no more orders at the marketplace, which nobody would hear of', async () => {
    const market = standInMarket();
    const shop = connectedShop(market);
    expect((await disconnectShop(actAs(shop, 'owner'))).shop).toBeNull();
    expect(market.shop).toMatchObject({ isPaused: true, version: 2 });
    expect(lastAudit(shop)).toEqual({ action: 'marketplace.disconnect', details: '{"isPaused":true}' });
    expect(await shop.ports.secrets?.get('marketplace-key')).toBeNull();
  });

  it('that is paused there says nothing more to it', async () => {
    const market = standInMarket();
    market.shop = { ...market.shop, isPaused: true };
    await disconnectShop(actAs(connectedShop(market), 'owner'));
    expect(market.shop.version).toBe(1);
  });

  it('goes on where the marketplace cannot be reached, or knows the key no more', async () => {
    for (const code of ['UNREACHABLE', 'SIGN_IN_REQUIRED'] as const) {
      const market = standInMarket();
      const shop = connectedShop(
        market,
        overLine(market.open, () => Promise.reject(new MarketFailure(code))),
      );
      expect((await disconnectShop(actAs(shop, 'owner'))).shop).toBeNull();
      expect(lastAudit(shop)).toMatchObject({ details: '{"isPaused":false}' });
    }
  });
});
