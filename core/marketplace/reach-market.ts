import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { KEY_NAME } from './key-name.ts';
import { readLink } from './link.repo.ts';

/** Turns a failed call into what a screen can show: MARKET_UNREACHABLE, or MARKET_REFUSED with the marketplace's own code. */
export async function orRefuse<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    if (error.code === 'UNREACHABLE' || error.code === 'SERVER_TROUBLE')
      throw new Refusal('MARKET_UNREACHABLE', {});
    throw new Refusal('MARKET_REFUSED', { code: error.code });
  }
}

/** Asks the marketplace as this shop. Throws MARKET_NOT_CONNECTED, MARKET_UNREACHABLE and MARKET_REFUSED. */
export async function askMarket<Result>(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  ask: (client: MarketClient) => Promise<Result>,
): Promise<Result> {
  const link = readLink(db);
  const key = await ports.secrets?.get(KEY_NAME);
  if (!link || !key) throw new Refusal('MARKET_NOT_CONNECTED', {});
  return orRefuse(ask(ports.openMarket(link.address, key)));
}
