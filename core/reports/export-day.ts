import type { ExportFile } from '../../shared/contract/reports.contract.ts';
import type { LongReads } from '../app/long-reads.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { daySheets, linesSheet } from './day-sheets.ts';
import { readDayReport } from './read-day-report.ts';
import { listReceiptLines } from './reports.repo.ts';
import { writeSheets } from './write-sheets.ts';

/** The day as a workbook (all its tables) or as CSV (its receipt lines), read from one state of the file. */
export async function exportDay(reader: Reader, input: LongReads['exportDay']['input']): Promise<ExportFile> {
  const { report, lines } = snapshot(reader, () => ({
    report: readDayReport(reader, input.day, {
      canSeeCost: input.canSeeCost,
      comparedUntil: input.comparedUntil,
      top: Number.MAX_SAFE_INTEGER,
    }),
    lines: listReceiptLines(reader, input.day),
  }));
  const sheets = input.format === 'csv' ? [linesSheet(lines, input)] : daySheets(report, lines, input);
  return writeSheets(`dokani-${input.day}`, input.format, sheets);
}
