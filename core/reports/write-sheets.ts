import type { ExportFile } from '../../shared/contract/reports.contract.ts';
import { writeCsv } from './csv.ts';
import type { Sheet } from './sheet.ts';
import { writeWorkbook } from './workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The tables as a file to hand out: a workbook of all of them, or CSV of the first. */
export async function writeSheets(
  name: string,
  format: 'xlsx' | 'csv',
  sheets: readonly Sheet[],
): Promise<ExportFile> {
  const [first] = sheets;
  if (!first) throw new Error('a file without a table');
  const content = Buffer.from(format === 'csv' ? writeCsv(first) : await writeWorkbook(sheets));
  return {
    fileName: `${name}.${format}`,
    mime: format === 'csv' ? 'text/csv' : XLSX,
    contentBase64: content.toString('base64'),
  };
}
