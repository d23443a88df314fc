import { isMeasured, type PackUnit } from '../catalog/units.ts';
import type { CartPack, CartProduct } from './cart-types.ts';

/** What reading and writing quantities needs of a product. */
export type PackedProduct = Pick<CartProduct, 'baseUnit' | 'packs'>;

const LOOSE: ReadonlySet<PackUnit> = new Set(['g', 'kg', 'ml', 'litre']);

/** True for a pack that is only a measure ("kg"), from which any number of grams may be sold. */
export function isLoosePack(product: PackedProduct, pack: CartPack): boolean {
  return isMeasured(product.baseUnit) && LOOSE.has(pack.unit);
}

/** The pack with the fewest base units (the priced one first among equals); undefined for a product without packs. */
export function smallestPack(product: PackedProduct): CartPack | undefined {
  return product.packs.toSorted(
    (a, b) => a.baseQuantity - b.baseQuantity || Number(a.price === null) - Number(b.price === null),
  )[0];
}

/** The pack that one Enter adds. */
export function defaultPack(product: PackedProduct): CartPack | undefined {
  return product.packs.find((pack) => pack.isDefault) ?? product.packs[0];
}

/** The pack a person means by a unit's word: the default one where several have it, else the first. */
export function packOfUnit(product: PackedProduct, unit: PackUnit): CartPack | undefined {
  const candidates = product.packs.filter((pack) => pack.unit === unit);
  return candidates.find((pack) => pack.isDefault) ?? candidates[0];
}

/**
 * True when so many base units may be sold at this pack's price: whole packs, any amount of a loose measure, or a broken
 * pack where there is none smaller. Otherwise one tablet could be had at the box's cheaper rate.
 */
export function isWholePacks(product: PackedProduct, pack: CartPack, quantity: number): boolean {
  if (quantity % pack.baseQuantity === 0 || isLoosePack(product, pack)) return true;
  return product.packs.every((other) => other.baseQuantity >= pack.baseQuantity);
}

/** The pack by whose price goods are sold by weight or by money: a loose measure, else the smallest pack. */
export function loosePack(product: PackedProduct): CartPack | undefined {
  const loose = product.packs.filter((pack) => isLoosePack(product, pack));
  return (
    loose.find((pack) => pack.isDefault) ??
    loose.find((pack) => pack.price !== null) ??
    loose[0] ??
    smallestPack(product)
  );
}
