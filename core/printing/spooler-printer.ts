import type { Spooler } from '../ports/ports.ts';
import { bitmapToPng } from './bitmap.ts';
import { type PrinterDriver, PrinterError } from './printer-driver.ts';

/** A printer that the operating system drives; only a desktop shell has one. A job without a picture (drawer only) is refused. */
export function spoolerPrinter(spooler: Spooler | null, printerName: string): PrinterDriver {
  return {
    async send({ picture }) {
      if (!spooler)
        throw new PrinterError('refused', 'printing through the system works in the desktop app only');
      if (!picture) throw new PrinterError('refused', 'a printer of the system cannot open the drawer');
      try {
        await spooler.print(printerName, bitmapToPng(picture), picture.width);
      } catch (error) {
        throw new PrinterError('interrupted', `the system could not print on ${printerName}`, {
          cause: error,
        });
      }
    },
  };
}
