import { listProducts } from '../catalog/index.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { checkpoint } from '../db/checkpoint.ts';
import type { Reader } from '../db/reader.ts';
import {
  compareTotals,
  exportAll,
  exportDay,
  exportList,
  printList,
  readReceipts,
  readSpan,
} from '../reports/index.ts';
import { listShelf } from '../stock/index.ts';
import type { LongRead, LongReads } from './long-reads.ts';

type Jobs = {
  [Job in LongRead]: (
    reader: Reader,
    input: LongReads[Job]['input'],
  ) => LongReads[Job]['result'] | Promise<LongReads[Job]['result']>;
};

/** Long reads: each runs on the reading connection, in the worker thread where the shop lies in a file. */
const READING_JOBS: Jobs = {
  span: readSpan,
  exportDay,
  exportAll,
  exportList,
  printList,
  checkpoint: (reader) => checkpoint(reader.sqlite.name),
  compareTotals,
  receipts: readReceipts,
  products: listProducts,
  shelf: listShelf,
  verifyAudit: (reader) => verifyAuditChain(reader.sqlite),
};

/** Runs a long read on this connection. */
export async function runReadingJob<Job extends LongRead>(
  reader: Reader,
  job: Job,
  input: LongReads[Job]['input'],
): Promise<LongReads[Job]['result']> {
  return READING_JOBS[job](reader, input);
}
