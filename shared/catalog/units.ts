/** What stock is counted in: whole tablets, pieces, grams, millilitres … */
export const BASE_UNITS = [
  'piece',
  'tablet',
  'capsule',
  'suppository',
  'ampoule',
  'vial',
  'sachet',
  'bottle',
  'tube',
  'g',
  'ml',
] as const;
export type BaseUnit = (typeof BASE_UNITS)[number];

/** What a pack is called at the counter; a base unit may be sold as itself. */
export const PACK_UNITS = [
  ...BASE_UNITS,
  'strip',
  'box',
  'packet',
  'jar',
  'can',
  'bag',
  'dozen',
  'carton',
  'pair',
  'roll',
  'set',
  'kg',
  'litre',
] as const;
export type PackUnit = (typeof PACK_UNITS)[number];

/** True for goods weighed or poured at the counter, which may be sold by money ("৳50 of sugar"). */
export function isMeasured(unit: BaseUnit): boolean {
  return unit === 'g' || unit === 'ml';
}
