import type { PrinterDto } from '../../shared/contract/printing.contract.ts';

/** What is true of the printer; its text is `printer.<…>`. */
export type PrinterState = 'unknown' | 'failed' | 'waiting' | 'file' | 'ready';

/**
 * What the status bar may say: nothing is known without the server; receipts that were not printed come first, then those that
 * wait; `file` where the printer in use is the virtual one, or none is set up. Null while it is being asked.
 */
export function printerState(
  isOnline: boolean,
  jobs: { waiting: number; failed: number } | undefined,
  printers: readonly Pick<PrinterDto, 'isDefault' | 'connection'>[] | undefined,
): PrinterState | null {
  if (!isOnline) return 'unknown';
  if (!jobs || !printers) return null;
  if (jobs.failed > 0) return 'failed';
  if (jobs.waiting > 0) return 'waiting';
  const inUse = printers.find((printer) => printer.isDefault) ?? printers[0];
  return inUse && inUse.connection.kind !== 'virtual' ? 'ready' : 'file';
}
