import type { ProductInput } from '../../shared/contract/catalog.contract.ts';
import type { ImportOptions } from '../../shared/contract/imports.contract.ts';
import type { Context } from '../app/shop.ts';
import {
  anyBarcodeOwner,
  distinctAliases,
  indexProducts,
  insertBarcode,
  insertPack,
  insertProduct,
  replaceAliases,
  replaceSpecifications,
  setPackPrice,
  substituteKey,
  updateProductRow,
} from '../catalog/index.ts';
import { insertBatch, insertMove, type Movement } from '../stock/index.ts';
import type { Change } from './compare.ts';
import type { Draft, DraftPack, Issue } from './draft.ts';
import { type ImportCounts, insertChange } from './imports.repo.ts';
import type { Planned } from './plan-import.ts';
import type { Work } from './work.repo.ts';

type Create = Extract<Planned, { action: 'create' }>;

/** What landing needs to know besides the products. */
export type Landing = { importId: string; options: ImportOptions; issues: Issue[] };

/** Whose stock moves an import's are, and when they were made. */
export type MoveStamp = Movement & { importId: string };

/** Counts to begin with. */
export const noCounts = (): ImportCounts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  warnings: 0,
});

/**
 * Adds new products, invisible for now, with packs, barcodes and their place in the index; answers what is left to do with each. Call it
 * in a transaction.
 */
export function landCreates(context: Context, landing: Landing, creates: readonly Create[]): Work[] {
  const { db, ports } = context;
  const now = ports.clock.now();
  const seqs: number[] = [];
  const works: Work[] = [];
  for (const { draft, categoryId } of creates) {
    const id = ports.ids.next();
    const origin = { sourceKey: draft.sourceKey, importId: landing.importId };
    seqs.push(insertProduct(db, id, valuesOfDraft(draft, categoryId, landing.options), now, origin));
    for (const [position, pack] of draft.packs.entries())
      addPack(context, landing, id, draft, pack, position);
    replaceAliases(db, id, distinctAliases(draft));
    replaceSpecifications(db, id, draft.specifications);
    insertChange(db, landing.importId, id, null, 1);
    const { row, nameBn, nameEn, stock } = draft;
    works.push({ action: 'show', productId: id, draft: { row, nameBn, nameEn, stock } });
  }
  indexProducts(db, seqs);
  return works;
}

function valuesOfDraft(draft: Draft, categoryId: string | null, options: ImportOptions) {
  const { generic, strength, dosageForm } = draft;
  return {
    nameBn: draft.nameBn,
    nameEn: draft.nameEn,
    generic,
    strength,
    dosageForm,
    manufacturer: draft.manufacturer,
    categoryId,
    drugClass: draft.drugClass ?? 'none',
    shelf: draft.shelf,
    description: draft.description,
    baseUnit: draft.baseUnit,
    oversell: options.oversell,
    isCounted: draft.isCounted,
    vatRateBp: draft.vatRateBp ?? 0,
    reorderLevel: null,
    isPublished: false,
    isActive: true,
    substituteKey: substituteKey({ generic, strength, dosageForm }),
  };
}

function addPack(
  context: Context,
  landing: Landing,
  productId: string,
  draft: Draft,
  pack: DraftPack,
  position: number,
): void {
  const packId = context.ports.ids.next();
  const values = {
    ...pack,
    baseQuantity: pack.baseQuantity as ProductInput['packs'][number]['baseQuantity'],
  };
  insertPack(context.db, packId, productId, { ...values, position });
  for (const code of pack.barcodes) attach(context, landing, draft, packId, code);
}

/** Gives a pack a barcode, or tells that another product has it. */
function attach(context: Context, landing: Landing, draft: Draft, packId: string, code: string): void {
  if (anyBarcodeOwner(context.db, code))
    landing.issues.push({
      row: draft.row,
      severity: 'warning',
      code: 'barcode-taken',
      column: '',
      value: code,
    });
  else insertBarcode(context.db, packId, code);
}

/** Writes a change of a product: its columns, packs, barcodes and lists. Stock is `receiveStock`'s. */
export function applyChange(
  context: Context,
  landing: Landing,
  id: string,
  draft: Draft,
  change: Change,
  packCount: number,
): void {
  const { db } = context;
  updateProductRow(db, id, change.values, context.ports.clock.now());
  for (const { pack, price } of change.prices) setPackPrice(db, pack.id, price);
  for (const [index, pack] of change.packs.entries()) {
    addPack(context, landing, id, draft, pack, packCount + index);
  }
  for (const { packId, code } of change.barcodes) attach(context, landing, draft, packId, code);
  if (change.aliases) replaceAliases(db, id, change.aliases);
  if (change.specifications) replaceSpecifications(db, id, change.specifications);
}

/** Receives opening stock batch by batch, each with one move. */
export function receiveStock(
  context: Context,
  stamp: MoveStamp,
  productId: string,
  stock: Draft['stock'],
): void {
  const { importId, ...movement } = stamp;
  for (const { quantity, ...batch } of stock) {
    const batchId = context.ports.ids.next();
    insertBatch(context.db, { ...batch, id: batchId, productId, price: null, receivedAt: stamp.at });
    const move = { batchId, productId, quantity, kind: 'import', reference: importId, reason: '' } as const;
    insertMove(context.db, { ...movement, ...move });
  }
}

/** True where a search finds the product by something else than before. */
export function touchesSearch(change: Change, before: { nameBn: string; nameEn: string }): boolean {
  const { values } = change;
  const old = before as typeof values;
  return (
    change.aliases !== null ||
    change.packs.length + change.barcodes.length > 0 ||
    (['nameBn', 'nameEn', 'generic', 'manufacturer', 'strength', 'dosageForm'] as const).some(
      (field) => values[field] !== old[field],
    )
  );
}
