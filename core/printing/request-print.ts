import type { ReceiptLanguage } from '../../shared/contract/primitives.ts';
import type { PrintJobDto } from '../../shared/contract/printing.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { wakePrintQueue } from './print-queue.ts';
import { usablePrinters } from './printer-rules.ts';
import { insertJob, listPrinters, type NewPrintJob } from './printing.repo.ts';
import { showJob } from './show-jobs.ts';
import { findReceiptCode } from './stored-sale.repo.ts';

type Note = { action: string; entity: string; entityId: string; details: Record<string, unknown> };

/** Queues a job once, however often it is asked for under the same id, and notes it in the audit log where that is due. */
function queueOnce(context: Context, job: NewPrintJob, note: Note | null): PrintJobDto {
  const now = context.ports.clock.now();
  return context.db.transaction('queue print job', () => {
    const isNew = insertJob(context.db, job, now);
    if (isNew && note) {
      const { userId, tillId } = context.actor;
      appendAudit(context.db, { at: now, userId, tillId, ...note });
    }
    if (isNew) wakePrintQueue(context.db);
    return showJob(context, job.id);
  });
}

/** Queues a test page on one printer. Refuses a printer that is not there. */
export function requestTestPage(context: Context, input: { jobId: string; printerId: string }): PrintJobDto {
  const { jobId, printerId } = input;
  const isThere = usablePrinters(listPrinters(context.db)).some((printer) => printer.id === printerId);
  if (!isThere) throw new Refusal('NOT_FOUND_RECORD', { entity: 'printer', id: printerId });
  return queueOnce(
    context,
    { id: jobId, kind: 'test', saleId: null, printerId, language: null, kickDrawer: false },
    null,
  );
}

/** Opens the drawer without a sale, on the default printer; audited with the reason. */
export function openDrawer(context: Context, input: { jobId: string; reason: string }): PrintJobDto {
  return queueOnce(
    context,
    { id: input.jobId, kind: 'drawer', saleId: null, printerId: null, language: null, kickDrawer: true },
    { action: 'drawer.opened', entity: 'drawer', entityId: input.jobId, details: { reason: input.reason } },
  );
}

/** Prints a stored sale again, marked as a copy, in its own language or another. Refuses an unknown sale. */
export function reprintSale(
  context: Context,
  input: { jobId: string; saleId: string; language?: ReceiptLanguage | undefined },
): PrintJobDto {
  const { jobId, saleId, language = null } = input;
  const receiptCode = findReceiptCode(context.db, saleId);
  if (receiptCode === undefined) throw new Refusal('NOT_FOUND_RECORD', { entity: 'sale', id: saleId });
  return queueOnce(
    context,
    { id: jobId, kind: 'reprint', saleId, printerId: null, language, kickDrawer: false },
    { action: 'receipt.reprinted', entity: 'sale', entityId: saleId, details: { receiptCode } },
  );
}
