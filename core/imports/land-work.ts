import type { Context } from '../app/shop.ts';
import { indexProducts } from '../catalog/index.ts';
import { noteAvailability, writeOffUncounted } from '../stock/index.ts';
import { compareWithProduct } from './compare.ts';
import type { Issue } from './draft.ts';
import { dropChange, type ImportCounts, insertChange } from './imports.repo.ts';
import { keepEdits } from './keep-edits.ts';
import {
  applyChange,
  type Landing,
  type MoveStamp,
  noCounts,
  receiveStock,
  touchesSearch,
} from './land-products.ts';
import { showProduct } from './landing.repo.ts';
import { readSnapshots, type Snapshot } from './snapshot.ts';
import type { Work } from './work.repo.ts';

type Update = Extract<Work, { action: 'update' }>;

/**
 * Carries out decisions, each product whole, and answers what became of them. A product that the file's own rules or the shop's do not
 * let in is left out and told. Call it in a transaction, and forget the decisions in the same.
 */
export function landWork(
  context: Context,
  landing: Landing,
  stamp: MoveStamp,
  works: readonly Work[],
): ImportCounts {
  const { db, ports } = context;
  const counts = noCounts();
  const fresh = readSnapshots(
    db,
    works.filter(({ action }) => action === 'update').map(({ productId }) => productId),
  );
  const reindexed: number[] = [];
  for (const work of works) {
    const told = landing.issues.length;
    try {
      // Inside the transaction of the step this is a savepoint: what fails takes nothing else with it.
      db.transaction('imports.product', () => {
        if (work.action === 'show') {
          showProduct(db, landing.importId, work.productId);
          receiveStock(context, stamp, work.productId, work.draft.stock);
          counts.created += 1;
          return;
        }
        const now = fresh.get(work.productId);
        const landed = now ? landUpdate(context, landing, stamp, work, now) : 'unchanged';
        if (landed === 'unchanged') counts.unchanged += 1;
        else counts.updated += 1;
        if (now && landed === 'reindex') reindexed.push(now.row.seq);
      });
    } catch (error) {
      if (!isConstraint(error)) throw error;
      ports.logger.error({ importId: landing.importId, error: String(error) }, 'product left out of import');
      landing.issues.splice(told);
      landing.issues.push(issueOf(work, 'error', 'not-taken'));
      if (work.action === 'show') dropChange(db, landing.importId, work.productId);
      counts.refused += 1;
    }
  }
  if (reindexed.length > 0) indexProducts(db, reindexed);
  return counts;
}

/** True for an error that this product causes, and would cause again, whatever happens to the others. */
export function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

function issueOf({ draft }: Work, severity: Issue['severity'], code: Issue['code']): Issue {
  const value = (draft.nameEn || draft.nameBn).slice(0, 120);
  return { row: draft.row, severity, code, column: '', value };
}

/** Changes one product as it is now; what somebody edited since the decision stays, and is told. */
function landUpdate(
  context: Context,
  landing: Landing,
  stamp: MoveStamp,
  work: Update,
  now: Snapshot,
): 'unchanged' | 'updated' | 'reindex' {
  const { db } = context;
  const { productId, draft, before } = work;
  let change = compareWithProduct(now, draft, work.categoryId);
  if (change && now.row.version !== before.row.version) {
    const kept = keepEdits(change, before, now);
    if (kept.isKept) landing.issues.push(issueOf(work, 'warning', 'edited-meanwhile'));
    change = kept.change;
  }
  if (!change) return 'unchanged';
  applyChange(context, landing, productId, draft, change, now.packs.length);
  if (change.values.isCounted && now.row.isCounted === 0)
    writeOffUncounted(db, productId, stamp.importId, stamp);
  receiveStock(context, stamp, productId, change.stock);
  noteAvailability(db, productId, stamp.at);
  insertChange(db, landing.importId, productId, JSON.stringify(now), now.row.version + 1);
  return touchesSearch(change, now.row) ? 'reindex' : 'updated';
}
