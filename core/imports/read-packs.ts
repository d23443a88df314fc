import { BASE_UNITS, type BaseUnit, type PackUnit } from '../../shared/catalog/units.ts';
import type { Paisa } from '../../shared/money/money.ts';
import { fold } from '../../shared/text/fold.ts';
import type { DraftPack } from './draft.ts';
import type { ChainPack, Presentation } from './presentations.ts';
import { readUnitLabel, unitOfForm } from './unit-label.ts';

/** One product that a row makes: what it is counted in, its size in words, its packs with the smallest first. */
export type SizedPacks = { size: string; baseUnit: BaseUnit; packs: DraftPack[] };

const MOST_PACKS = 12;
/** Up to so many tablets in a pack is a strip: larger ones are boxes. */
const LARGEST_STRIP = 14;
const SOLID: ReadonlySet<BaseUnit> = new Set(['tablet', 'capsule', 'suppository']);
const IS_BASE = new Set<string>(BASE_UNITS);

/**
 * The products that a row's presentations make: each label (100 ml bottle, 60 ml bottle) is a product of its own, while the same label
 * with several pack sizes (15's, 30's) is one product with several packs.
 */
export function packsOfSizes(sizes: readonly Presentation[], dosageForm: string): SizedPacks[] {
  const groups = Map.groupBy(sizes, (size) => fold(size.label).replace(/^units?$/, ''));
  return [...groups.values()].map((group) => {
    const label = group[0]?.label ?? '';
    const meaning = readUnitLabel(label, dosageForm);
    const base = pack(meaning.unit, meaning.label, meaning.baseQuantity, null);
    base.price = group.find((size) => size.unitPrice !== null)?.unitPrice ?? null;
    const packs = [base];
    for (const { packQuantity, packPrice } of group) {
      if (packQuantity === null || packQuantity < 2) continue;
      const isStrip =
        SOLID.has(meaning.baseUnit) && meaning.unit !== 'strip' && packQuantity <= LARGEST_STRIP;
      addPack(
        packs,
        pack(isStrip ? 'strip' : outerUnit(meaning.unit), '', meaning.baseQuantity * packQuantity, packPrice),
      );
    }
    return {
      size: /^units?$/i.test(label.trim()) ? '' : label.slice(0, 60),
      baseUnit: meaning.baseUnit,
      packs: withDefault(packs),
    };
  });
}

/** The product of a chain of packs written out. */
export function packsOfChain(chain: readonly ChainPack[], dosageForm: string): SizedPacks {
  const sorted = chain.toSorted((a, b) => a.baseQuantity - b.baseQuantity);
  const packs: DraftPack[] = [];
  for (const { unit, baseQuantity, price } of sorted) addPack(packs, pack(unit, '', baseQuantity, price));
  return { size: '', baseUnit: baseUnitOf(sorted[0], dosageForm), packs: withDefault(packs) };
}

function baseUnitOf(smallest: ChainPack | undefined, dosageForm: string): BaseUnit {
  if (smallest?.unit === 'kg') return 'g';
  if (smallest?.unit === 'litre') return 'ml';
  if (smallest && smallest.baseQuantity === 1 && IS_BASE.has(smallest.unit)) return smallest.unit as BaseUnit;
  return unitOfForm(dosageForm);
}

function outerUnit(unit: PackUnit): PackUnit {
  return unit === 'box' ? 'carton' : 'box';
}

function pack(unit: PackUnit, label: string, baseQuantity: number, price: Paisa | null): DraftPack {
  return { unit, label, baseQuantity, price, barcodes: [], isDefault: false, isAssumed: false };
}

/** Adds a pack unless there is one of that unit and size, or too many. */
export function addPack(packs: DraftPack[], added: DraftPack): boolean {
  const isThere = packs.some(
    (other) => other.unit === added.unit && other.baseQuantity === added.baseQuantity,
  );
  if (isThere || packs.length >= MOST_PACKS) return false;
  packs.push(added);
  return true;
}

/** Marks the strip as default where there is one (what most people ask for), the first pack otherwise. */
export function withDefault(packs: DraftPack[]): DraftPack[] {
  const strip = packs.findIndex((candidate) => candidate.unit === 'strip');
  return packs.map((candidate, index) => ({ ...candidate, isDefault: index === Math.max(0, strip) }));
}
