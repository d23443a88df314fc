import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { abortJob, jobsIdle, wakeJobs } from './import-jobs.ts';
import { endImport } from './imports.repo.ts';
import { oneImport } from './upload-import.ts';

/**
 * Gives up an import that waits or runs, at any time before its point of no return, and answers once nothing of it is left, or when that
 * waits for a disk that takes nothing. Throws NOT_FOUND_RECORD, IMPORT_STATE for one beyond that point or finished.
 */
export async function cancelImport(context: Context, importId: string): Promise<ImportDto> {
  const found = oneImport(context, importId);
  if (found.status === 'uploaded')
    endImport(context.db, importId, 'cancelled', null, context.ports.clock.now());
  else if (found.status === 'running' && abortJob(context, importId)) {
    // One that waits for the disk tries again at once.
    wakeJobs(context);
    await new Promise(setImmediate);
    await jobsIdle(context);
  }
  const after = oneImport(context, importId);
  if (after.status !== 'cancelled') throw new Refusal('IMPORT_STATE', { status: after.status });
  return after;
}
