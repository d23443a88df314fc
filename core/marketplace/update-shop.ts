import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { OwnShopDto, ShopProfile } from '../../shared/marketplace/shops.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { noteShop, readLink, setHeldThere } from './link.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { askMarket } from './reach-market.ts';

/** Names of what a shop says otherwise than before; never what it says, which may be personal. */
function changedKeys(before: OwnShopDto, after: OwnShopDto): string[] {
  const names = Object.keys(after.profile) as (keyof ShopProfile)[];
  const keys: string[] = names.filter((key) => !isDeepStrictEqual(before.profile[key], after.profile[key]));
  return before.isPaused === after.isPaused ? keys : [...keys, 'isPaused'];
}

function noteChange({ db, ports, actor }: Context, before: OwnShopDto, after: OwnShopDto): void {
  const keys = changedKeys(before, after);
  if (keys.length > 0)
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'marketplace.shop',
      entity: 'marketplace',
      entityId: 'shop',
      details: { keys },
    });
}

/** Tells the marketplace what the shop says of itself, and whether it takes orders: while the sync is paused that waits until it goes on. The audit says what changed. Throws what `askMarket` throws. */
export async function updateShop(
  context: Context,
  { profile, isPaused }: { profile: ShopProfile; isPaused: boolean },
): Promise<OwnShopDto> {
  const link = readLink(context.db);
  if (!link) throw new Refusal('MARKET_NOT_CONNECTED', {});
  const isHeld = link.isPaused && !isPaused;
  const shop = await askMarket(context, async (client) => {
    // Somebody may have changed it at the marketplace's own page since.
    const { shop: now } = await client.sync.hello({ appVersion: context.options.appVersion });
    return client.sync.updateShop({ version: now.version, profile, isPaused: isPaused || isHeld });
  });
  const own = { ...shop, isPaused };
  const isPausedSince = context.db.transaction('marketplace.update-shop', () => {
    const now = readLink(context.db);
    if (now?.connectedAt !== link.connectedAt) return false;
    noteChange(context, now.shop, own);
    noteShop(context.db, own);
    // Where the sync was paused or went on meanwhile, the marketplace may have heard of that first, and this after it.
    const mustHold = isHeld || (now.isPaused && !isPaused);
    setHeldThere(context.db, { isHeld: mustHold, isTold: isHeld });
    return mustHold && !isHeld;
  });
  if (isPausedSince) return updateShop(context, { profile, isPaused });
  // A shop that was rejected may send again.
  workerOf(context.db)?.wake(true);
  context.events.publish({ type: 'market-sync' });
  return own;
}
