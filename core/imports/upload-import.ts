import type { ImportDto, ImportMapping } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { detectColumns } from './detect-columns.ts';
import { requireRoomToBegin } from './disk-room.ts';
import { findSheets } from './find-sheets.ts';
import { asShown } from './import-jobs.ts';
import { endImport, importDto } from './imports.repo.ts';
import { readFile } from './read-file.ts';
import type { Sheet } from './sheet.ts';
import { forgottenUploads, insertImport, uploadedFile } from './uploads.repo.ts';

const SAMPLES = 5;
/** An upload that nobody ran for so long is given up, so that files do not fill the shop's own. */
const FORGOTTEN_MS = 86_400_000;

/** An upload with what its columns look like. */
export type Upload = {
  import: ImportDto;
  /** The sheets to choose from, where there are several; the one that was read is the import's. */
  sheets: string[];
  columns: { name: string; samples: string[] }[];
  mapping: ImportMapping;
};

/**
 * Takes a file and says what its columns seem to be; the same id again answers the same file. Of a workbook it reads the sheet of that
 * name, else the one that seems to hold the goods. Files that were forgotten go.
 * Throws IMPORT_UNREADABLE, IMPORT_EMPTY for a file without rows, and NOT_FOUND_RECORD for a sheet that the file does not offer.
 */
export async function uploadImport(
  context: Context,
  input: { importId: string; fileName: string; content: Buffer; sheet?: string | undefined },
): Promise<Upload> {
  const { db, ports } = context;
  if (importDto(db, input.importId)) return describeUpload(context, input.importId);
  const { content } = input;
  requireRoomToBegin(context, content.length);
  const { offered, preset } = await findSheets(content);
  if (input.sheet !== undefined) requireSheet(offered, input.sheet);
  const name = input.sheet ?? preset;
  const sheet = await readFile(content, name);
  db.transaction('imports.upload', () => {
    if (importDto(db, input.importId)) return;
    const now = ports.clock.now();
    for (const id of forgottenUploads(db, now - FORGOTTEN_MS)) endImport(db, id, 'cancelled', null, now);
    insertImport(db, {
      id: input.importId,
      fileName: input.fileName,
      format: sheet.format,
      sheet: name,
      sheets: offered,
      content,
      rowsTotal: sheet.rows.length,
      userId: context.actor.userId,
      now,
    });
  });
  return answer(context, input.importId, offered, sheet);
}

/** What an upload that is there already answered. Throws IMPORT_STATE once its file is gone. */
export async function describeUpload(context: Context, importId: string): Promise<Upload> {
  const file = uploadedFile(context.db, importId);
  if (!file) throw new Refusal('IMPORT_STATE', { status: oneImport(context, importId).status });
  return answer(context, importId, file.sheets, await readFile(file.content, file.sheet));
}

/** Throws NOT_FOUND_RECORD for a sheet that is not offered. */
export function requireSheet(offered: readonly string[], name: string): void {
  if (!offered.includes(name)) throw new Refusal('NOT_FOUND_RECORD', { entity: 'sheet', id: name });
}

function answer(context: Context, importId: string, sheets: string[], sheet: Sheet): Upload {
  return {
    import: oneImport(context, importId),
    sheets: sheets.length > 1 ? sheets : [],
    columns: columnsOf(sheet),
    mapping: detectColumns(sheet),
  };
}

/** An import as it stands. Throws NOT_FOUND_RECORD. */
export function oneImport(context: Context, importId: string): ImportDto {
  const found = importDto(context.db, importId);
  if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: importId });
  return asShown(context, found);
}

function columnsOf(sheet: Sheet): Upload['columns'] {
  return sheet.columns.map((name, index) => {
    const samples = new Set<string>();
    for (const row of sheet.rows) {
      const cell = row[index];
      if (cell) samples.add(cell.slice(0, 80));
      if (samples.size === SAMPLES) break;
    }
    return { name, samples: [...samples] };
  });
}
