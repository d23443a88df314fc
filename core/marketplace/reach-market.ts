import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { KEY_NAME } from './key-name.ts';
import { readLink } from './link.repo.ts';
import { orRefuse } from './or-refuse.ts';
import { refuseTraining } from './training-shop.ts';

/** Asks the marketplace as this shop. Throws MARKET_NOT_CONNECTED, TRAINING_SHOP, MARKET_UNREACHABLE and MARKET_REFUSED. */
export async function askMarket<Result>(
  shop: Pick<Shop, 'db' | 'ports' | 'options'>,
  ask: (client: MarketClient) => Promise<Result>,
): Promise<Result> {
  const { db, ports } = shop;
  const link = readLink(db);
  const key = await ports.secrets?.get(KEY_NAME);
  if (!link || !key) throw new Refusal('MARKET_NOT_CONNECTED', {});
  await refuseTraining(shop, link.address);
  return orRefuse(ask(ports.openMarket(link.address, key)));
}
