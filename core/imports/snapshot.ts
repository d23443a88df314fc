import { type PackRow, type ProductRow, packRows, productRows } from '../catalog/index.ts';
import type { ShopDb } from '../db/open.ts';
import { extrasOf } from './known-products.repo.ts';

/** A product as it is before an import touches it; kept as JSON to take the import back. */
export type Snapshot = {
  row: ProductRow;
  packs: (Omit<PackRow, 'barcodes' | 'productId'> & { barcodes: string[] })[];
  aliases: string[];
  specifications: { key: string; value: string }[];
  batches: { batchNo: string; expiry: string | null; onHand: number }[];
};

function packOf({
  id,
  unit,
  label,
  baseQuantity,
  price,
  isDefault,
  barcodes,
}: PackRow): Snapshot['packs'][number] {
  return { id, unit, label, baseQuantity, price, isDefault, barcodes: JSON.parse(barcodes) as string[] };
}

/** Snapshots of the visible ones among these products. */
export function readSnapshots(db: ShopDb, ids: readonly string[]): Map<string, Snapshot> {
  const packs = Map.groupBy(packRows(db, ids), (pack) => pack.productId);
  const extras = extrasOf(db, ids);
  const aliases = Map.groupBy(extras.aliases, (entry) => entry.productId);
  const specifications = Map.groupBy(extras.specifications, (entry) => entry.productId);
  const batches = Map.groupBy(extras.batches, (entry) => entry.productId);
  return new Map(
    productRows(db, ids).map((row) => [
      row.id,
      {
        row,
        packs: (packs.get(row.id) ?? []).map(packOf),
        aliases: (aliases.get(row.id) ?? []).map((entry) => entry.alias),
        specifications: (specifications.get(row.id) ?? []).map(({ key, value }) => ({ key, value })),
        batches: (batches.get(row.id) ?? []).map(({ batchNo, expiry, onHand }) => ({
          batchNo,
          expiry,
          onHand,
        })),
      },
    ]),
  );
}
