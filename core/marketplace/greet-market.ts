import { whoIsTooOld } from '../../shared/marketplace/market-api-version.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OwnShopDto } from '../../shared/marketplace/shops.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { noteHello } from './link.repo.ts';

/** Greets the marketplace and notes what it says of the shop. Throws MarketFailure, SHOP_TOO_OLD and MARKET_TOO_OLD too. */
export async function greetMarket(
  { db, ports, options }: Shop,
  client: MarketClient,
  signal: AbortSignal,
): Promise<OwnShopDto> {
  const hello = await client.sync.hello({ appVersion: options.appVersion }, { signal });
  const tooOld = whoIsTooOld(hello.api);
  if (tooOld) throw new MarketFailure(tooOld);
  noteHello(db, { ...hello, clockAheadMs: ports.clock.now() - hello.now });
  return hello.shop;
}
