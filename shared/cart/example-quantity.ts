import { type Language, localDigits } from '../text/format.ts';
import type { PackedProduct } from './packs.ts';
import { unitWord } from './unit-words.ts';

/** A quantity that can be typed for this product: "2 box 3 strip", "2 kg 500 g", "5 pcs", in the language's words and digits. */
export function exampleQuantity(product: PackedProduct, language: Language): string {
  const { baseUnit, packs } = product;
  const word = (unit: Parameters<typeof unitWord>[0]) => unitWord(unit, language);
  if (baseUnit === 'g') return localDigits(`2 ${word('kg')} 500 ${word('g')}`, language);
  if (baseUnit === 'ml') return localDigits(`2 ${word('litre')} 500 ${word('ml')}`, language);
  const larger = packs
    .filter((pack) => pack.baseQuantity > 1 && pack.unit !== baseUnit)
    .toSorted((a, b) => b.baseQuantity - a.baseQuantity);
  const [first, second] = [...new Set([...larger.map((pack) => pack.unit), baseUnit])];
  if (first === undefined || second === undefined) return localDigits(`5 ${word(baseUnit)}`, language);
  return localDigits(`2 ${word(first)} 3 ${word(second)}`, language);
}
