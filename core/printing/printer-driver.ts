import type { PrintFault } from '../../shared/receipt/print-fault.ts';
import type { Bitmap } from './bitmap.ts';

/** One job ready for a printer: its ESC/POS bytes, and the picture for printers that the operating system drives. */
export type PrintPayload = {
  readonly jobId: string;
  readonly title: string;
  readonly bytes: Buffer;
  readonly picture: Bitmap | null;
};

/** Brings a job to one printer. Resolves when the printer has taken all of it; rejects with PrinterError when it has not. */
export type PrinterDriver = { send(payload: PrintPayload): Promise<void> };

/** The interface that node-thermal-printer sends its buffer through. */
export type PrinterTransport = {
  isPrinterConnected(): Promise<boolean>;
  execute(buffer: Buffer): Promise<void>;
};

/** A printer that did not take a job: expected in a shop's day, so the queue keeps the job and tries again. */
export class PrinterError extends Error {
  readonly fault: PrintFault;

  constructor(fault: PrintFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PrinterError';
    this.fault = fault;
  }
}
