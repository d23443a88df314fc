import type { Market } from '../app/market.ts';
import { readStock } from './live.repo.ts';

/** Tells open pages what everybody may know of the stock of these listings now. Call it after the commit; what goes wrong is logged and harms nobody. */
export async function publishStock(
  market: Pick<Market, 'db' | 'live' | 'ports'>,
  listingIds: readonly string[],
): Promise<void> {
  try {
    const events = await readStock(market.db, listingIds);
    await Promise.all(events.map((event) => market.live.publish(`listing:${event.listingId}`, event)));
  } catch (error) {
    market.ports.logger.warn({ error: String(error) }, 'stock was not announced');
  }
}
