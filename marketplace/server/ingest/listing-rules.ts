import type {
  ListingFields,
  ListingPack,
  ListingVersion,
  SentListing,
} from '../../../shared/marketplace/listing.ts';
import { roundRatio } from '../../../shared/money/money.ts';

/** What the server holds of a listing. */
export type HeldListing = {
  id: string;
  version: number;
  isPublished: boolean;
  productId: string | null;
  available: number;
  reserved: number;
  price: number;
};

/** Why a listing cannot be taken at any time; its program parks it. */
export type Refusal = 'NO_NAME' | 'PACK_TWICE' | 'ID_TAKEN' | 'SHELF_FULL' | `WRONG_FIELD ${string}`;

/** How much a shop may have here. One that nobody approved fills neither the disk nor everybody's search. */
export function quotaOf(isApproved: boolean): { listings: number; pictures: number } {
  return isApproved ? { listings: 60_000, pictures: 60_000 } : { listings: 5_000, pictures: 1_000 };
}

/** What becomes of one item of a batch. */
export type ItemResult = {
  listingId: string;
  result: 'applied' | 'older' | 'refused';
  version: number;
  reason: string;
};

/** Paisa for 1,000 base units at the price of the first pack: what lists are sorted by. */
export function unitPrice(packs: readonly Pick<ListingPack, 'price' | 'baseQuantity'>[]): number {
  const [first] = packs;
  return first ? roundRatio(BigInt(first.price) * 1000n, BigInt(first.baseQuantity)) : 0;
}

/** Why these fields are refused, or null. */
function refusalOf(fields: ListingFields): Refusal | null {
  if (fields.nameBn === '' && fields.nameEn === '') return 'NO_NAME';
  const packs = new Set(fields.packs.map((pack) => pack.packId));
  return packs.size === fields.packs.length ? null : 'PACK_TWICE';
}

/**
 * What a batch brings: of each listing its newest acceptable version, where that is newer than what is held. `taken` are ids that another shop
 * uses: pages are told of changes by a listing's id alone, so nobody may speak under another's. `room`: how many listings may still be added;
 * beyond it new ones are refused, and the withdrawal of one that never came is as good as done.
 */
export function newest(
  items: readonly SentListing[],
  held: ReadonlyMap<string, HeldListing>,
  taken: ReadonlySet<string>,
  room: number,
): { apply: Map<string, ListingVersion>; refused: Map<SentListing, Refusal> } {
  const apply = new Map<string, ListingVersion>();
  const refused = new Map<SentListing, Refusal>();
  let added = 0;
  for (const sent of items) {
    if (sent.fields && 'wrong' in sent.fields) {
      refused.set(sent, `WRONG_FIELD ${sent.fields.wrong}`);
      continue;
    }
    const item = { ...sent, fields: sent.fields };
    const refusal = taken.has(item.listingId) ? 'ID_TAKEN' : item.fields && refusalOf(item.fields);
    if (refusal) {
      refused.set(sent, refusal);
      continue;
    }
    const isNew = !held.has(item.listingId) && !apply.has(item.listingId);
    if (isNew && added >= room) {
      if (item.fields) refused.set(sent, 'SHELF_FULL');
      continue;
    }
    if (isNew) added += 1;
    const before = apply.get(item.listingId)?.version ?? held.get(item.listingId)?.version ?? 0;
    if (item.version > before) apply.set(item.listingId, item);
  }
  return { apply, refused };
}

/** The answer to each item of a batch, in order, once `applied` versions stand. */
export function resultsOf(
  items: readonly SentListing[],
  held: ReadonlyMap<string, HeldListing>,
  applied: ReadonlyMap<string, number>,
  refused: ReadonlyMap<SentListing, Refusal>,
): ItemResult[] {
  const told = new Set<string>();
  return items.map((item) => {
    const { listingId } = item;
    const version = applied.get(listingId) ?? held.get(listingId)?.version ?? 0;
    const refusal = refused.get(item);
    if (refusal) return { listingId, result: 'refused', version, reason: refusal };
    const isApplied = applied.get(listingId) === item.version && !told.has(listingId);
    if (isApplied) told.add(listingId);
    return { listingId, result: isApplied ? 'applied' : 'older', version, reason: '' };
  });
}

/** By how many published listings each product gains or loses. */
export function offerSteps(
  held: ReadonlyMap<string, HeldListing>,
  now: readonly HeldListing[],
): Map<string, number> {
  const steps = new Map<string, number>();
  const step = (listing: HeldListing | undefined, by: number) => {
    if (!listing?.isPublished || listing.productId === null) return;
    steps.set(listing.productId, (steps.get(listing.productId) ?? 0) + by);
  };
  for (const listing of now) {
    step(held.get(listing.id), -1);
    step(listing, 1);
  }
  return steps;
}

/** The listings of which an open page must be told: price, stock or publication differ. */
export function changedForPages(
  held: ReadonlyMap<string, HeldListing>,
  now: readonly HeldListing[],
): string[] {
  return now
    .filter((listing) => {
      const before = held.get(listing.id);
      return (
        before !== undefined &&
        (before.isPublished !== listing.isPublished ||
          before.available !== listing.available ||
          before.price !== listing.price)
      );
    })
    .map((listing) => listing.id);
}
