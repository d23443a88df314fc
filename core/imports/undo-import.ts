import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import {
  deleteBarcode,
  dropPack,
  indexProducts,
  insertBarcode,
  replaceAliases,
  replaceSpecifications,
  setPackPrice,
  unindexProducts,
  updateProductRow,
} from '../catalog/index.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';
import { insertMove, noteAvailability } from '../stock/index.ts';
import { valuesOfRow } from './compare.ts';
import { enqueueJob, isStopping } from './import-jobs.ts';
import { changesSoFar, endImport, importDto, passPointOfNoReturn } from './imports.repo.ts';
import { inSlices } from './in-slices.ts';
import {
  categoriesOf,
  changesOf,
  hideCreated,
  type ImportChange,
  movesOf,
  productsInUse,
} from './landing.repo.ts';
import { readSnapshots, type Snapshot } from './snapshot.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

/**
 * Takes an import back as a whole: what it made vanishes, what it changed is as before, stock that it brought is moved out again; answers
 * when that is done. Rejects with NOT_FOUND_RECORD, IMPORT_STATE for one that did not land, IMPORT_IN_USE when goods of it were sold or
 * edited since.
 */
export async function undoImport(context: Context, importId: string): Promise<ImportDto> {
  const { db, actor } = context;
  db.transaction('imports.begin-undo', () => {
    const found = importDto(db, importId);
    if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: importId });
    if (found.status !== 'done') throw new Refusal('IMPORT_STATE', { status: found.status });
    const products = productsInUse(db, importId);
    if (products > 0) throw new Refusal('IMPORT_IN_USE', { products });
    passPointOfNoReturn(db, importId, 'undoing', actor);
  });
  await enqueueJob(context, importId, () => takeBack(context, importId));
  const undone = importDto(db, importId);
  if (!undone) throw new Error(`import ${importId} is gone`);
  return undone;
}

/** Beyond the point of no return: takes every product back, each whole in one transaction. Doing it again does only what is missing. */
export async function takeBack(context: Context, importId: string): Promise<void> {
  const { db, actor, ports } = context;
  const now = ports.clock.now();
  const categoryIds = categoriesOf(db, importId);
  const takeSlice = (slice: readonly ImportChange[]) => {
    restoreChanged(context, importId, slice, now);
    for (const { productId, before } of slice) if (before === null) hide(context, importId, productId, now);
  };
  try {
    await inSlices(db, 'imports.undo', changesOf(db, importId), takeSlice, () => {
      if (isStopping(context)) throw new Error('the shop is closing');
    });
  } catch (error) {
    if (isStopping(context)) return;
    throw error;
  }
  db.transaction('imports.end-undo', () => {
    endImport(db, importId, 'undone', null, now);
    const { userId, tillId } = actor;
    const entry = { action: 'import.undone', entity: 'import', entityId: importId } as const;
    appendAudit(db, { at: now, userId, tillId, ...entry, details: changesSoFar(db, importId) });
  });
  context.events.publish({ type: 'catalog-changed', productIds: [] });
  void enqueueJob(context, importId, () => sweepLeftovers(context, categoryIds));
}

function hide(context: Context, importId: string, productId: string, now: number): void {
  const { db } = context;
  const seq = hideCreated(db, importId, productId);
  if (seq === null) return;
  reverseMoves(context, importId, productId, now);
  unindexProducts(db, [seq]);
}

function reverseMoves(context: Context, importId: string, productId: string, at: number): void {
  const { db, actor } = context;
  const businessDay = businessDayOf(at, readSettings(db).counter.dayStartHour);
  const { userId, tillId } = actor;
  for (const { quantity, ...move } of movesOf(db, importId, productId))
    insertMove(db, {
      ...move,
      quantity: -quantity,
      kind: 'import-undo',
      reference: importId,
      reason: '',
      at,
      businessDay,
      userId,
      tillId,
    });
}

/** A product with another version was restored before a restart, or somebody has edited it since: it is left as it is. */
function restoreChanged(
  context: Context,
  importId: string,
  changes: readonly ImportChange[],
  now: number,
): void {
  const { db } = context;
  const currents = readSnapshots(
    db,
    changes.map(({ productId }) => productId),
  );
  const reindexed: number[] = [];
  for (const { productId, before, versionAfter } of changes) {
    const current = currents.get(productId);
    if (before === null || !current || current.row.version !== versionAfter) continue;
    const was = JSON.parse(before) as Snapshot;
    reverseMoves(context, importId, productId, now);
    restore(context, current, was, now);
    noteAvailability(db, productId, now, current.row.isPublished === 1);
    if (foundBy(was) !== foundBy(current)) reindexed.push(current.row.seq);
  }
  if (reindexed.length > 0) indexProducts(db, reindexed);
}

/** All that a search finds the product by. */
function foundBy({ row, packs, aliases }: Snapshot): string {
  const { nameBn, nameEn, generic, strength, dosageForm, manufacturer } = row;
  const barcodes = packs.flatMap((pack) => pack.barcodes).toSorted();
  return JSON.stringify([
    nameBn,
    nameEn,
    generic,
    strength,
    dosageForm,
    manufacturer,
    aliases.toSorted(),
    barcodes,
  ]);
}

const isOther = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

function restore(context: Context, current: Snapshot, before: Snapshot, now: number): void {
  const { db } = context;
  const { id } = before.row;
  updateProductRow(db, id, valuesOfRow(before.row), now);
  const old = new Map(before.packs.map((pack) => [pack.id, pack]));
  for (const pack of current.packs) {
    const was = old.get(pack.id);
    if (!was) dropPack(db, pack.id, false);
    else if (was.price !== pack.price) setPackPrice(db, pack.id, was.price);
    for (const code of was ? pack.barcodes : []) if (!was?.barcodes.includes(code)) deleteBarcode(db, code);
  }
  for (const pack of before.packs) {
    const now = current.packs.find((candidate) => candidate.id === pack.id)?.barcodes ?? [];
    for (const code of pack.barcodes) if (!now.includes(code)) insertBarcode(db, pack.id, code);
  }
  if (isOther(before.aliases, current.aliases)) replaceAliases(db, id, before.aliases);
  if (isOther(before.specifications, current.specifications))
    replaceSpecifications(db, id, before.specifications);
}
