import { whoIsTooOld } from '../../shared/marketplace/market-api-version.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OwnShopDto } from '../../shared/marketplace/shops.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { noteHello } from './link.repo.ts';
import { notePictureRoom } from './picture-room.ts';
import { retryFullPictures, retryFullShelf } from './queue.repo.ts';

/** Greets the marketplace and notes what it says of the shop; goods and pictures that found no room there are due again once it has some. Throws MarketFailure, SHOP_TOO_OLD, MARKET_TOO_OLD and (for a training shop, where it is no demo) TRAINING_SHOP too. */
export async function greetMarket(
  { db, ports, options }: Shop,
  client: MarketClient,
  signal: AbortSignal,
): Promise<OwnShopDto> {
  if (options.training && !(await client.find.about(undefined, { signal })).isDemo)
    throw new MarketFailure('TRAINING_SHOP');
  const hello = await client.sync.hello({ appVersion: options.appVersion }, { signal });
  const tooOld = whoIsTooOld(hello.api);
  if (tooOld) throw new MarketFailure(tooOld);
  const now = ports.clock.now();
  noteHello(db, { ...hello, clockAheadMs: now - hello.now });
  const { room, pictureRoom } = hello;
  if (room) db.transaction('marketplace.retry-full', () => retryFullShelf(db, room, now));
  notePictureRoom(db, pictureRoom);
  if (pictureRoom) db.transaction('marketplace.retry-pictures', () => retryFullPictures(db, pictureRoom));
  return hello.shop;
}
