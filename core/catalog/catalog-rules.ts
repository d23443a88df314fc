import type { BaseUnit } from '../../shared/catalog/units.ts';
import type { ProductDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import { fold, words } from '../../shared/text/fold.ts';

/** Equal for what can replace each other: generic, strength and form folded, so that "500mg" and "500 MG" are one. Empty without a generic. */
export function substituteKey(product: Pick<ProductDto, 'generic' | 'strength' | 'dosageForm'>): string {
  const generic = words(product.generic).join(' ');
  if (generic === '') return '';
  return `${generic}|${words(product.strength).join(' ')}|${words(product.dosageForm).join(' ')}`;
}

/** True for 8, 12, 13 or 14 digits whose last one is not what GS1's rule asks for; other codes have no check digit. */
export function hasWrongCheckDigit(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code].map(Number);
  const check = digits.pop() ?? 0;
  const sum = digits.reverse().reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 !== check;
}

/** The position of the pack that one scan or Enter adds: the one marked, else the smallest. */
export function defaultPackIndex(packs: ProductInput['packs']): number {
  const marked = packs.findIndex((pack) => pack.isDefault);
  if (marked >= 0) return marked;
  let smallest = 0;
  packs.forEach((pack, index) => {
    if (pack.baseQuantity < (packs[smallest]?.baseQuantity ?? 0)) smallest = index;
  });
  return smallest;
}

/** The barcode that stands twice in the packs; undefined when none does. */
export function repeatedBarcode(packs: ProductInput['packs']): string | undefined {
  const seen = new Set<string>();
  for (const code of packs.flatMap((pack) => pack.barcodes)) {
    if (seen.has(code)) return code;
    seen.add(code);
  }
  return undefined;
}

/** The aliases without repetitions and without the names themselves, compared folded. */
export function distinctAliases(product: Pick<ProductInput, 'aliases' | 'nameBn' | 'nameEn'>): string[] {
  const seen = new Set([fold(product.nameBn), fold(product.nameEn)]);
  return product.aliases.filter((alias) => {
    const key = fold(alias);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** True when `parentId` lies under `id` (or is it): such a parent would close a circle. */
export function wouldCircle(
  categories: ReadonlyMap<string, { parentId: string | null }>,
  id: string,
  parentId: string | null,
): boolean {
  let current = parentId;
  for (let steps = 0; current !== null && steps <= categories.size; steps += 1) {
    if (current === id) return true;
    current = categories.get(current)?.parentId ?? null;
  }
  return current !== null;
}

const OFTEN_SOLD = 20;

/**
 * How much a product is preferred among near equals of a search, 0 to 1: what is on the shelf first, then what sells often, then what
 * is swallowed, as most that is asked for by a bare name is a tablet or capsule and not its injection.
 */
export function preferenceOf(
  demand: { inStock: number; sold: number; baseUnit: BaseUnit } | undefined,
): number {
  if (!demand) return 0;
  const oral = demand.baseUnit === 'tablet' || demand.baseUnit === 'capsule' ? 1 : 0;
  return 0.7 * demand.inStock + (0.2 * Math.min(OFTEN_SOLD, demand.sold)) / OFTEN_SOLD + 0.1 * oral;
}
