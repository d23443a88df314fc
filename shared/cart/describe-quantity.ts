import { isMeasured } from '../catalog/units.ts';
import { type Language, localDigits } from '../text/format.ts';
import type { CartPack } from './cart-types.ts';
import { type PackedProduct, packOfUnit } from './packs.ts';
import { unitWord } from './unit-words.ts';

/** Packs whose word can be typed, largest first: one per word, none whose word means the base unit itself. */
function typablePacks(product: PackedProduct) {
  return product.packs
    .filter((pack) => pack.baseQuantity > 1 && pack.unit !== product.baseUnit)
    .filter((pack) => packOfUnit(product, pack.unit) === pack)
    .toSorted((a, b) => b.baseQuantity - a.baseQuantity);
}

/** True where the product has the pack's unit in another size too: "2 box" would not say how much it is. */
function isOneOfSeveralSizes(product: PackedProduct, pack: Pick<CartPack, 'unit' | 'baseQuantity'>): boolean {
  return product.packs.some((other) => other.unit === pack.unit && other.baseQuantity !== pack.baseQuantity);
}

/** What one pack of the product is called: "box"; "box of 30" / "৩০টির বক্স" where the product has boxes of several sizes. */
export function packWord(
  product: PackedProduct,
  pack: Pick<CartPack, 'unit' | 'baseQuantity'>,
  language: Language,
): string {
  const word = unitWord(pack.unit, language);
  if (!isOneOfSeveralSizes(product, pack)) return word;
  const { baseUnit } = product;
  const held =
    baseUnit === 'g' || baseUnit === 'ml'
      ? measured(pack.baseQuantity, baseUnit, language)
      : String(pack.baseQuantity);
  return localDigits(language === 'bn' ? `${genitive(held)} ${word}` : `${word} of ${held}`, language);
}

/** What is held as Bengali puts it before the pack: "২৫ কেজির", "৫০০ গ্রামের"; a bare number counts pieces, "৩০টির". */
function genitive(held: string): string {
  if (/\d$/.test(held)) return `${held}টির`;
  return /[\u09be-\u09cc]$/.test(held) ? `${held}র` : `${held}ের`;
}

function measured(quantity: number, unit: 'g' | 'ml', language: Language): string {
  if (quantity < 1000) return `${quantity} ${unitWord(unit, language)}`;
  const large = unitWord(unit === 'g' ? 'kg' : 'litre', language);
  const rest = String(quantity % 1000)
    .padStart(3, '0')
    .replace(/0+$/, '');
  return `${Math.floor(quantity / 1000)}${rest === '' ? '' : `.${rest}`} ${large}`;
}

/**
 * A number of base units as people say it: "2 box 3 strip 4 tab" / "২ বক্স ৩ পাতা ৪ ট্যাব", "1.25 kg", "750 g".
 * What `parseQuantity` reads back is the same number.
 */
export function describeQuantity(product: PackedProduct, quantity: number, language: Language): string {
  const words: string[] = [];
  let left = Math.abs(quantity);
  for (const pack of typablePacks(product)) {
    if (isOneOfSeveralSizes(product, pack)) continue;
    const isMeasure = pack.unit === 'kg' || pack.unit === 'litre';
    if (isMeasured(product.baseUnit) && isMeasure) continue;
    const count = Math.floor(left / pack.baseQuantity);
    if (count === 0) continue;
    words.push(`${count} ${unitWord(pack.unit, language)}`);
    left -= count * pack.baseQuantity;
  }
  if (left > 0 || words.length === 0) {
    const { baseUnit } = product;
    words.push(
      baseUnit === 'g' || baseUnit === 'ml'
        ? measured(left, baseUnit, language)
        : `${left} ${unitWord(baseWord(product), language)}`,
    );
  }
  return localDigits(`${quantity < 0 ? '-' : ''}${words.join(' ')}`, language);
}

/** The units that a quantity of the product can be typed in, smallest first: "tab, strip, box" / "ট্যাব, পাতা, বক্স". */
export function describeUnits(product: PackedProduct, language: Language): string {
  const { baseUnit } = product;
  const single = isMeasured(baseUnit) ? baseUnit : baseWord(product);
  const large = baseUnit === 'g' ? ['kg' as const] : baseUnit === 'ml' ? ['litre' as const] : [];
  const packs = typablePacks(product)
    .toReversed()
    .map((pack) => pack.unit);
  return [...new Set([single, ...large, ...packs])].map((unit) => unitWord(unit, language)).join(', ');
}

/** The word for single base units: that of the pack that holds exactly one, else the base unit's own. */
function baseWord(product: PackedProduct) {
  const single = product.packs.find(
    (pack) => pack.baseQuantity === 1 && packOfUnit(product, pack.unit) === pack,
  );
  return single?.unit ?? product.baseUnit;
}
