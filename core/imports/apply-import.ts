import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';
import { isStopping } from './import-jobs.ts';
import { changesSoFar, completeImport, insertIssues, storedIssues } from './imports.repo.ts';
import { inSlices } from './in-slices.ts';
import {
  type Landing,
  landUpdates,
  type MoveStamp,
  receiveStock,
  type WaitingProduct,
} from './land-products.ts';
import { showProduct } from './landing.repo.ts';
import type { Plan } from './plan-import.ts';

/**
 * Beyond the point of no return: changes existing products and shows the new ones with their stock, each product whole in one
 * transaction, in steps so short that no sale waits; the last one closes the import. Doing it again does only what is missing.
 */
export async function applyImport(
  context: Context,
  { importId, options }: Pick<Landing, 'importId' | 'options'>,
  plan: Plan,
  waiting: readonly WaitingProduct[],
): Promise<void> {
  const { db, actor, ports } = context;
  const at = ports.clock.now();
  const businessDay = businessDayOf(at, readSettings(db).counter.dayStartHour);
  const stamp: MoveStamp = { importId, at, businessDay, userId: actor.userId, tillId: actor.tillId };
  const landing: Landing = { importId, options, issues: [] };
  const stopHere = () => {
    if (isStopping(context)) throw new Error('the shop is closing; the import goes on at the next start');
  };
  const updates = plan.products.filter((planned) => planned.action === 'update');
  await inSlices(
    db,
    'imports.update',
    updates,
    (slice) => landUpdates(context, landing, stamp, slice),
    stopHere,
  );
  const show = (slice: readonly WaitingProduct[]) => {
    for (const { productId, draft } of slice) {
      receiveStock(context, stamp, productId, draft.stock);
      showProduct(db, importId, productId);
    }
  };
  await inSlices(db, 'imports.show', waiting, show, stopHere);
  close(context, plan, landing);
  context.events.publish({ type: 'catalog-changed', productIds: [] });
}

function close({ db, actor, ports }: Context, plan: Plan, { importId, issues }: Landing): void {
  db.transaction('imports.close', () => {
    const now = ports.clock.now();
    insertIssues(db, importId, storedIssues(db, importId).all, issues);
    const { created, updated } = changesSoFar(db, importId);
    const counts = {
      created,
      updated,
      unchanged: plan.products.length - created - updated,
      refused: plan.refusedRows,
      warnings: storedIssues(db, importId).warnings,
    };
    completeImport(db, importId, counts, now);
    const { userId, tillId } = actor;
    const entry = { action: 'import.done', entity: 'import', entityId: importId, details: counts } as const;
    appendAudit(db, { at: now, userId, tillId, ...entry });
  });
}
