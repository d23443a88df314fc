import type { Market } from '../app/market.ts';
import { publishStock } from '../live/index.ts';

/** What a committed change of an order concerns. */
export type OrderChange = {
  orderId: string;
  shopId: string;
  accountId: string;
  version: number;
  /** Listings of which more or less is free now. */
  listingIds: readonly string[];
};

/** Tells the customer's pages, the shop's program and every page with these listings. What goes wrong is logged: pages read the state when they connect. */
export async function announce(
  market: Pick<Market, 'db' | 'live' | 'ports'>,
  change: OrderChange,
): Promise<void> {
  const event = { type: 'order', orderId: change.orderId, version: change.version } as const;
  try {
    await market.live.publish(`shop:${change.shopId}`, event);
    await market.live.publish(`account:${change.accountId}`, event);
  } catch (error) {
    market.ports.logger.warn({ error: String(error) }, 'an order was not announced');
  }
  await publishStock(market, change.listingIds);
}
