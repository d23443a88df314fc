import type { Place, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import { minuteOfWeek } from '../../../shared/marketplace/opening.ts';
import type { Market } from '../app/market.ts';
import { readSettings } from '../settings/index.ts';
import type { Around } from './around.repo.ts';
import type { Moment } from './cards.ts';

const MINUTE = 60_000;

/** Now, and how old a shop's report may be. */
export async function momentOf(market: Pick<Market, 'db' | 'ports'>): Promise<Moment> {
  const { staleMinutes } = await readSettings(market.db);
  return momentWith(market, staleMinutes);
}

/** Now, where the setting was read with something else. */
export function momentWith(market: Pick<Market, 'ports'>, staleMinutes: number): Moment {
  return { now: market.ports.clock.now(), staleMs: staleMinutes * MINUTE };
}

/** The place asked, now, with the filters for shops; those not given filter nothing. */
export function aroundOf(
  market: Pick<Market, 'ports'>,
  asked: {
    place: Place;
    radiusM: number;
    isOpenNow?: boolean;
    delivers?: boolean;
    shopKind?: ShopKind | null;
  },
): Around {
  const now = market.ports.clock.now();
  return {
    place: asked.place,
    radiusM: asked.radiusM,
    minute: minuteOfWeek(now),
    now: new Date(now),
    isOpenNow: asked.isOpenNow ?? false,
    delivers: asked.delivers ?? false,
    shopKind: asked.shopKind ?? null,
  };
}
