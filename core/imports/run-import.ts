import type { ImportDto, ImportMapping, ImportOptions } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { applyImport } from './apply-import.ts';
import { collectDrafts } from './collect-drafts.ts';
import { enqueueJob, isStopping } from './import-jobs.ts';
import {
  endImport,
  importContent,
  importDto,
  insertIssues,
  mayBeGivenUp,
  passPointOfNoReturn,
  setProgress,
  startImport,
} from './imports.repo.ts';
import { inSlices } from './in-slices.ts';
import { type Landing, landCreates, type WaitingProduct } from './land-products.ts';
import { insertPendingCategory, showCategories } from './landing.repo.ts';
import { type Plan, planImport } from './plan-import.ts';
import { readFile } from './read-file.ts';
import { type Categories, resolveCategories } from './resolve-categories.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';

const PROGRESS_EVERY_MS = 200;

/** What is to be imported, and how. */
export type ImportRun = { importId: string; mapping: ImportMapping; options: ImportOptions };

/**
 * Starts an uploaded import in the background and answers at once. Up to its point of no return nothing of it is visible and it can be
 * given up; from there it goes forward to its end, through a restart too. Throws NOT_FOUND_RECORD, and IMPORT_STATE for one that ran already.
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
    if (!mayBeGivenUp(db, run.importId)) {
      // Beyond the point of no return nothing is swept back: the next start goes on with it.
      if (!isStopping(context)) throw error;
      return;
    }
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
  const { db, actor } = context;
  const { importId } = run;
  const landing: Landing = { importId, options: run.options, issues: plan.issues };
  const creates = plan.products.filter((planned) => planned.action === 'create');
  const waiting: WaitingProduct[] = [];
  let told = 0;
  db.unhurriedTransaction('imports.categories', () => {
    for (const category of categories.made) insertPendingCategory(db, importId, category);
  });
  const land = (slice: readonly (typeof creates)[number][]) => {
    waiting.push(...landCreates(context, landing, slice));
    setProgress(db, importId, (slice.at(-1)?.draft.row ?? 2) - 1);
  };
  await inSlices(db, 'imports.create', creates, land, () => {
    signal.throwIfAborted();
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    publish(context, importId);
  });
  signal.throwIfAborted();
  await storeIssues(context, importId, plan);
  signal.throwIfAborted();
  db.transaction('imports.begin', () => {
    showCategories(
      db,
      importId,
      categories.made.map((category) => category.id),
    );
    passPointOfNoReturn(db, importId, 'applying', actor);
  });
  await applyImport(context, run, plan, waiting);
}

async function storeIssues(context: Context, importId: string, plan: Plan): Promise<void> {
  plan.issues.sort((a, b) => a.row - b.row);
  let at = 0;
  await inSlices(context.db, 'imports.issues', plan.issues, (slice) => {
    insertIssues(context.db, importId, at, slice);
    at += slice.length;
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
