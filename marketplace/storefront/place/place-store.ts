import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { createRemembered } from '../api/store.ts';

/** Where the customer looks around. `device`: said by the phone; `area`: the middle of a district; `pin`: put on the map by hand. */
export type ChosenPlace = {
  place: Place;
  source: 'device' | 'area' | 'pin';
  /** What to call it in each language; '' for a place that only has a position. */
  nameBn: string;
  nameEn: string;
};

/** Bangladesh and a margin around it, as the contract takes places. */
const BOUNDS = { south: 20, north: 27.2, west: 87.5, east: 93.2 } as const;

/** True for a place that can be asked about. */
export function isInBounds({ lat, lng }: Place): boolean {
  return lat >= BOUNDS.south && lat <= BOUNDS.north && lng >= BOUNDS.west && lng <= BOUNDS.east;
}

/** A place out of what a browser kept, or null. */
export function readPlace(found: unknown): ChosenPlace | null {
  if (typeof found !== 'object' || found === null) return null;
  const { place, source, nameBn, nameEn } = found as Partial<ChosenPlace>;
  if (typeof place?.lat !== 'number' || typeof place.lng !== 'number' || !isInBounds(place)) return null;
  return {
    place: { lat: place.lat, lng: place.lng },
    source: source === 'device' || source === 'pin' ? source : 'area',
    nameBn: typeof nameBn === 'string' ? nameBn : '',
    nameEn: typeof nameEn === 'string' ? nameEn : '',
  };
}

/** The place of this browser; null until one was chosen. */
export const placeStore = createRemembered<ChosenPlace | null>('market.place', readPlace);

/** Five decimals are about a metre: more says nothing, and only tells servers apart who asks. */
export function roundedPlace({ lat, lng }: Place): Place {
  return { lat: Math.round(lat * 1e5) / 1e5, lng: Math.round(lng * 1e5) / 1e5 };
}

/** Metres between two places, on a sphere: enough for a line of text. */
export function metresBetween(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLng = (b.lng - a.lng) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLng / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h)));
}
