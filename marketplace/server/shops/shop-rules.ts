import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { OwnShopDto, ShopProfile } from '../../../shared/marketplace/shops.contract.ts';

/** A pin that is put right moves less than this from where the shop was approved. */
const SAME_PLACE_M = 500;
const EARTH_M = 6_371_000;

/** Metres between two places on the sphere (haversine). */
export function metresBetween(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng);
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * The status of a shop after its seller changed what it says of itself. Name, kind, drug licence and place are what administrators approved:
 * with another one it waits for them again, as a rejected shop does with any change.
 */
export function statusAfter(
  before: Pick<OwnShopDto, 'status' | 'profile'>,
  approvedPlace: Place,
  after: ShopProfile,
): OwnShopDto['status'] {
  if (before.status === 'rejected') return 'pending';
  if (before.status !== 'approved') return before.status;
  const decided = ['nameBn', 'nameEn', 'kind', 'drugLicence'] as const;
  const isSame = decided.every((field) => before.profile[field] === after[field]);
  return isSame && metresBetween(approvedPlace, after.place) <= SAME_PLACE_M ? 'approved' : 'pending';
}
