import type { PrinterDto } from '../../shared/contract/printing.contract.ts';

/** The printer of a shop that has set none up: it keeps pictures of the receipts in the shop's print folder. */
export const VIRTUAL_PRINTER: PrinterDto = {
  id: '00000000-0000-7000-8000-000000000001',
  name: 'Virtual printer',
  widthDots: 576,
  connection: { kind: 'virtual' },
  cut: true,
  drawer: true,
  isDefault: true,
};

/** The printers a shop can print on: those set up, or the virtual one. Exactly one is the default. */
export function usablePrinters(setUp: readonly PrinterDto[]): readonly PrinterDto[] {
  if (setUp.length === 0) return [VIRTUAL_PRINTER];
  const chosen = setUp.find((printer) => printer.isDefault) ?? setUp[0];
  return setUp.map((printer) => ({ ...printer, isDefault: printer === chosen }));
}

/** The printer that a job goes to: the one it names, or the default where it names none or one that is gone. */
export function printerFor(printerId: string | null, printers: readonly PrinterDto[]): PrinterDto {
  return (
    printers.find((printer) => printer.id === printerId) ??
    printers.find((printer) => printer.isDefault) ??
    VIRTUAL_PRINTER
  );
}

/** Attempts before a job is put aside as failed, to be retried by hand. */
export const MAX_ATTEMPTS = 8;

/** A drawer is not opened later than this after it was asked for: nobody stands before it any more. */
const DRAWER_FRESH_MS = 60_000;

/** Milliseconds until the next attempt after `attempts` failed ones: 1 s, doubling, at most 30 s. */
export function backoffMs(attempts: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.max(0, attempts - 1));
}

/** True while the drawer may still be opened for a job of `createdAt`. */
export function isDrawerFresh(createdAt: number, now: number): boolean {
  return now - createdAt <= DRAWER_FRESH_MS;
}
