import type { PackDto, ProductInput } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';

/** What an edit does to a product's packs. */
export type PackPlan = {
  /** For each pack of the input: the existing pack that it stays, or null for a new one. */
  keptIds: readonly (string | null)[];
  /** Existing packs that go. */
  dropped: readonly string[];
  priceChanges: readonly {
    unit: string;
    baseQuantity: number;
    from: number | null;
    to: number | null;
  }[];
  barcodesAdded: readonly string[];
  barcodesRemoved: readonly string[];
  allBarcodesBefore: readonly string[];
};

/** Compares the packs of a product with what they shall be. Throws UNKNOWN_PACK for an id that is not one of its packs or comes twice. */
export function planPacks(
  productId: string,
  before: readonly PackDto[],
  wanted: ProductInput['packs'],
  sold: boolean,
): PackPlan {
  const known = new Map(before.map((pack) => [pack.id, pack]));
  const keptIds = wanted.map(({ id, unit, baseQuantity }) => {
    if (id === undefined) return null;
    const pack = known.get(id);
    if (!pack) throw new Refusal('UNKNOWN_PACK', { productId });
    known.delete(id);
    return sold && (pack.unit !== unit || pack.baseQuantity !== baseQuantity) ? null : id;
  });
  const kept = new Set(keptIds);
  const byId = new Map(before.map((pack) => [pack.id, pack]));
  const allBarcodesBefore = before.flatMap((pack) => pack.barcodes);
  const after = new Set(wanted.flatMap((pack) => pack.barcodes));
  const old = new Set(allBarcodesBefore);
  return {
    keptIds,
    dropped: before.filter((pack) => !kept.has(pack.id)).map((pack) => pack.id),
    priceChanges: wanted.flatMap(({ id, unit, baseQuantity, price }) => {
      const from = (id === undefined ? undefined : byId.get(id))?.price ?? null;
      return from === price ? [] : [{ unit, baseQuantity, from, to: price }];
    }),
    barcodesAdded: [...after].filter((code) => !old.has(code)),
    barcodesRemoved: allBarcodesBefore.filter((code) => !after.has(code)),
    allBarcodesBefore,
  };
}
