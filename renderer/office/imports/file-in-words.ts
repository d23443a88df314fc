import type { ImportDto } from '../../../shared/contract/imports.contract.ts';

/** What an import is of: its file, and the sheet where the file has several. */
export function fileInWords({ fileName, sheet }: Pick<ImportDto, 'fileName' | 'sheet'>): string {
  return sheet === null ? fileName : `${fileName} · ${sheet}`;
}
