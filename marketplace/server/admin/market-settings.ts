import type { MarketSettings } from '../../../shared/marketplace/admin.contract.ts';
import type { Market } from '../app/market.ts';
import type { MarketDb } from '../db/market-db.ts';
import { readSettings, saveSettings } from '../settings/index.ts';

const FRESH_MS = 5_000;

const cache = new WeakMap<MarketDb, { settings: MarketSettings; readAt: number }>();

/** The settings of the marketplace; a change on another node is seen within 5 seconds. Do not call it inside a transaction. */
export async function readMarketSettings({
  db,
  ports,
}: Pick<Market, 'db' | 'ports'>): Promise<MarketSettings> {
  const known = cache.get(db);
  const now = ports.clock.now();
  if (known && Math.abs(now - known.readAt) < FRESH_MS) return known.settings;
  const settings = await readSettings(db);
  cache.set(db, { settings, readAt: now });
  return settings;
}

/** Changes the settings; this node sees it at once. */
export async function saveMarketSettings(market: Market, settings: MarketSettings): Promise<MarketSettings> {
  await saveSettings(market.db, settings, market.ports.clock.now());
  cache.delete(market.db);
  return readMarketSettings(market);
}
