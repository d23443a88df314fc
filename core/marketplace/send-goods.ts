import { setImmediate } from 'node:timers/promises';
import { type ListingVersion, listingVersionSchema } from '../../shared/marketplace/listing.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { LISTINGS_AT_ONCE } from '../../shared/marketplace/sync.contract.ts';
import type { Shop } from '../app/shop.ts';
import type { MarketClient } from '../ports/ports.ts';
import { findSpecial, setListing, setNearExpiryListing } from './goods.repo.ts';
import { readLink } from './link.repo.ts';
import { ownListingId } from './listing-id-rules.ts';
import { noteDay } from './note-day.ts';
import {
  dueGoods,
  finishGoods,
  parkGoods,
  type QueuedGoods,
  queuePictures,
  raiseGoods,
  takeGoods,
} from './queue.repo.ts';
import { readOffers } from './read-offers.ts';

type SyncShop = Pick<Shop, 'db' | 'ports'>;
type Taken = { goods: QueuedGoods; items: ListingVersion[] };
type Aside = { goods: QueuedGoods; code: string };
type Answer = Awaited<ReturnType<MarketClient['sync']['putListings']>>['items'][number];

/** So many products are read in one transaction, so that no sale waits for more. */
const READ_AT_ONCE = 20;
/** So often goods are sent together before the one is looked for that the marketplace fails on. */
const PATIENT_TRIES = 3;
/** So many are tried one by one before the marketplace itself is taken to be in trouble. */
const HOPELESS_TRIES = 10;

/** So many offers are sent together at least. */
const SMALLEST_BATCH = 20;
/** So often goods are tried on which alone the marketplace fails, before pictures go past them. */
const ALONE_TRIES = 6;
/** What the marketplace failed on is offered again after so long. */
export const OFFER_AGAIN_MS = 3_600_000;

/** What the marketplace must hear of one of the goods, from its present state. */
function itemsOf(shop: SyncShop, { productId, version }: QueuedGoods): ListingVersion[] {
  const { db, ports } = shop;
  const { regular, nearExpiry } = readOffers(shop, productId);
  const { listing, ...special } = findSpecial(db, productId);
  let { nearExpiryListing } = special;
  if (nearExpiry && nearExpiryListing === null) {
    nearExpiryListing = ports.ids.next();
    setNearExpiryListing(db, productId, nearExpiryListing);
  }
  const items: ListingVersion[] = [{ listingId: listing, version, fields: regular }];
  if (nearExpiryListing !== null) items.push({ listingId: nearExpiryListing, version, fields: nearExpiry });
  return items;
}

/** How many offers go in one batch: half as many with each try that failed, because so many may be too much for the marketplace now. */
function roomFor(attempts: number): number {
  return Math.max(SMALLEST_BATCH, LISTINGS_AT_ONCE >> Math.max(0, attempts - PATIENT_TRIES + 1));
}

/** Takes due goods as they are now; what does not fit the contract is parked at once. */
async function takeBatch(shop: SyncShop): Promise<Taken[]> {
  const { db } = shop;
  const batch: Taken[] = [];
  for (let room = roomFor(dueGoods(db, 1)[0]?.attempts ?? 0); room >= 2; ) {
    const wanted = Math.min(READ_AT_ONCE, Math.floor(room / 2));
    const due = dueGoods(db, wanted);
    const taken = db.transaction('marketplace.take-goods', () => {
      // Offers are of the day they are read on: what a clock that jumped just now makes of them must be told again when it jumps back.
      noteDay(shop);
      return due.flatMap((goods): Taken[] => {
        if (!takeGoods(db, goods)) return [];
        const items = itemsOf(shop, goods);
        const wrong = items.find((item) => !listingVersionSchema.safeParse(item).success);
        if (!wrong) return [{ goods, items }];
        parkGoods(db, goods.productId, goods.version, 'NOT_UNDERSTOOD');
        return [];
      });
    });
    batch.push(...taken);
    room -= taken.reduce((sum, { items }) => sum + items.length, 0);
    if (due.length < wanted) break;
    await setImmediate();
  }
  return batch;
}

/**
 * Offers under ids that another shop has (this file began as a copy of its file) move to ids of this shop's own; false where they did before, so that
 * nothing is sent for ever.
 */
function moveTaken({ db, ports }: SyncShop, productId: string, answers: readonly Answer[]): boolean {
  const shopId = readLink(db)?.shop.id;
  const taken = new Set(
    answers.flatMap(({ reason, listingId }) => (reason === 'ID_TAKEN' ? [listingId] : [])),
  );
  const { listing, nearExpiryListing } = findSpecial(db, productId);
  if (shopId === undefined || !taken.has(listing)) return false;
  const own = ownListingId(productId, shopId);
  if (own === listing) return false;
  setListing(db, productId, own);
  if (nearExpiryListing !== null && taken.has(nearExpiryListing))
    setNearExpiryListing(db, productId, ports.ids.next());
  return true;
}

