import { newSecret, SHOP_KEY_PREFIX, tokenHash } from '../accounts/index.ts';
import type { Market } from '../app/market.ts';
import { setShopKey } from './shops.repo.ts';

/** Makes the key of a shop's program; only its hash is kept, and the key before it ends. */
export async function makeShopKey(market: Market, shopId: string): Promise<{ key: string }> {
  const key = SHOP_KEY_PREFIX + newSecret();
  await setShopKey(market.db, shopId, tokenHash(key), market.ports.clock.now());
  return { key };
}
