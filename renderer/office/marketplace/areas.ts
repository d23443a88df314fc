import { districts } from 'bd-geojs/dist/data/districts';
import { divisions } from 'bd-geojs/dist/data/divisions';
import { upazillas } from 'bd-geojs/dist/data/upazillas';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { presentPlaceName } from '../../../shared/text/place-names.ts';

/** A division, district or upazila with both its names. */
export type Area = { id: string; parentId: string; nameBn: string; nameEn: string };

type Row = { id: string; name: string; bn_name: string };
const area = (row: Row, parentId: string): Area => ({
  id: row.id,
  parentId,
  nameBn: row.bn_name.trim().normalize('NFC'),
  nameEn: presentPlaceName(row.name),
});

/** The eight divisions. */
export const DIVISIONS: readonly Area[] = divisions.map((row) => area(row, ''));

/** The 64 districts; those whose town bd-geojs knows have its place. */
export const DISTRICTS: readonly (Area & { place: Place | null })[] = districts.map((row) => {
  const place = { lat: Number(row.lat), lng: Number(row.lon) };
  const isThere = place.lat >= 20 && place.lat <= 27.2 && place.lng >= 87.5 && place.lng <= 93.2;
  return { ...area(row, row.division_id), place: isThere ? place : null };
});

/** Upazilas; bd-geojs knows no place of theirs. */
export const UPAZILAS: readonly Area[] = upazillas.map((row) => area(row, row.district_id));