/** What is to be done with one of the goods after the marketplace's answers to its offers. */
function settle(shop: SyncShop, { goods, items }: Taken, answers: ReadonlyMap<string, Answer>): void {
  const { db, ports } = shop;
  const { productId, version } = goods;
  const own = items.flatMap((item) => answers.get(item.listingId) ?? []);
  const refused = own.find((answer) => answer.result === 'refused');
  const above = Math.max(
    0,
    ...own.filter(({ result }) => result === 'older').map((answer) => answer.version),
  );
  queuePictures(
    db,
    productId,
    own.flatMap((answer) => answer.missingPictures),
  );
  if (refused && moveTaken(shop, productId, own)) raiseGoods(db, productId, version, ports.clock.now());
  else if (refused) parkGoods(db, productId, version, refused.reason);
  // Somebody else's newer version, or one of a file that was restored since: this one must come after it.
  else if (above > version) raiseGoods(db, productId, above, ports.clock.now());
  else if (own.length === items.length) finishGoods(db, productId, version);
}

async function put(client: MarketClient, batch: readonly Taken[], signal: AbortSignal): Promise<Answer[]> {
  const items = batch.flatMap((taken) => taken.items);
  return (await client.sync.putListings({ items }, { signal })).items;
}

/** What puts goods aside for a person to look at, where others get through: something in them does not fit, or the marketplace fails on them. */
const ASIDE: ReadonlySet<string> = new Set(['NOT_UNDERSTOOD', 'SERVER_TROUBLE']);

/** Whether nothing gets through, so that it may be the marketplace that is in trouble: not once the few that are due were tried often. */
function isNothingThrough(answers: readonly Answer[], aside: readonly Aside[]): boolean {
  return (
    answers.length === 0 &&
    aside.some(({ goods, code }) => code === 'SERVER_TROUBLE' && goods.attempts + 1 < ALONE_TRIES)
  );
}

/**
 * Sends goods one by one: something in the batch could not be borne, and only that is to be put aside. Throws where nothing gets through at all, until
 * the few that are due were tried often.
 */
async function putEach(
  shop: SyncShop,
  client: MarketClient,
  batch: readonly Taken[],
  signal: AbortSignal,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const aside: Aside[] = [];
  for (const taken of batch) {
    try {
      answers.push(...(await put(client, [taken], signal)));
    } catch (error) {
      if (!(error instanceof MarketFailure) || !ASIDE.has(error.code)) throw error;
      aside.push({ goods: taken.goods, code: error.code });
      const isHopeless = answers.length === 0 && aside.length >= HOPELESS_TRIES;
      if (isHopeless && error.code === 'SERVER_TROUBLE') throw error;
    }
  }
  if (isNothingThrough(answers, aside)) throw new MarketFailure('SERVER_TROUBLE');
  const again = shop.ports.clock.now() + OFFER_AGAIN_MS;
  for (const { goods, code } of aside) parkGoods(shop.db, goods.productId, goods.version, code, again);
  return answers;
}

/** Whether it may be one of these goods that the marketplace cannot bear, rather than the marketplace that is in trouble for a while. */
function mayBeOneOfThem(error: unknown, batch: readonly Taken[]): boolean {
  if (!(error instanceof MarketFailure)) return false;
  if (error.code === 'NOT_UNDERSTOOD') return true;
  return error.code === 'SERVER_TROUBLE' && batch.some(({ goods }) => goods.attempts + 1 >= PATIENT_TRIES);
}

/**
 * Tells the marketplace the present state of goods that are due, at most a batch; answers how many there were. What was refused is parked
 * with its reason; a version that the marketplace has passed is raised above it. Throws MarketFailure where the call failed: the goods stay
 * under way then, for the caller to return.
 */
export async function sendGoods(shop: SyncShop, client: MarketClient, signal: AbortSignal): Promise<number> {
  const batch = await takeBatch(shop);
  if (batch.length === 0) return 0;
  const answers = await put(client, batch, signal).catch((error: unknown) => {
    if (mayBeOneOfThem(error, batch)) return putEach(shop, client, batch, signal);
    throw error;
  });
  const byListing = new Map(answers.map((answer) => [answer.listingId, answer]));
  shop.db.transaction('marketplace.settle-goods', () => {
    for (const taken of batch) settle(shop, taken, byListing);
  });
  return batch.length;
}
