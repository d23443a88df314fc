import type { ImportOptions } from '../../shared/contract/imports.contract.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';
import { keepRoom } from './disk-room.ts';
import { requireOpen } from './import-jobs.ts';
import { addCounts, completeImport, importDto, insertIssues, nextIssue, workTotal } from './imports.repo.ts';
import { AT_ONCE, inTurns } from './in-slices.ts';
import { type Landing, type MoveStamp, noCounts } from './land-products.ts';
import { landWork } from './land-work.ts';
import { setShare } from './landing.repo.ts';
import { tellProgress } from './tell-progress.ts';
import { dropWork, nextWork } from './work.repo.ts';

/**
 * Beyond the point of no return: carries out what was decided there, a few products per transaction, each whole, so that no sale waits.
 * What is carried out is forgotten in the same transaction, so that doing it again does only what is left. The last one closes the import.
 */
export async function applyImport(context: Context, importId: string, options: ImportOptions): Promise<void> {
  const { db, actor, ports } = context;
  const { dayStartHour } = readSettings(db).counter;
  const total = workTotal(db, importId);
  const step = () => {
    const slice = nextWork(db, importId, AT_ONCE);
    const last = slice.at(-1);
    if (!last) return false;
    const at = ports.clock.now();
    const businessDay = businessDayOf(at, dayStartHour);
    const stamp: MoveStamp = { importId, at, businessDay, userId: actor.userId, tillId: actor.tillId };
    const landing: Landing = { importId, options, issues: [] };
    addCounts(db, importId, landWork(context, landing, stamp, slice));
    const warnings = landing.issues.filter(({ severity }) => severity === 'warning').length;
    addCounts(db, importId, { ...noCounts(), warnings });
    insertIssues(db, importId, nextIssue(db, importId), landing.issues);
    dropWork(db, importId, last.position);
    setShare(db, importId, last.position + 1, total);
    return true;
  };
  const tell = tellProgress(context, importId);
  await keepRoom(context, 'landing');
  await inTurns(db, 'imports.apply', step, async () => {
    requireOpen(context);
    tell();
    await keepRoom(context, 'landing');
  });
  close(context, importId);
  context.events.publish({ type: 'catalog-changed', productIds: [] });
}

function close({ db, actor, ports }: Context, importId: string): void {
  db.transaction('imports.close', () => {
    const now = ports.clock.now();
    completeImport(db, importId, now);
    const found = importDto(db, importId);
    if (!found) throw new Error(`import ${importId} is gone`);
    const { created, updated, unchanged, refused, warnings } = found;
    const { userId, tillId } = actor;
    const entry = { action: 'import.done', entity: 'import', entityId: importId } as const;
    const details = { created, updated, unchanged, refused, warnings };
    appendAudit(db, { at: now, userId, tillId, ...entry, details });
  });
}
