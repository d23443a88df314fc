import { importMappingSchema, importOptionsSchema } from '../../shared/contract/imports.contract.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context, Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { applyImport } from './apply-import.ts';
import { collectDrafts } from './collect-drafts.ts';
import { enqueueJob, isStopping } from './import-jobs.ts';
import { importContent, type UnfinishedStep, unfinishedSteps } from './imports.repo.ts';
import { hiddenOfSourceKey } from './landing.repo.ts';
import { planImport } from './plan-import.ts';
import { readFile } from './read-file.ts';
import { resolveCategories } from './resolve-categories.ts';
import { takeBack } from './undo-import.ts';

/** At start-up: queues what imports and undos beyond their point of no return had left to do, in the name of who asked for it. */
export function finishSteps(shop: Shop): void {
  for (const step of unfinishedSteps(shop.db)) {
    const { userId, tillId } = step;
    const none = { userName: '', tillName: '', sessionHash: '', permissions: new Set<never>() };
    const context: Context = { ...shop, actor: { ...none, role: 'owner', language: 'bn', userId, tillId } };
    void enqueueJob(shop, step.importId, () =>
      step.step === 'undoing' ? takeBack(context, step.importId) : applyAgain(context, step),
    );
  }
}

/** Reads the file once more: what landed already compares as unchanged, so only the rest is done. */
async function applyAgain(context: Context, step: UnfinishedStep): Promise<void> {
  const { db, ports } = context;
  const { importId } = step;
  const content = importContent(db, importId);
  if (!content) throw new Error('the uploaded file is gone');
  const mapping = importMappingSchema.parse(JSON.parse(step.mapping));
  const options = importOptionsSchema.parse(JSON.parse(step.options));
  const today = businessDayOf(ports.clock.now(), readSettings(db).counter.dayStartHour);
  const collected = await collectDrafts(await readFile(content), mapping, today, options.stripOf);
  const plan = await planImport(context, collected, resolveCategories(context, options.categoryId));
  const waiting = plan.products.flatMap(({ action, draft }) => {
    const productId = action === 'create' ? hiddenOfSourceKey(db, importId, draft.sourceKey) : undefined;
    return productId === undefined ? [] : [{ productId, draft }];
  });
  try {
    await applyImport(context, { importId, options }, plan, waiting);
  } catch (error) {
    if (!isStopping(context)) throw error;
  }
}
