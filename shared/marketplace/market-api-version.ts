import { z } from 'zod';

/** What shops' programs and marketplaces say to each other, as one number: raised where one side of yesterday would misunderstand the other. */
export const MARKET_API = 1;

/** The oldest version of shops' programs that this marketplace still serves. */
export const OLDEST_SHOP_API = 1;

/** The oldest version of marketplaces that this shop's program still understands. */
export const OLDEST_MARKET_API = 1;

/** How a marketplace says which version it speaks, and which shops' programs it still serves. One that says nothing is of the first. */
export const marketApiSchema = z
  .strictObject({ version: z.int(), oldestShop: z.int() })
  .default({ version: 1, oldestShop: 1 });
export type MarketApi = z.infer<typeof marketApiSchema>;

/** Which side has to be updated before shop and marketplace understand each other; null where both do. */
export function whoIsTooOld(market: MarketApi): 'SHOP_TOO_OLD' | 'MARKET_TOO_OLD' | null {
  if (market.oldestShop > MARKET_API) return 'SHOP_TOO_OLD';
  return market.version < OLDEST_MARKET_API ? 'MARKET_TOO_OLD' : null;
}
