import type { MarketStatusDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OwnShopDto } from '../../shared/marketplace/shops.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import type { ShopDb } from '../db/open.ts';
import {
  type MarketLink,
  noteShop,
  readLink,
  setHeldThere,
  setNeedsCompare,
  setPaused,
} from './link.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { askMarketInTime } from './reach-market.ts';
import { readMarketStatus } from './read-market-status.ts';

/** Somebody waits for the button; a marketplace that is away so long is left as it is. */
const LONGEST_PAUSE_MS = 5_000;

/** Has the marketplace take no more orders for the shop. The shop as it was there before; null where it could not be told. */
export async function pauseThere(context: Context): Promise<OwnShopDto | null> {
  const { ports, options } = context;
  try {
    return await askMarketInTime(context, LONGEST_PAUSE_MS, async ({ sync }, signal) => {
      const { shop } = await sync.hello({ appVersion: options.appVersion }, { signal });
      const { version, profile } = shop;
      // A rejected shop takes no orders anyway, and any word of it would ask the administrators again.
      if (!shop.isPaused && shop.status !== 'rejected')
        await sync.updateShop({ version, profile, isPaused: true }, { signal });
      return shop;
    });
  } catch (error) {
    if (!(error instanceof MarketFailure)) throw error;
    ports.logger.warn({ code: error.code }, 'the marketplace was not told to take no more orders');
    return null;
  }
}

/** Notes that the marketplace takes no orders; where it took none `before` and was not asked to from here, its own page has the owner's word. */
function noteTold(db: ShopDb, asked: MarketLink, before: OwnShopDto): void {
  const link = readLink(db);
  if (link?.connectedAt !== asked.connectedAt || !link.isPaused || !link.isHeldThere) return;
  const isOwners = before.isPaused && !asked.isHeldThere;
  noteShop(db, { ...before, isPaused: isOwners });
  setHeldThere(db, { isHeld: !isOwners, isTold: !isOwners });
}

/**
 * Stops sending and receiving, or goes on. The marketplace takes no orders meanwhile, where it can be reached: nobody would hear of them. Going on
 * takes that back with the next greeting, not what the owner said of orders. Throws MARKET_NOT_CONNECTED.
 */
export async function pauseSync(
  context: Context,
  { isPaused }: { isPaused: boolean },
): Promise<MarketStatusDto> {
  const { db, ports, actor, events } = context;
  const link = readLink(db);
  if (!link) throw new Refusal('MARKET_NOT_CONNECTED', {});
  db.transaction('marketplace.pause', () => {
    setPaused(db, isPaused);
    // Kept before the marketplace is asked: an answer that is lost must not close the shop there for good.
    if (isPaused && !link.shop.isPaused && !link.isHeldThere)
      setHeldThere(db, { isHeld: true, isTold: false });
    setNeedsCompare(db, true);
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.pause',
      entity: 'marketplace',
      entityId: 'shop',
      details: { isPaused },
    });
  });
  workerOf(db)?.relink();
  const before = isPaused ? await pauseThere(context) : null;
  if (before) {
    db.transaction('marketplace.pause-told', () => noteTold(db, link, before));
    // A screen that looked when the worker stopped saw a marketplace that was not told yet.
    events.publish({ type: 'market-sync' });
  }
  return readMarketStatus(context);
}
