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

/** Units that mean a measure: they hold so much of one base unit and cannot be packs of goods that are counted otherwise. */
const MEASURES: Partial<Record<PackUnit, { baseUnit: BaseUnit; size: number }>> = {
  kg: { baseUnit: 'g', size: 1000 },
  litre: { baseUnit: 'ml', size: 1000 },
};

/** How many base units such a pack holds whatever the product: 1000 g a kg, 1000 ml a litre, 12 a dozen; undefined where each product says. */
export function fixedPackSize(unit: PackUnit, baseUnit: BaseUnit): number | undefined {
  if (unit === 'dozen') return isMeasured(baseUnit) ? undefined : 12;
  return MEASURES[unit]?.size;
}

/** The base unit that stock must be counted in for such a pack: g for a kg, ml for a litre; undefined for any other pack. */
export function measureOf(unit: PackUnit): BaseUnit | undefined {
  return MEASURES[unit]?.baseUnit;
}

/** False for a pack that contradicts its own name: a kg of 1 g, a dozen of 10, a litre of something counted in pieces. */
export function isPackSizePossible(unit: PackUnit, baseUnit: BaseUnit, size: number): boolean {
  const measure = measureOf(unit);
  if (measure !== undefined && measure !== baseUnit) return false;
  return (fixedPackSize(unit, baseUnit) ?? size) === size;
}

/** True for goods weighed or poured at the counter, which may be sold by money ("৳50 of sugar"). */
export function isMeasured(unit: BaseUnit): boolean {
  return unit === 'g' || unit === 'ml';
}
