import { whoIsTooOld } from '../../shared/marketplace/market-api-version.ts';
import { MARKET_ERRORS } from '../../shared/marketplace/market-errors.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OwnShopDto } from '../../shared/marketplace/shops.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import type { MarketClient } from '../ports/ports.ts';
import { noteHello, noteShop, readLink, setHeldThere } from './link.repo.ts';
import { notePictureRoom } from './picture-room.ts';
import { retryFullPictures, retryFullShelf, retryTroubledInTime } from './queue.repo.ts';
import { OFFER_AGAIN_MS } from './send-goods.ts';

/** Keeps what the administrators decided about a shop that may do nothing any more: whoever looks at its screens must read why. */
function noteDecision(db: ShopDb, error: unknown): void {
  if (!(error instanceof MarketFailure) || error.code !== 'NOT_ALLOWED') return;
  const { data } = MARKET_ERRORS.NOT_ALLOWED.data.safeParse(error.data);
  const link = readLink(db);
  if (!link || !data?.shop) return;
  const { status, reason } = data.shop;
  noteShop(db, { ...link.shop, status, statusReason: reason });
}

/** The shop as it is to stand: after a pause of the sync, which held orders there, it takes them again. What is refused is tried with the next greeting. */
async function takeOrdersAgain(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  client: MarketClient,
  shop: OwnShopDto,
  signal: AbortSignal,
): Promise<OwnShopDto> {
  const link = readLink(db);
  if (!link?.isHeldThere) return shop;
  // One that was rejected takes no orders anyway, and any word of it would ask the administrators again.
  if (link.isPaused || shop.status === 'rejected') return { ...shop, isPaused: link.shop.isPaused };
  const { version, profile } = shop;
  try {
    const now = shop.isPaused
      ? await client.sync.updateShop({ version, profile, isPaused: false }, { signal })
      : shop;
    // Somebody may have paused the sync again while the marketplace was asked.
    if (readLink(db)?.isPaused === false) setHeldThere(db, { isHeld: false, isTold: false });
    return now;
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    ports.logger.warn({ code: error.code }, 'the marketplace was not told to take orders again');
    return { ...shop, isPaused: false };
  }
}

/** Greets the marketplace and notes what it says of the shop; goods and pictures that found no room there are due again once it has some. Throws MarketFailure: NOT_ALLOWED for a shop that may do nothing there, SHOP_TOO_OLD, MARKET_TOO_OLD and (for a training shop, where it is no demo) TRAINING_SHOP too. */
export async function greetMarket(
  { db, ports, options }: Shop,
  client: MarketClient,
  signal: AbortSignal,
): Promise<OwnShopDto> {
  if (options.training && !(await client.find.about(undefined, { signal })).isDemo)
    throw new MarketFailure('TRAINING_SHOP');
  const hello = await client.sync
    .hello({ appVersion: options.appVersion }, { signal })
    .catch((error: unknown) => {
      noteDecision(db, error);
      throw error;
    });
  const tooOld = whoIsTooOld(hello.api);
  if (tooOld) throw new MarketFailure(tooOld);
  const now = ports.clock.now();
  const shop = await takeOrdersAgain({ db, ports }, client, hello.shop, signal);
  noteHello(db, { ...hello, shop, clockAheadMs: now - hello.now });
  if (shop.status === 'rejected') throw new MarketFailure('NOT_ALLOWED');
  const { room, pictureRoom } = hello;
  if (room) db.transaction('marketplace.retry-full', () => retryFullShelf(db, room, now));
  db.transaction('marketplace.retry-in-time', () => retryTroubledInTime(db, now, OFFER_AGAIN_MS));
  notePictureRoom(db, pictureRoom);
  if (pictureRoom) db.transaction('marketplace.retry-pictures', () => retryFullPictures(db, pictureRoom));
  return shop;
}
