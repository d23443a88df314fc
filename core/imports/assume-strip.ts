import { amountAt, baseUnits, type Paisa } from '../../shared/money/money.ts';
import type { Draft, DraftPack, Issue } from './draft.ts';
import { addPack, withDefault } from './read-packs.ts';

/** Medicines that are counted like tablets but are not swallowed, and are sold by the device or the pack. */
const NOT_SWALLOWED = /inhal|vaginal|eye|rectal/;

/** What `quantity` single units cost at the price of one; null where one has no price. */
export function priceOf(single: Paisa | number | null, quantity: number): Paisa | null {
  return single === null
    ? null
    : amountAt({ amount: single as Paisa, per: baseUnits(1) }, baseUnits(quantity));
}

/**
 * Gives a tablet or capsule whose file names no strip one of `size`, priced at so many single ones. Where so many do not make up a larger
 * pack evenly, nothing is added and the issue says so.
 */
export function assumeStrip(draft: Draft, size: number): Issue | null {
  const single = draft.packs.find((pack) => pack.baseQuantity === 1 && pack.unit === draft.baseUnit);
  const isSolid = draft.baseUnit === 'tablet' || draft.baseUnit === 'capsule';
  if (!isSolid || !single || NOT_SWALLOWED.test(draft.dosageForm.toLowerCase())) return null;
  if (draft.packs.some((pack) => pack.unit === 'strip')) return null;
  const odd = draft.packs.find((pack) => pack.baseQuantity > 1 && pack.baseQuantity % size !== 0);
  if (odd) {
    const value = `${odd.baseQuantity} ÷ ${size}`;
    return { row: draft.row, severity: 'warning', code: 'strip-does-not-fit', column: '', value };
  }
  const strip: DraftPack = {
    unit: 'strip',
    label: '',
    baseQuantity: size,
    price: priceOf(single.price, size),
    barcodes: [],
    isDefault: false,
    isAssumed: true,
  };
  if (addPack(draft.packs, strip))
    draft.packs = withDefault(draft.packs.toSorted((a, b) => a.baseQuantity - b.baseQuantity));
  return null;
}
