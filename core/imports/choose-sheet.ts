import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { importDto } from './imports.repo.ts';
import { readFile } from './read-file.ts';
import { describeUpload, oneImport, requireSheet, type Upload } from './upload-import.ts';
import { replaceUpload, uploadedFile } from './uploads.repo.ts';

/**
 * Takes another sheet of an uploaded workbook. That is another import, `nextId`; the one it was uploaded as was never run and is dropped.
 * The same `nextId` again answers the same. Throws NOT_FOUND_RECORD for an unknown import or sheet, IMPORT_STATE for one that ran,
 * IMPORT_UNREADABLE and IMPORT_EMPTY for a sheet that cannot be read.
 */
export async function chooseSheet(
  context: Context,
  input: { importId: string; nextId: string; sheet: string },
): Promise<Upload> {
  const { db, ports, actor } = context;
  const { importId, nextId, sheet } = input;
  if (importDto(db, nextId)) return describeUpload(context, nextId);
  const file = fileOf(context, importId);
  requireSheet(file.sheets, sheet);
  const { rows } = await readFile(file.content, sheet);
  db.transaction('imports.choose-sheet', () => {
    fileOf(context, importId);
    const next = { id: nextId, sheet, rowsTotal: rows.length, userId: actor.userId, now: ports.clock.now() };
    replaceUpload(db, importId, next);
  });
  return describeUpload(context, nextId);
}

function fileOf(context: Context, importId: string) {
  const { status } = oneImport(context, importId);
  const file = uploadedFile(context.db, importId);
  if (status !== 'uploaded' || !file) throw new Refusal('IMPORT_STATE', { status });
  return file;
}
