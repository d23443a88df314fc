import type { ProductValues } from '../catalog/index.ts';
import { distinctAliases, substituteKey } from '../catalog/index.ts';
import { priceOf } from './assume-strip.ts';
import type { Draft, DraftPack, DraftStock } from './draft.ts';
import type { Snapshot } from './snapshot.ts';

/** What an import changes about a product that is there already. */
export type Change = {
  /** All columns as they shall be. */
  values: ProductValues;
  /** Packs whose price changes: the whole pack as it shall be. */
  prices: { pack: Snapshot['packs'][number]; price: number }[];
  packs: DraftPack[];
  barcodes: { packId: string; code: string }[];
  /** New lists, or null where they stay. */
  aliases: string[] | null;
  specifications: Snapshot['specifications'] | null;
  stock: DraftStock[];
};

/** The columns of a product as its row has them. */
export function valuesOfRow(row: Snapshot['row']): ProductValues {
  const { seq: _seq, id: _id, pinnedPosition: _pin, pictureId: _picture, version: _version, ...rest } = row;
  const { createdAt: _created, updatedAt: _updated, ...values } = rest;
  return {
    ...values,
    isCounted: row.isCounted === 1,
    isPublished: row.isPublished === 1,
    isActive: row.isActive === 1,
    substituteKey: substituteKey(row),
  };
}

/**
 * What the draft says that the product does not: filled fields replace, empty ones leave. Null when there is nothing. Stock is
 * taken once per batch: a batch that the product has already is not received again.
 */
export function compareWithProduct(before: Snapshot, draft: Draft, categoryId: string | null): Change | null {
  const { row } = before;
  const old = valuesOfRow(row);
  const stock = newStock(before, draft);
  const values: ProductValues = {
    ...old,
    nameBn: draft.nameBn || row.nameBn,
    nameEn: draft.nameEn || row.nameEn,
    generic: draft.generic || row.generic,
    strength: draft.strength || row.strength,
    dosageForm: draft.dosageForm || row.dosageForm,
    manufacturer: draft.manufacturer || row.manufacturer,
    categoryId: categoryId ?? row.categoryId,
    drugClass: draft.drugClass ?? row.drugClass,
    shelf: draft.shelf || row.shelf,
    description: draft.description || row.description,
    vatRateBp: draft.vatRateBp ?? row.vatRateBp,
    isCounted: row.isCounted === 1 || stock.length > 0,
  };
  values.substituteKey = substituteKey(values);
  const change: Change = {
    values,
    ...comparePacks(before, draft),
    ...compareLists(before, draft, values),
    stock,
  };
  return isNothing(change, before) ? null : change;
}

/** True for a change that leaves the product as it is. */
export function isNothing(change: Change, { row }: Snapshot): boolean {
  const { values, prices, packs, barcodes, stock, aliases, specifications } = change;
  return (
    JSON.stringify(values) === JSON.stringify(valuesOfRow(row)) &&
    prices.length + packs.length + barcodes.length + stock.length === 0 &&
    aliases === null &&
    specifications === null
  );
}

function comparePacks(before: Snapshot, draft: Draft): Pick<Change, 'prices' | 'packs' | 'barcodes'> {
  const codes = new Set(before.packs.flatMap((pack) => pack.barcodes));
  const result: Pick<Change, 'prices' | 'packs' | 'barcodes'> = { prices: [], packs: [], barcodes: [] };
  if (draft.baseUnit !== before.row.baseUnit) return result;
  for (const wanted of draft.packs) {
    const pack = before.packs.find(
      (other) => other.unit === wanted.unit && other.baseQuantity === wanted.baseQuantity,
    );
    if (!pack && wanted.isAssumed && before.packs.some((other) => other.unit === 'strip')) continue;
    const fresh = wanted.barcodes.filter((code) => !codes.has(code));
    if (!pack) {
      result.packs.push({ ...wanted, barcodes: fresh, isDefault: false });
      continue;
    }
    if (wanted.isAssumed && !isWorkedOut(before, pack)) continue;
    if (wanted.price !== null && wanted.price !== pack.price)
      result.prices.push({ pack, price: wanted.price });
    for (const code of fresh) result.barcodes.push({ packId: pack.id, code });
  }
  return result;
}

/** True while a pack costs what so many of the single unit cost: nobody has set another price for it. */
function isWorkedOut({ packs }: Snapshot, pack: Snapshot['packs'][number]): boolean {
  const single = packs.find((other) => other.baseQuantity === 1);
  return pack.price === null || pack.price === priceOf(single?.price ?? null, pack.baseQuantity);
}

function compareLists(
  before: Snapshot,
  draft: Draft,
  names: { nameBn: string; nameEn: string },
): Pick<Change, 'aliases' | 'specifications'> {
  const aliases = distinctAliases({ ...names, aliases: [...before.aliases, ...draft.aliases] });
  const specifications = new Map(before.specifications.map(({ key, value }) => [key, value]));
  for (const { key, value } of draft.specifications) specifications.set(key, value);
  const list = [...specifications].map(([key, value]) => ({ key, value }));
  return {
    aliases: aliases.length > before.aliases.length ? aliases : null,
    specifications: JSON.stringify(list) === JSON.stringify(before.specifications) ? null : list,
  };
}

/**
 * Batches of the draft that the product does not have; unnumbered stock only where there are no batches at all. What an
 * uncounted product was sold out of is no batch of it: it was never received.
 */
function newStock({ row, batches }: Snapshot, draft: Draft): DraftStock[] {
  const known = batches.filter((batch) => row.isCounted === 1 || batch.onHand >= 0);
  return draft.stock.filter((batch) =>
    batch.batchNo === '' && batch.expiry === null
      ? known.length === 0
      : !known.some((other) => other.batchNo === batch.batchNo && other.expiry === batch.expiry),
  );
}
