import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { Shop } from '../app/shop.ts';
import { devicePrinter } from './device-printer.ts';
import { networkPrinter } from './network-printer.ts';
import type { PrinterDriver } from './printer-driver.ts';
import { spoolerPrinter } from './spooler-printer.ts';
import { virtualPrinter } from './virtual-printer.ts';

/** Finds the driver of a printer. */
export type OpenPrinter = (printer: PrinterDto) => PrinterDriver;

function driverOf(shop: Shop, { connection }: PrinterDto): PrinterDriver {
  switch (connection.kind) {
    case 'virtual':
      return virtualPrinter(shop.options.printFolder, () => shop.ports.clock.now());
    case 'network':
      return networkPrinter({ host: connection.host, port: connection.port });
    case 'device':
      return devicePrinter({ path: connection.path });
    case 'spooler':
      return spoolerPrinter(shop.ports.spooler, connection.printerName);
  }
}

/** Opens the shop's printers, each once per set-up: a driver remembers how its printer behaves. */
export function openPrinters(shop: Shop): OpenPrinter {
  const drivers = new Map<string, PrinterDriver>();
  return (printer) => {
    const key = `${printer.id} ${JSON.stringify(printer.connection)}`;
    const driver = drivers.get(key) ?? driverOf(shop, printer);
    drivers.set(key, driver);
    return driver;
  };
}
