import type { Reader } from '../db/reader.ts';
import type { LongRead, LongReads } from './long-reads.ts';

type Jobs = {
  [Job in LongRead]: (reader: Reader, input: LongReads[Job]['input']) => Promise<LongReads[Job]['result']>;
};

const catalog = () => import('../catalog/index.ts');
const reports = () => import('../reports/index.ts');
const stock = () => import('../stock/index.ts');
const audit = () => import('../db/audit.ts');
const log = () => import('../db/checkpoint.ts');

/**
 * Long reads: each runs on the reading connection, in the worker thread where the shop lies in a file. An area is loaded at its first read: most
 * of the day the thread folds the log alone, and a thread that holds every area takes some 15 MB more.
 */
const READING_JOBS: Jobs = {
  span: async (reader, input) => (await reports()).readSpan(reader, input),
  exportDay: async (reader, input) => (await reports()).exportDay(reader, input),
  exportAll: async (reader, input) => (await reports()).exportAll(reader, input),
  exportList: async (reader, input) => (await reports()).exportList(reader, input),
  printList: async (reader, input) => (await reports()).printList(reader, input),
  checkpoint: async (reader) => (await log()).checkpoint(reader.sqlite.name),
  compareTotals: async (reader) => (await reports()).compareTotals(reader),
  receipts: async (reader, input) => (await reports()).readReceipts(reader, input),
  products: async (reader, input) => (await catalog()).listProducts(reader, input),
  shelf: async (reader, input) => (await stock()).listShelf(reader, input),
  verifyAudit: async (reader) => (await audit()).verifyAuditChain(reader.sqlite),
};

/** Runs a long read on this connection. */
export async function runReadingJob<Job extends LongRead>(
  reader: Reader,
  job: Job,
  input: LongReads[Job]['input'],
): Promise<LongReads[Job]['result']> {
  return READING_JOBS[job](reader, input);
}
