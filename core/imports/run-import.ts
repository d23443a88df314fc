import type { ImportDto, ImportMapping, ImportOptions } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';
import { collectDrafts } from './collect-drafts.ts';
import { enqueueJob, isStopping } from './import-jobs.ts';
import {
  completeImport,
  endImport,
  importContent,
  importDto,
  insertIssues,
  setProgress,
  startImport,
} from './imports.repo.ts';
import { type Landing, landCreates, landUpdates, receiveStock, type WaitingStock } from './land-products.ts';
import { activate, insertPendingCategory, type MoveStamp } from './landing.repo.ts';
import { type Plan, planImport } from './plan-import.ts';
import { readFile } from './read-file.ts';
import { type Categories, resolveCategories } from './resolve-categories.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

const PRODUCTS_AT_ONCE = 100;
const PROGRESS_EVERY_MS = 200;

/** What is to be imported, and how. */
export type ImportRun = { importId: string; mapping: ImportMapping; options: ImportOptions };

/**
 * Starts an uploaded import in the background and answers at once. Everything lands together in one last transaction, or nothing
 * does. Throws NOT_FOUND_RECORD, and IMPORT_STATE for one that ran already.
 */
export function runImport(context: Context, run: ImportRun): ImportDto {
  const { db } = context;
  const found = importDto(db, run.importId);
  if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: run.importId });
  if (found.status !== 'uploaded') throw new Refusal('IMPORT_STATE', { status: found.status });
  startImport(db, run.importId, run.mapping, run.options);
  void enqueueJob(context, run.importId, (signal) => execute(context, run, signal));
  publish(context, run.importId);
  return { ...found, status: 'running' };
}

async function execute(context: Context, run: ImportRun, signal: AbortSignal): Promise<void> {
  const { db, ports } = context;
  try {
    const content = importContent(db, run.importId);
    if (!content) throw new Error('the uploaded file is gone');
    const sheet = await readFile(content);
    const { counter } = readSettings(db);
    const today = businessDayOf(ports.clock.now(), counter.dayStartHour);
    const collected = await collectDrafts(sheet, run.mapping, today, run.options.stripOf);
    const categories = resolveCategories(context, run.options.categoryId);
    const plan = await planImport(context, collected, categories);
    await land(context, run, plan, categories, signal);
  } catch (error) {
    const isWanted = signal.aborted;
    if (!isWanted)
      ports.logger.error(
        { importId: run.importId, error: error instanceof Error ? error.stack : String(error) },
        'import failed',
      );
    const reason = error instanceof Refusal ? error.message : 'unexpected';
    endImport(
      db,
      run.importId,
      isWanted ? 'cancelled' : 'failed',
      isWanted ? null : reason,
      ports.clock.now(),
    );
    if (!isStopping(context)) await sweepLeftovers(context);
  }
  publish(context, run.importId);
}

async function land(
  context: Context,
  run: ImportRun,
  plan: Plan,
  categories: Categories,
  signal: AbortSignal,
): Promise<void> {
  const { db } = context;
  const { importId } = run;
  const landing: Landing = { importId, options: run.options, issues: plan.issues };
  const creates = plan.products.filter((planned) => planned.action === 'create');
  const waiting: WaitingStock[] = [];
  let told = 0;
  db.unhurriedTransaction('imports.categories', () => {
    for (const category of categories.made) insertPendingCategory(db, importId, category);
  });
  for (let at = 0; at < creates.length; at += PRODUCTS_AT_ONCE) {
    signal.throwIfAborted();
    const chunk = creates.slice(at, at + PRODUCTS_AT_ONCE);
    db.unhurriedTransaction('imports.chunk', () => {
      waiting.push(...landCreates(context, landing, chunk));
      setProgress(db, importId, (chunk.at(-1)?.draft.row ?? 2) - 1);
    });
    if (performance.now() - told > PROGRESS_EVERY_MS) {
      told = performance.now();
      publish(context, importId);
    }
    await new Promise(setImmediate);
  }
  signal.throwIfAborted();
  await storeIssues(context, importId, plan);
  signal.throwIfAborted();
  finish(context, landing, plan, waiting, categories);
  context.events.publish({ type: 'catalog-changed', productIds: [] });
}

async function storeIssues(context: Context, importId: string, plan: Plan): Promise<void> {
  plan.issues.sort((a, b) => a.row - b.row);
  for (let at = 0; at < plan.issues.length; at += 500) {
    context.db.unhurriedTransaction('imports.issues', () =>
      insertIssues(context.db, importId, at, plan.issues.slice(at, at + 500)),
    );
    await new Promise(setImmediate);
  }
}

/** The last transaction: changes to existing products, stock, visibility, counts and audit, all or nothing. */
function finish(
  context: Context,
  landing: Landing,
  plan: Plan,
  waiting: readonly WaitingStock[],
  categories: Categories,
): void {
  const { db, actor, ports } = context;
  const { importId } = landing;
  const stored = plan.issues.length;
  db.transaction('imports.finish', () => {
    const now = ports.clock.now();
    const { counter } = readSettings(db);
    const stamp: MoveStamp = {
      importId,
      at: now,
      businessDay: businessDayOf(now, counter.dayStartHour),
      userId: actor.userId,
      tillId: actor.tillId,
    };
    const updates = plan.products.filter((planned) => planned.action === 'update');
    const updated = landUpdates(context, landing, stamp, updates);
    for (const { productId, draft } of waiting) receiveStock(context, stamp, productId, draft.stock);
    activate(
      db,
      importId,
      categories.made.map((category) => category.id),
    );
    insertIssues(db, importId, stored, landing.issues.slice(stored));
    const created = plan.products.filter((planned) => planned.action === 'create').length;
    const counts = {
      created,
      updated,
      unchanged: plan.products.length - created - updated,
      refused: plan.refusedRows,
      warnings: landing.issues.filter((issue) => issue.severity === 'warning').length,
    };
    completeImport(db, importId, counts, now);
    appendAudit(db, {
      at: now,
      userId: actor.userId,
      tillId: actor.tillId,
      action: 'import.done',
      entity: 'import',
      entityId: importId,
      details: counts,
    });
  });
}

function publish(context: Context, importId: string): void {
  const now = importDto(context.db, importId);
  if (now)
    context.events.publish({
      type: 'import-progress',
      importId,
      status: now.status,
      done: now.rowsDone,
      total: now.rowsTotal,
    });
}
