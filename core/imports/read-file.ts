import { Refusal } from '../../shared/errors/error-codes.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Sheet } from './sheet.ts';

/** True for a file that is a workbook, whatever its name says. */
export function isWorkbook(file: Buffer): boolean {
  return file.length > 4 && file.readUInt32LE(0) === 0x04034b50;
}

/**
 * Reads a CSV or XLSX file, whichever its first bytes say; of a workbook the sheet of that name, or the first where none is named.
 * Throws IMPORT_EMPTY for one without rows, IMPORT_UNREADABLE with the reason.
 */
export async function readFile(file: Buffer, sheetName: string | null = null): Promise<Sheet> {
  const sheet = isWorkbook(file) ? await readXlsx(file, sheetName) : await readCsv(await textOf(file));
  if (sheet.rows.length === 0) throw new Refusal('IMPORT_EMPTY', {});
  return sheet;
}

async function textOf(file: Buffer): Promise<string> {
  if (file.length > 8 && file.readUInt32BE(0) === 0xd0cf11e0)
    throw new Refusal('IMPORT_UNREADABLE', {
      reason: 'old or protected Excel file; save it as .xlsx or CSV',
    });
  const text = await decodeText(file);
  if (text === null) throw new Refusal('IMPORT_UNREADABLE', { reason: 'not a CSV or XLSX file' });
  return text;
}
