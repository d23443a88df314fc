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

const MEASURES: ReadonlyMap<PackUnit, { base: 'g' | 'ml'; per: number }> = new Map([
  ['kg', { base: 'g', per: 1000 }],
  ['g', { base: 'g', per: 1 }],
  ['litre', { base: 'ml', per: 1000 }],
  ['ml', { base: 'ml', per: 1 }],
]);

/** Of a unit of weight or volume: grams or millilitres, and how many; undefined for any other. */
export function measureOf(unit: PackUnit | undefined): { base: 'g' | 'ml'; per: number } | undefined {
  return unit && MEASURES.get(unit);
}

/** Of a kg or a litre, which hold so much of one base unit and cannot be packs of goods counted otherwise. A pack called g may hold 500. */
function fixedMeasure(unit: PackUnit): { base: 'g' | 'ml'; per: number } | undefined {
  const measure = measureOf(unit);
  return measure && measure.per > 1 ? measure : undefined;
}

/** How many base units such a pack holds whatever the product: 1000 g a kg, 1000 ml a litre, 12 a dozen; undefined where each product says. */
export function fixedPackSize(unit: PackUnit, baseUnit: BaseUnit): number | undefined {
  if (unit === 'dozen') return isMeasured(baseUnit) ? undefined : 12;
  return fixedMeasure(unit)?.per;
}

/** The base unit that stock must be counted in for such a pack: g for a kg, ml for a litre; undefined for any other pack. */
export function stockUnitOf(unit: PackUnit): BaseUnit | undefined {
  return fixedMeasure(unit)?.base;
}

/** False for a pack that contradicts its own name: a kg of 1 g, a dozen of 10, a litre of something counted in pieces. */
export function isPackSizePossible(unit: PackUnit, baseUnit: BaseUnit, size: number): boolean {
  const stockUnit = stockUnitOf(unit);
  if (stockUnit !== undefined && stockUnit !== baseUnit) return false;
  return (fixedPackSize(unit, baseUnit) ?? size) === size;
}

/** True for goods weighed or poured at the counter, which may be sold by money ("৳50 of sugar"). */
export function isMeasured(unit: BaseUnit): boolean {
  return unit === 'g' || unit === 'ml';
}
