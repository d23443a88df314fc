import type { z } from 'zod';
import type { exportFileSchema } from '../../shared/contract/reports.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { type Reader, snapshot } from '../db/reader.ts';
import { writeCsv } from './csv.ts';
import { daySheets, linesSheet } from './day-sheets.ts';
import { readDayReport } from './read-day-report.ts';
import { listReceiptLines } from './reports.repo.ts';
import { writeWorkbook } from './workbook.ts';

/** Which day, as what, in which language, with or without costs. */
export type ExportDayInput = {
  day: BusinessDay;
  format: 'xlsx' | 'csv';
  language: Language;
  canSeeCost: boolean;
  /** As of readDayReport. */
  comparedUntil: number | null;
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The day as a workbook (all its tables) or as CSV (its receipt lines), read from one state of the file. */
export async function exportDay(
  reader: Reader,
  input: ExportDayInput,
): Promise<z.infer<typeof exportFileSchema>> {
  const { report, lines } = snapshot(reader, () => ({
    report: readDayReport(reader, input.day, {
      canSeeCost: input.canSeeCost,
      comparedUntil: input.comparedUntil,
      top: Number.MAX_SAFE_INTEGER,
    }),
    lines: listReceiptLines(reader, input.day),
  }));
  const isCsv = input.format === 'csv';
  const content = isCsv
    ? Buffer.from(writeCsv(linesSheet(lines, input)))
    : Buffer.from(await writeWorkbook(daySheets(report, lines, input)));
  return {
    fileName: `dokani-${input.day}.${input.format}`,
    mime: isCsv ? 'text/csv' : XLSX,
    contentBase64: content.toString('base64'),
  };
}
