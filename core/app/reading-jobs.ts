import { listProducts } from '../catalog/list-products.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { checkpoint } from '../db/checkpoint.ts';
import type { Reader } from '../db/reader.ts';
import { compareTotals } from '../reports/compare-totals.ts';
import { exportAll } from '../reports/export-all.ts';
import { type ExportDayInput, exportDay } from '../reports/export-day.ts';
import { exportList, printList } from '../reports/read-list.ts';
import { readReceipts } from '../reports/read-receipts.ts';
import { readSpan } from '../reports/read-span.ts';
import { listShelf } from '../stock/list-shelf.ts';

/** Long reads: each runs on the reading connection, in the worker thread where the shop lies in a file. */
export const READING_JOBS = {
  span: readSpan,
  exportDay: (reader: Reader, input: ExportDayInput) => exportDay(reader, input),
  exportAll,
  exportList,
  printList,
  checkpoint: (reader: Reader, _input: Record<string, never>) => checkpoint(reader.sqlite.name),
  compareTotals: (reader: Reader, _input: Record<string, never>) => compareTotals(reader),
  receipts: readReceipts,
  products: listProducts,
  shelf: listShelf,
  verifyAudit: (reader: Reader, _input: Record<string, never>) => verifyAuditChain(reader.sqlite),
};
type Jobs = typeof READING_JOBS;

/** Name of a long read. */
export type ReadingJob = keyof Jobs;
/** What the long read is asked. */
export type ReadingInput<Job extends ReadingJob> = Parameters<Jobs[Job]>[1];
/** What the long read answers. */
export type ReadingResult<Job extends ReadingJob> = Awaited<ReturnType<Jobs[Job]>>;

/** Runs a long read on this connection. */
export function runReadingJob<Job extends ReadingJob>(
  reader: Reader,
  job: Job,
  input: ReadingInput<Job>,
): Promise<ReadingResult<Job>> {
  const run = READING_JOBS[job] as (reader: Reader, input: ReadingInput<Job>) => unknown;
  return Promise.resolve(run(reader, input)) as Promise<ReadingResult<Job>>;
}
