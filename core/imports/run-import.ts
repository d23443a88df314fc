import type { ImportDto, ImportMapping, ImportOptions } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { applyImport } from './apply-import.ts';
import { collectDrafts } from './collect-drafts.ts';
import { keepRoom, requireRoomFor, requireRoomToBegin } from './disk-room.ts';
import type { Issue } from './draft.ts';
import { failureOf } from './failure-of.ts';
import { finishStep } from './finish-steps.ts';
import { enqueueJob, isStopping } from './import-jobs.ts';
import {
  endImport,
  importDto,
  insertIssues,
  passPointOfNoReturn,
  setDecided,
  setProgress,
  startImport,
} from './imports.repo.ts';
import { inSlices } from './in-slices.ts';
import { type Landing, landCreates } from './land-products.ts';
import { insertPendingCategory, showCategories } from './landing.repo.ts';
import { onceTheDiskTakesIt } from './once-the-disk-takes-it.ts';
import { type Plan, type Planned, planImport } from './plan-import.ts';
import { readFile } from './read-file.ts';
import { type Categories, resolveCategories } from './resolve-categories.ts';
import { sweepLeftovers } from './sweep-leftovers.ts';
import { tellImport, tellProgress } from './tell-progress.ts';
import { uploadedFile } from './uploads.repo.ts';
import { insertWork, type Work } from './work.repo.ts';

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
  requireRoomToBegin(context);
  startImport(db, run.importId, run.mapping, run.options);
  void enqueueJob(context, run.importId, (signal) => execute(context, run, signal));
  tellImport(context, run.importId);
  return { ...found, status: 'running' };
}

async function execute(context: Context, run: ImportRun, signal: AbortSignal): Promise<void> {
  try {
    await decide(context, run, signal);
  } catch (error) {
    await giveUp(context, run.importId, signal, error);
    tellImport(context, run.importId);
    return;
  }
  await finishStep(context, run.importId, () => applyImport(context, run.importId, run.options));
  // A new product that could not be shown is left over.
  if (!isStopping(context)) await onceTheDiskTakesIt(context, () => sweepLeftovers(context));
}

/** Up to the point of no return: reads, compares, and writes what nobody sees. */
async function decide(context: Context, run: ImportRun, signal: AbortSignal): Promise<void> {
  const { db, ports } = context;
  const file = uploadedFile(db, run.importId);
  if (!file) throw new Error('the uploaded file is gone');
  const sheet = await readFile(file.content, file.sheet);
  const { counter } = readSettings(db);
  const today = businessDayOf(ports.clock.now(), counter.dayStartHour);
  const collected = await collectDrafts(sheet, run.mapping, today, {
    stripOf: run.options.stripOf,
    source: file.source,
  });
  const categories = resolveCategories(context, run.options.categoryId);
  const plan = await planImport(context, collected, categories);
  await prepare(context, run, plan, categories, signal);
}

/** Ends an import that did not land. Somebody may cancel it while it still waits for the disk to take that. */
async function giveUp(
  context: Context,
  importId: string,
  signal: AbortSignal,
  error: unknown,
): Promise<void> {
  const { db, ports } = context;
  if (!signal.aborted)
    ports.logger.error(
      { importId, error: error instanceof Error ? error.stack : String(error) },
      'import failed',
    );
  await onceTheDiskTakesIt(context, async () => {
    const now = ports.clock.now();
    if (signal.aborted) endImport(db, importId, 'cancelled', null, now);
    else endImport(db, importId, 'failed', failureOf(error), now);
    if (!isStopping(context)) await sweepLeftovers(context);
  });
}

async function prepare(
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
  const updates = plan.products.filter((planned) => planned.action === 'update');
  db.unhurriedTransaction('imports.categories', () => {
    for (const category of categories.made) insertPendingCategory(db, importId, category);
  });
  const tell = tellProgress(context, importId);
  const goOn = async () => {
    signal.throwIfAborted();
    tell();
    await keepRoom(context, 'preparing');
  };
  await goOn();
  let position = 0;
  const keep = (works: readonly Work[]) => {
    insertWork(db, importId, position, works);
    position += works.length;
  };
  const create = (slice: readonly (typeof creates)[number][]) => {
    keep(landCreates(context, landing, slice));
    setProgress(db, importId, (slice.at(-1)?.draft.row ?? 2) - 1);
  };
  await inSlices(db, 'imports.create', creates, create, goOn);
  await inSlices(db, 'imports.keep', updates, (slice) => keep(slice.map(workOf)), goOn);
  await storeIssues(context, importId, plan, goOn);
  requireRoomFor(context, position);
  signal.throwIfAborted();
  const unchanged = plan.products.length - creates.length - updates.length;
  const warnings = plan.issues.filter(({ severity }) => severity === 'warning').length;
  const madeIds = categories.made.map((category) => category.id);
  db.transaction('imports.begin', () => {
    showCategories(db, importId, madeIds);
    setDecided(db, importId, { total: position, unchanged, refused: plan.refusedRows, warnings });
    passPointOfNoReturn(db, importId, 'applying', actor);
  });
}

function workOf({ draft, categoryId, before }: Extract<Planned, { action: 'update' }>): Work {
  // A row that names no category leaves the product in its own.
  const named = draft.category === '' ? null : categoryId;
  return { action: 'update', productId: before.row.id, draft, categoryId: named, before };
}

async function storeIssues(
  context: Context,
  importId: string,
  plan: Plan,
  goOn: () => Promise<void>,
): Promise<void> {
  plan.issues.sort((a, b) => a.row - b.row);
  let at = 0;
  const store = (slice: readonly Issue[]) => {
    insertIssues(context.db, importId, at, slice);
    at += slice.length;
  };
  await inSlices(context.db, 'imports.issues', plan.issues, store, goOn);
}
