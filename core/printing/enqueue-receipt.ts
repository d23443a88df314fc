import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { ShopDb } from '../db/open.ts';
import { wakePrintQueue } from './print-queue.ts';
import { insertJob } from './printing.repo.ts';

/** The receipt of a sale to be printed; `language` null prints it in the sale's own. */
export type ReceiptRequest = {
  readonly jobId: string;
  readonly saleId: string;
  readonly language: ReceiptLanguage | null;
  /** True when cash was taken: the drawer opens with the receipt. */
  readonly kickDrawer: boolean;
};

/**
 * Queues the receipt of a sale. Synchronous and nothing but one row: call it inside the transaction that stores the sale, so
 * that both are there or neither. Printing begins after the commit. `now` is UTC milliseconds.
 */
export function enqueueReceipt(db: ShopDb, request: ReceiptRequest, now: number): void {
  insertJob(
    db,
    {
      id: request.jobId,
      kind: 'receipt',
      saleId: request.saleId,
      printerId: null,
      language: request.language,
      kickDrawer: request.kickDrawer,
    },
    now,
  );
  wakePrintQueue(db);
}

/** Queues opening the drawer for a sale that wants no paper. The same rules as for `enqueueReceipt`. */
export function enqueueDrawer(
  db: ShopDb,
  request: { jobId: string; saleId: string | null },
  now: number,
): void {
  insertJob(
    db,
    {
      id: request.jobId,
      kind: 'drawer',
      saleId: request.saleId,
      printerId: null,
      language: null,
      kickDrawer: true,
    },
    now,
  );
  wakePrintQueue(db);
}
