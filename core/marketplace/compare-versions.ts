import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { productOfListing } from './goods.repo.ts';
import { setFeedAfter, setNeedsCompare } from './link.repo.ts';
import {
  noteForgotten,
  raiseGoods,
  retryTroubled,
  sendAgain,
  stateOf,
  versionsBetween,
} from './queue.repo.ts';

const AT_ONCE = 1_000;

type Held = { listingId: string; version: number; isPublished: boolean };

/** Brings one page of what the marketplace holds together with what the shop knows; answers whether it had lost something. */
function comparePage(
  { db, ports }: Pick<Shop, 'db' | 'ports'>,
  held: readonly Held[],
  span: { after: string | null; upTo: string | null },
): boolean {
  const now = ports.clock.now();
  return db.transaction('marketplace.compare', () => {
    const own = new Map(versionsBetween(db, span.after, span.upTo).map((row) => [row.productId, row]));
    for (const { listingId, version, isPublished } of held) {
      const productId = productOfListing(db, listingId);
      const mine = stateOf(db, productId);
      const isSettled = mine.status === 'done' && mine.version === version;
      // Equal versions of goods that are due may be of two lives: a restored file counts on from where it was.
      if (mine.version <= version && !isSettled && (isPublished || mine.version > 0))
        raiseGoods(db, productId, version, now);
    }
    const there = new Map(held.map((item) => [item.listingId, item.version]));
    const lost = [...own.values()].filter(
      (row) =>
        row.isPublished === 1 && row.status === 'done' && (there.get(row.listingId) ?? 0) < row.version,
    );
    for (const { productId } of lost) sendAgain(db, productId, now);
    return lost.length > 0;
  });
}

/**
 * Compares every version the marketplace holds with the shop's, page by page: after the shop's file was restored its versions must come after
 * the marketplace's, and what the marketplace lost is sent again. Where it lost something, the feed of orders is read from its beginning too.
 * Throws MarketFailure; the comparison begins anew then.
 */
export async function compareVersions(
  shop: Pick<Shop, 'db' | 'ports'>,
  client: MarketClient,
  signal: AbortSignal,
): Promise<void> {
  const now = shop.ports.clock.now();
  noteForgotten(shop.db, now);
  shop.db.transaction('marketplace.retry-troubled', () => retryTroubled(shop.db, now));
  let after: string | null = null;
  let hasLost = false;
  for (;;) {
    const { items, isLast } = await client.sync.versions({ after, limit: AT_ONCE }, { signal });
    const upTo: string | null = isLast ? null : (items.at(-1)?.listingId ?? null);
    hasLost = comparePage(shop, items, { after, upTo }) || hasLost;
    if (upTo === null) break;
    after = upTo;
  }
  if (hasLost) setFeedAfter(shop.db, 0);
  setNeedsCompare(shop.db, false);
}
