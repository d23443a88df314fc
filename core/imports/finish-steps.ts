import { importOptionsSchema } from '../../shared/contract/imports.contract.ts';
import type { Context, Shop } from '../app/shop.ts';
import { applyImport } from './apply-import.ts';
import { failureOf } from './failure-of.ts';
import { enqueueJob, isStopping, restJob } from './import-jobs.ts';
import { setFailure, unfinishedSteps } from './imports.repo.ts';
import { takeBack } from './take-back.ts';
import { tellImport } from './tell-progress.ts';

const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 60_000;

/** At start-up: queues what imports and undos beyond their point of no return had left to do, in the name of who asked for it. */
export function finishSteps(shop: Shop): void {
  for (const { importId, step, options, userId, tillId } of unfinishedSteps(shop.db)) {
    const none = { userName: '', tillName: '', sessionHash: '', permissions: new Set<never>() };
    const context: Context = { ...shop, actor: { ...none, role: 'owner', language: 'bn', userId, tillId } };
    void enqueueJob(shop, importId, () =>
      finishStep(context, importId, () =>
        step === 'undoing'
          ? takeBack(context, importId)
          : applyImport(context, importId, importOptionsSchema.parse(JSON.parse(options))),
      ),
    );
  }
}

/**
 * Brings a step beyond the point of no return to its end: where it fails, the import says so and it is tried again after a pause that
 * grows to a minute; other imports wait meanwhile. When the shop closes, the rest is left for the next start.
 */
export async function finishStep(
  context: Context,
  importId: string,
  step: () => Promise<void>,
): Promise<void> {
  for (let rest = FIRST_REST_MS; ; rest = Math.min(rest * 2, LONGEST_REST_MS)) {
    try {
      await step();
      break;
    } catch (error) {
      if (isStopping(context)) return;
      noteFailure(context, importId, error);
    }
    tellImport(context, importId);
    await restJob(context, rest);
    if (isStopping(context)) return;
  }
  tellImport(context, importId);
}

function noteFailure({ db, ports }: Context, importId: string, failure: unknown): void {
  const error = failure instanceof Error ? failure.stack : String(failure);
  ports.logger.error({ importId, error }, 'import step failed; it is tried again');
  try {
    setFailure(db, importId, failureOf(failure));
  } catch (cause) {
    ports.logger.error({ importId, error: String(cause) }, 'the failure could not be kept');
  }
}
