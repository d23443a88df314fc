import type { Promo } from '../../shared/marketplace/sync.contract.ts';
import type { Shop } from '../app/shop.ts';
import { readLink } from './link.repo.ts';
import { askMarket } from './reach-market.ts';

/**
 * Adds or changes a promo code. Its times are by this computer's clock, which may be wrong, and are told by the marketplace's: what begins now
 * here begins now there. Throws what `askMarket` does.
 */
export function putPromo(
  shop: Pick<Shop, 'db' | 'ports' | 'options'>,
  promo: Promo,
): Promise<Promo & { used: number }> {
  const ahead = readLink(shop.db)?.clockAheadMs ?? 0;
  const times = { startsAt: promo.startsAt - ahead, endsAt: promo.endsAt - ahead };
  return askMarket(shop, (client) => client.sync.putPromo({ ...promo, ...times }));
}
