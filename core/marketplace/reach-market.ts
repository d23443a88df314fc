import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { KEY_NAME } from './key-name.ts';
import { readLink } from './link.repo.ts';
import { orRefuse } from './or-refuse.ts';
import { refuseTraining } from './training-shop.ts';

type Reaching = Pick<Shop, 'db' | 'ports' | 'options'>;

/** The marketplace, as this shop; what a training shop may not ask never gets as far as this. */
async function reachMarket(
  shop: Reaching,
  key: string | null | undefined,
  signal?: AbortSignal,
): Promise<MarketClient> {
  const { db, ports } = shop;
  const link = readLink(db);
  if (!link || !key) throw new Refusal('MARKET_NOT_CONNECTED', {});
  await refuseTraining(shop, link.address, signal);
  return ports.openMarket(link.address, key);
}

/** Asks the marketplace as this shop. Throws MARKET_NOT_CONNECTED, TRAINING_SHOP, MARKET_UNREACHABLE and MARKET_REFUSED. */
export async function askMarket<Result>(
  shop: Reaching,
  ask: (client: MarketClient) => Promise<Result>,
): Promise<Result> {
  const client = await reachMarket(shop, await shop.ports.secrets?.get(KEY_NAME));
  return orRefuse(ask(client));
}

/**
 * Asks the marketplace as this shop for somebody who waits `longestMs` and goes on without it. Null where the shop cannot ask it or may not. Throws the
 * MarketFailure of a question that failed.
 */
export async function askMarketInTime<Result>(
  shop: Reaching,
  longestMs: number,
  ask: (client: MarketClient, signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const signal = AbortSignal.timeout(longestMs);
  const key = await shop.ports.secrets?.get(KEY_NAME).catch(() => null);
  const client = await reachMarket(shop, key, signal).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return client && ask(client, signal);
}
