import type { Market } from '../app/market.ts';
import { countProducts, readRecommended, saveRecommended } from './recommend.repo.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A catalogue that grew by a tenth and more, or was empty, waits so long for its recommendations, to take in what comes with it. */
const AFTER_GROWTH = 10 * MINUTE;
/** Any other change of what is sold waits so long. */
const AFTER_CHANGE = 6 * HOUR;
/** Nothing of the night's job came about, as on a machine that is switched off then. */
const AFTER_NIGHT = 26 * HOUR;
const GROWTH = 1.1;

/** Whether recommendations are to be worked out now: `last` is when (UTC ms) and over how many products they were; null: never. */
export function isRecommendingDue(
  last: { at: number; products: number } | null,
  now: number,
  products: number,
): boolean {
  if (last === null) return products > 0;
  // A clock that was set back must not put it off for years.
  const since = Math.abs(now - last.at);
  if (since >= AFTER_NIGHT) return products > 0 || last.products > 0;
  if (products > last.products * GROWTH) return since >= AFTER_GROWTH;
  return products !== last.products && since >= AFTER_CHANGE;
}

/**
 * Puts the job that works recommendations out where the catalogue is new, has grown, or the nightly one did not run: a shop that has just
 * published its goods does not wait for the night. Called every minute by the sweep; answers whether it put one.
 */
export async function recommendIfDue(market: Pick<Market, 'db' | 'ports' | 'jobs'>): Promise<boolean> {
  const now = market.ports.clock.now();
  return market.db.transaction(async (sql) => {
    const products = await countProducts(sql);
    if (!isRecommendingDue(await readRecommended(sql), now, products)) return false;
    await saveRecommended(sql, { at: now, products });
    await market.jobs.put('recommend', {}, { sql });
    return true;
  });
}
