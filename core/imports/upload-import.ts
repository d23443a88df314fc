import type { ImportDto, ImportMapping } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { detectColumns } from './detect-columns.ts';
import { endImport, forgottenUploads, importContent, importDto, insertImport } from './imports.repo.ts';
import { readFile } from './read-file.ts';
import type { Sheet } from './sheet.ts';

const SAMPLES = 5;
/** An upload that nobody ran for so long is given up, so that files do not fill the shop's own. */
const FORGOTTEN_MS = 86_400_000;

/** An upload with what its columns look like. */
export type Upload = {
  import: ImportDto;
  columns: { name: string; samples: string[] }[];
  mapping: ImportMapping;
};

/**
 * Takes a file and says what its columns seem to be; the same id again answers the same file. Files that were forgotten go.
 * Throws IMPORT_UNREADABLE, and IMPORT_EMPTY for a file without rows.
 */
export async function uploadImport(
  context: Context,
  input: { importId: string; fileName: string; content: Buffer },
): Promise<Upload> {
  const { db, ports } = context;
  const content = importContent(db, input.importId) ?? input.content;
  const sheet = await readFile(content);
  if (!importDto(db, input.importId))
    db.transaction('imports.upload', () => {
      const now = ports.clock.now();
      for (const id of forgottenUploads(db, now - FORGOTTEN_MS)) endImport(db, id, 'cancelled', null, now);
      insertImport(db, {
        id: input.importId,
        fileName: input.fileName,
        format: sheet.format,
        content,
        rowsTotal: sheet.rows.length,
        userId: context.actor.userId,
        now,
      });
    });
  return {
    import: oneImport(context, input.importId),
    columns: columnsOf(sheet),
    mapping: detectColumns(sheet),
  };
}

/** An import as it stands. Throws NOT_FOUND_RECORD. */
export function oneImport(context: Context, importId: string): ImportDto {
  const found = importDto(context.db, importId);
  if (!found) throw new Refusal('NOT_FOUND_RECORD', { entity: 'import', id: importId });
  return found;
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
