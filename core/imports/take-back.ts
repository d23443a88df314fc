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
import { keepRoom } from './disk-room.ts';
import { enqueueJob, requireOpen } from './import-jobs.ts';
import { endImport, importDto } from './imports.repo.ts';
import { AT_ONCE, inTurns } from './in-slices.ts';
import { isConstraint } from './land-work.ts';
import {
  categoriesOf,
  changesToUndo,
  hideCreated,
  type ImportChange,
  inUseAmong,
  isCategory,
  markUndone,
  movesOf,
  setShare,
} from './landing.repo.ts';
import { readSnapshots, type Snapshot } from './snapshot.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { tellProgress } from './tell-progress.ts';

/**
 * Beyond the point of no return of an undo: takes the products back, a few per transaction, each whole. Whether somebody sold, moved or
 * edited one is asked again in that transaction; such a product stays and is counted. What was done with each is noted in the same
 * transaction, so that doing it again does only what is left.
 */
export async function takeBack(context: Context, importId: string): Promise<void> {
  const { db } = context;
  const found = importDto(db, importId);
  const total = found ? found.created + found.updated : 0;
  let after = '';
  let done = 0;
  const step = () => {
    const slice = changesToUndo(db, importId, after, AT_ONCE);
    const last = slice.at(-1);
    if (!last) return false;
    takeSlice(context, importId, slice);
    after = last.productId;
    done += slice.length;
    setShare(db, importId, done, total);
    return true;
  };
  const tell = tellProgress(context, importId);
  await keepRoom(context, 'landing');
  await inTurns(db, 'imports.undo', step, async () => {
    requireOpen(context);
    tell();
    await keepRoom(context, 'landing');
  });
  const categoryIds = categoriesOf(db, importId);
  close(context, importId);
  context.events.publish({ type: 'catalog-changed', productIds: [] });
  void enqueueJob(context, importId, () => sweepLeftovers(context, categoryIds));
}

function close({ db, actor, ports }: Context, importId: string): void {
  db.transaction('imports.end-undo', () => {
    const now = ports.clock.now();
    endImport(db, importId, 'undone', null, now);
    const found = importDto(db, importId);
    if (!found) throw new Error(`import ${importId} is gone`);
    const { created, updated, kept } = found;
    const { userId, tillId } = actor;
    const entry = { action: 'import.undone', entity: 'import', entityId: importId } as const;
    const details = kept > 0 ? { created, updated, kept } : { created, updated };
    appendAudit(db, { at: now, userId, tillId, ...entry, details });
  });
}

function takeSlice(context: Context, importId: string, slice: readonly ImportChange[]): void {
  const { db, ports } = context;
  const ids = slice.map(({ productId }) => productId);
  const inUse = inUseAmong(db, importId, ids);
  const currents = readSnapshots(db, ids);
  const gone: number[] = [];
  const reindexed: number[] = [];
  for (const change of slice) {
    const { productId } = change;
    const current = currents.get(productId);
    let what: 'taken' | 'kept' = current && inUse.has(productId) ? 'kept' : 'taken';
    try {
      // Inside the transaction of the step this is a savepoint: what fails takes nothing else with it.
      if (current && what === 'taken')
        db.transaction('imports.undo-product', () => {
          const isReindexed = takeProduct(context, importId, change, current);
          if (change.before === null) gone.push(current.row.seq);
          else if (isReindexed) reindexed.push(current.row.seq);
        });
    } catch (error) {
      if (!isConstraint(error)) throw error;
      ports.logger.error({ importId, productId, error: String(error) }, 'product not taken back');
      what = 'kept';
    }
    markUndone(db, importId, productId, what);
  }
  if (gone.length > 0) unindexProducts(db, gone);
  if (reindexed.length > 0) indexProducts(db, reindexed);
}

/** Answers whether a search finds the product by something else from now on. */
function takeProduct(context: Context, importId: string, change: ImportChange, current: Snapshot): boolean {
  const { db, ports } = context;
  const now = ports.clock.now();
  reverseMoves(context, importId, change.productId, now);
  if (change.before === null) {
    hideCreated(db, importId, change.productId);
    return true;
  }
  const was = JSON.parse(change.before) as Snapshot;
  restore(context, current, was, now);
  noteAvailability(db, change.productId, now, current.row.isPublished === 1);
  return foundBy(was) !== foundBy(current);
}

function reverseMoves(context: Context, importId: string, productId: string, at: number): void {
  const { db, actor } = context;
  const moves = movesOf(db, importId, productId);
  if (moves.length === 0) return;
  const businessDay = businessDayOf(at, readSettings(db).counter.dayStartHour);
  const { userId, tillId } = actor;
  for (const { quantity, ...move } of moves)
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
  const { categoryId, ...values } = valuesOfRow(before.row);
  // The category may have gone with the import that made it, when nothing was left in it.
  const still = categoryId !== null && isCategory(db, categoryId) ? categoryId : null;
  updateProductRow(db, id, { ...values, categoryId: still }, now);
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
