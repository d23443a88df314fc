import { type ProductValues, substituteKey } from '../catalog/index.ts';
import { type Change, isNothing, valuesOfRow } from './compare.ts';
import type { Snapshot } from './snapshot.ts';

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/**
 * Takes out of a change what somebody edited between the decision and now: their value stays. `change` is null where nothing is left
 * of it, `isKept` tells whether something was taken out. Stock is received either way.
 */
export function keepEdits(
  change: Change,
  decidedOn: Snapshot,
  now: Snapshot,
): { change: Change | null; isKept: boolean } {
  const values = keepValues(change.values, valuesOfRow(decidedOn.row), valuesOfRow(now.row));
  const old = new Map(decidedOn.packs.map((pack) => [pack.id, pack]));
  const oldCodes = new Set(decidedOn.packs.flatMap((pack) => pack.barcodes));
  const prices = change.prices.filter(({ pack }) => {
    const was = old.get(pack.id);
    return was !== undefined && was.price === pack.price;
  });
  const packs = change.packs.filter(
    (wanted) =>
      !decidedOn.packs.some((pack) => pack.unit === wanted.unit && pack.baseQuantity === wanted.baseQuantity),
  );
  const barcodes = change.barcodes.filter(({ code }) => !oldCodes.has(code));
  const aliases = isOther(decidedOn.aliases, now.aliases) ? null : change.aliases;
  const specifications = isOther(decidedOn.specifications, now.specifications) ? null : change.specifications;
  const kept: Change = { ...change, values, prices, packs, barcodes, aliases, specifications };
  return { change: isNothing(kept, now) ? null : kept, isKept: isOther(kept, change) };
}

/** Counting goes with the stock that is received, so it is no field of its own here. */
function keepValues(wanted: ProductValues, was: ProductValues, is: ProductValues): ProductValues {
  const entries = Object.entries(wanted).map(([key, value]) => {
    const field = key as keyof ProductValues;
    return [key, field === 'isCounted' || was[field] === is[field] ? value : is[field]];
  });
  const values = Object.fromEntries(entries) as ProductValues;
  return { ...values, substituteKey: substituteKey(values) };
}
