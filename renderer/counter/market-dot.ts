import type { MarketStatusDto } from '../../shared/contract/marketplace.contract.ts';
import { isKeyLost } from '../office/marketplace/lost-key.ts';

type Stand = Pick<MarketStatusDto, 'connection' | 'failure' | 'waiting' | 'answersWaiting'> & {
  shop: Pick<NonNullable<MarketStatusDto['shop']>, 'status'> | null;
};

/** The word of the counter's bar for how the shop and its marketplace stand: what keeps customers away comes before what waits for the line. */
export function marketDot({ connection, failure, shop, waiting, answersWaiting }: Stand) {
  if (connection === 'off' || connection === 'paused') return connection;
  if (isKeyLost(failure)) return 'keyLost';
  if (failure === 'SHOP_TOO_OLD') return 'tooOld';
  if (failure === 'TRAINING_SHOP') return 'off';
  if (shop?.status === 'suspended' || shop?.status === 'rejected') return shop.status;
  if (connection === 'waiting') return waiting + answersWaiting > 0 ? 'waiting' : 'noLine';
  return connection === 'online' && shop?.status === 'pending' ? 'pending' : connection;
}
