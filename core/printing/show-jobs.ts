import type { PrintJobDto } from '../../shared/contract/printing.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Shop } from '../app/shop.ts';
import { printerFor, usablePrinters } from './printer-rules.ts';
import { countJobs, findJob, listJobs, listPrinters, type PrintJobRow } from './printing.repo.ts';

type Printers = ReturnType<typeof usablePrinters>;

function jobDto(row: PrintJobRow, printers: Printers): PrintJobDto {
  const { id, kind, saleId, receiptCode, status, attempts, createdAt, doneAt, lastError } = row;
  const printer = printerFor(row.printerId, printers);
  return {
    id,
    kind,
    saleId,
    receiptCode,
    status,
    attempts,
    createdAt,
    doneAt,
    lastError,
    printerId: printer.id,
    printerName: printer.name,
    retryAt: status === 'queued' ? row.retryAt : null,
  };
}

/** One job as the screen sees it. Refuses an unknown id. */
export function showJob(shop: Shop, id: string): PrintJobDto {
  const row = findJob(shop.db, id);
  if (!row) throw new Refusal('NOT_FOUND_RECORD', { entity: 'print-job', id });
  return jobDto(row, usablePrinters(listPrinters(shop.db)));
}

/** The newest jobs, and how many wait or have failed in all. */
export function showJobs(
  shop: Shop,
  limit: number,
): { items: PrintJobDto[]; waiting: number; failed: number } {
  const printers = usablePrinters(listPrinters(shop.db));
  return { items: listJobs(shop.db, limit).map((row) => jobDto(row, printers)), ...countJobs(shop.db) };
}
