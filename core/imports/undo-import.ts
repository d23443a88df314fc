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
import { noteAvailability } from '../stock/index.ts';
import { valuesOfRow } from './compare.ts';
import { enqueueJob } from './import-jobs.ts';
import { endImport, importDto } from './imports.repo.ts';
import {
  categoriesOf,
  changedBefore,
  clearCategory,
  hiddenWithMoves,
  hideCreated,
  insertMove,
  movesOf,
  productsInUse,
} from './landing.repo.ts';
import { readSnapshots, type Snapshot } from './snapshot.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

/**
 * Takes an import back as a whole: what it made vanishes, what it changed is as before, stock that it brought is moved out again.
 * Throws NOT_FOUND_RECORD, IMPORT_STATE for one that did not land, IMPORT_IN_USE when goods of it were sold or edited since.
 */
export function undoImport(context: Context, importId: string): ImportDto {
  const { db, actor, ports } = context;
  const found = importDto(db, importId);
  if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: importId });
  if (found.status !== 'done') throw new Refusal('IMPORT_STATE', { status: found.status });
  const products = productsInUse(db, importId);
  if (products > 0) throw new Refusal('IMPORT_IN_USE', { products });
  db.transaction('imports.undo', () => {
    const now = ports.clock.now();
    reverseMoves(context, importId, now);
    restoreChanged(context, importId, now);
    hideCreated(db, importId);
    clearCategory(db, importId);
    unindexProducts(db, hiddenWithMoves(db, importId));
    endImport(db, importId, 'undone', null, now);
    appendAudit(db, {
      at: now,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'import.undone',
      entity: 'import',
      entityId: importId,
      details: { created: found.created, updated: found.updated },
    });
  });
  const categoryIds = categoriesOf(db, importId);
  void enqueueJob(context, importId, () => sweepLeftovers(context, categoryIds));
  context.events.publish({ type: 'catalog-changed', productIds: [] });
  const undone = importDto(db, importId);
  return undone ?? found;
}

function reverseMoves(context: Context, importId: string, at: number): void {
  const { db, actor } = context;
  const businessDay = businessDayOf(at, readSettings(db).counter.dayStartHour);
  const stamp = { importId, at, businessDay, userId: actor.userId, tillId: actor.tillId };
  for (const move of movesOf(db, importId))
    insertMove(db, stamp, { ...move, quantity: -move.quantity, kind: 'import-undo' });
}

function restoreChanged(context: Context, importId: string, now: number): void {
  const { db } = context;
  const changed = changedBefore(db, importId);
  const currents = readSnapshots(
    db,
    changed.map(({ productId }) => productId),
  );
  const reindexed: number[] = [];
  for (const { productId, before } of changed) {
    const current = currents.get(productId);
    if (!current) continue;
    const was = JSON.parse(before) as Snapshot;
    restore(context, current, was, now);
    noteAvailability(db, productId, now, current.row.isPublished === 1);
    if (foundBy(was) !== foundBy(current)) reindexed.push(current.row.seq);
  }
  // Every other till waits meanwhile: only what is found by something else now is indexed anew.
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
