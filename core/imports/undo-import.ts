import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { countInUse } from './count-in-use.ts';
import { finishStep } from './finish-steps.ts';
import { enqueueJob, jobsIdle } from './import-jobs.ts';
import { busyStatus, importDto, passPointOfNoReturn } from './imports.repo.ts';
import { takeBack } from './take-back.ts';

/**
 * Takes an import back as a whole: what it made vanishes, what it changed is as before, stock that it brought is moved out again; answers
 * when that is done. Goods that are sold or edited while it is at work stay, and are counted as `kept`; where it cannot go on for now,
 * it answers `undoing` with the failure, and is tried again. Rejects with NOT_FOUND_RECORD, IMPORT_STATE for one that did not land or
 * while any import is waiting or running, IMPORT_IN_USE when goods of it were sold or edited before.
 */
export async function undoImport(context: Context, importId: string): Promise<ImportDto> {
  const { db, actor } = context;
  requireUndoable(context, importId);
  const products = await countInUse(context, importId);
  if (products > 0) throw new Refusal('IMPORT_IN_USE', { products });
  db.transaction('imports.begin-undo', () => {
    requireUndoable(context, importId);
    passPointOfNoReturn(db, importId, 'undoing', actor);
  });
  void enqueueJob(context, importId, () => finishStep(context, importId, () => takeBack(context, importId)));
  await jobsIdle(context);
  const undone = importDto(db, importId);
  if (!undone) throw new Error(`import ${importId} is gone`);
  return undone;
}

function requireUndoable({ db }: Context, importId: string): void {
  const found = importDto(db, importId);
  if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: importId });
  const status = found.status === 'done' ? busyStatus(db) : found.status;
  if (status !== undefined) throw new Refusal('IMPORT_STATE', { status });
}
