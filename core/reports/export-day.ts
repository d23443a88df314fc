import type { ExportFile } from '../../shared/contract/reports.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { daySheets, linesSheet } from './day-sheets.ts';
import { readDayReport } from './read-day-report.ts';
import { listReceiptLines } from './reports.repo.ts';
import { writeSheets } from './write-sheets.ts';

/** Which day, as what, in which language, with or without costs. */
export type ExportDayInput = {
  day: BusinessDay;
  format: 'xlsx' | 'csv';
  language: Language;
  canSeeCost: boolean;
  /** As of readDayReport. */
  comparedUntil: number | null;
};

/** The day as a workbook (all its tables) or as CSV (its receipt lines), read from one state of the file. */
export async function exportDay(reader: Reader, input: ExportDayInput): Promise<ExportFile> {
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
