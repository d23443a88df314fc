import { districts } from 'bd-geojs/dist/data/districts';
import { divisions } from 'bd-geojs/dist/data/divisions';
import { upazillas } from 'bd-geojs/dist/data/upazillas';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { presentPlaceName } from '../../../shared/text/place-names.ts';
import { isInBounds } from './place-store.ts';

/** A division, district or upazila with both its names. */
export type Area = { id: string; parentId: string; nameBn: string; nameEn: string };
export type District = Area & { place: Place };

// bd-geojs has no position for these; the middle of each district's town, to about a kilometre.
const MISSING: Readonly<Record<string, Place>> = {
  '4': { lat: 22.6533, lng: 92.1789 },
  '9': { lat: 21.4395, lng: 92.0077 },
  '15': { lat: 24.3745, lng: 88.6042 },
  '17': { lat: 25.0947, lng: 89.0209 },
  '19': { lat: 24.8132, lng: 88.9241 },
  '21': { lat: 22.7185, lng: 89.0705 },
  '30': { lat: 22.6406, lng: 90.1987 },
  '32': { lat: 22.5841, lng: 89.972 },
  '33': { lat: 22.701, lng: 90.3535 },
  '35': { lat: 22.1591, lng: 90.1126 },
  '42': { lat: 23.2423, lng: 90.4348 },
  '44': { lat: 24.2513, lng: 89.9167 },
  '46': { lat: 23.8617, lng: 90.0003 },
  '48': { lat: 23.5422, lng: 90.5305 },
  '55': { lat: 25.9165, lng: 89.4532 },
};

type Row = { id: string; name: string; bn_name: string };
const area = (row: Row, parentId: string): Area => ({
  id: row.id,
  parentId,
  nameBn: row.bn_name.trim().normalize('NFC'),
  nameEn: presentPlaceName(row.name),
});

/** The eight divisions. */
export const DIVISIONS: readonly Area[] = divisions.map((row) => area(row, ''));

/** The 64 districts, each with the position of its town. */
export const DISTRICTS: readonly District[] = districts.flatMap((row) => {
  const place = MISSING[row.id] ?? { lat: Number(row.lat), lng: Number(row.lon) };
  return isInBounds(place) ? [{ ...area(row, row.division_id), place }] : [];
});

/** Upazilas; bd-geojs knows no position of theirs. */
export const UPAZILAS: readonly Area[] = upazillas.map((row) => area(row, row.district_id));

/** The children of a division or district, in the order of the language. */
export function childrenOf<Each extends Area>(
  areas: readonly Each[],
  parentId: string,
  language: 'bn' | 'en',
): Each[] {
  const name = (each: Area) => (language === 'bn' ? each.nameBn : each.nameEn);
  const order = new Intl.Collator(language);
  return areas.filter((each) => each.parentId === parentId).sort((a, b) => order.compare(name(a), name(b)));
}
