import { free } from '../../../shared/marketplace/availability.ts';
import type { MarketProductDto, OfferDto, ShopCardDto } from '../../../shared/marketplace/find.contract.ts';
import type { DrugClass, ListingPack } from '../../../shared/marketplace/listing.ts';
import type { Hours, ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import { openingAt } from '../../../shared/marketplace/opening.ts';
import { bandAsked } from '../../../shared/marketplace/stock-band.ts';

/** What a card of a product is made of. */
export type ProductCardRow = {
  id: string;
  nameBn: string;
  nameEn: string;
  generic: string;
  strength: string;
  dosageForm: string;
  manufacturer: string;
  categoryId: string | null;
  drugClass: DrugClass;
  pictures: string[];
};

/** What a card of a shop is made of; `distanceM` is null where no place was asked. */
export type ShopCardRow = {
  id: string;
  nameBn: string;
  nameEn: string;
  kind: ShopKind;
  address: string;
  lat: number;
  lng: number;
  distanceM: number | null;
  isPaused: boolean;
  hours: Hours;
  delivers: boolean;
  deliveryFee: number;
  deliveryRadiusM: number;
  ratingSum: number;
  ratingCount: number;
  lastSyncedAt: Date | null;
};

/** What an offer is made of besides its shop and product. */
export type OfferRow = {
  listingId: string;
  packs: ListingPack[];
  baseUnit: string;
  available: number;
  reserved: number;
  nearExpiry: string | null;
};

/** The moment a card speaks of: now, and how old a report may be, ms. */
export type Moment = { now: number; staleMs: number };

const MINUTE_MS = 60_000;

/** Paths of a picture's two sizes, as the web server serves them. */
export function picturePath(hash: string, size: 'small' | 'large'): string {
  return `/pictures/${hash}/${size}.webp`;
}

/** The card of a product. */
export function productCard({ pictures, ...product }: ProductCardRow): MarketProductDto {
  const [first] = pictures;
  return { ...product, picture: first === undefined ? '' : picturePath(first, 'small') };
}

/** True when a shop last reported too long ago, or never. */
export function isStale(lastSyncedAt: Date | null, { now, staleMs }: Moment): boolean {
  return lastSyncedAt === null || lastSyncedAt.getTime() < now - staleMs;
}

/** The card of a shop as it is at a moment: one that pauses is shown as not open and opens at no known time. */
export function shopCard(row: ShopCardRow, moment: Moment): ShopCardDto {
  const opening = openingAt(row.hours, moment.now);
  const isOpen = opening.isOpen && !row.isPaused;
  const { lastSyncedAt } = row;
  const distanceM = row.distanceM === null ? null : Math.round(row.distanceM);
  return {
    id: row.id,
    nameBn: row.nameBn,
    nameEn: row.nameEn,
    kind: row.kind,
    address: row.address,
    place: { lat: row.lat, lng: row.lng },
    distanceM,
    isOpen,
    changesAt: row.isPaused ? null : opening.changesAt,
    delivers: row.delivers,
    deliveryFee: row.deliveryFee,
    deliversHere: row.delivers && row.distanceM !== null && row.distanceM <= row.deliveryRadiusM,
    rating: row.ratingCount === 0 ? 0 : Math.round((row.ratingSum * 100) / row.ratingCount),
    reviews: row.ratingCount,
    // Every sale at the till makes a shop report: to the second this would count them for everybody.
    lastSyncedAt: lastSyncedAt && Math.floor(lastSyncedAt.getTime() / MINUTE_MS) * MINUTE_MS,
    isStale: isStale(lastSyncedAt, moment),
  };
}

/** An offer of a shop, as everybody may know it; `asked` base units where somebody asked for so many. */
export function offerOf(row: OfferRow, shop: ShopCardDto, product: MarketProductDto, asked = 0): OfferDto {
  return {
    listingId: row.listingId,
    shop,
    product,
    packs: row.packs,
    baseUnit: row.baseUnit,
    ...bandAsked(free(row.available, row.reserved), row.packs, asked),
    nearExpiry: row.nearExpiry,
  };
}
