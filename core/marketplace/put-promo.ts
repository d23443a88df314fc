import type { Promo } from '../../shared/marketplace/sync.contract.ts';
import type { Shop } from '../app/shop.ts';
import { askMarket } from './reach-market.ts';

/**
 * Adds or changes a promo code. Its times are by this computer's clock, which may be wrong, and are told by the marketplace's: what begins now
 * here begins now there. Throws what `askMarket` does.
 */
export function putPromo(
  shop: Pick<Shop, 'db' | 'ports' | 'options'>,
  promo: Promo,
): Promise<Promo & { used: number }> {
  return askMarket(shop, async (client) => {
    // Measured now: the clock may have been set since the last greeting.
    const { now } = await client.sync.hello({ appVersion: shop.options.appVersion });
    const ahead = shop.ports.clock.now() - now;
    const times = { startsAt: promo.startsAt - ahead, endsAt: promo.endsAt - ahead };
    return client.sync.putPromo({ ...promo, ...times });
  });
}
