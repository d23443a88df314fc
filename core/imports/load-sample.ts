import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportDto } from '../../shared/contract/imports.contract.ts';
import type { Context } from '../app/shop.ts';
import { runImport } from './run-import.ts';
import { uploadImport } from './upload-import.ts';

/** Uploads and runs a catalogue that comes with the program. The same id again answers the same import. */
export async function loadSample(
  context: Context,
  input: { importId: string; kind: 'pharmacy' | 'grocery' },
): Promise<ImportDto> {
  const fileName = `${input.kind}.csv`;
  const content = readFileSync(path.join(context.options.resourcesFolder, 'catalogues', fileName));
  const upload = await uploadImport(context, { importId: input.importId, fileName, content });
  if (upload.import.status !== 'uploaded') return upload.import;
  return runImport(context, {
    importId: input.importId,
    mapping: upload.mapping,
    options: { categoryId: null, oversell: null, stripOf: null },
  });
}
