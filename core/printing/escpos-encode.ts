import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { type Bitmap, bitmapRows, rowBytes } from './bitmap.ts';
import type { PrinterTransport } from './printer-driver.ts';

/** How the paper is cut after a job. */
export type CutMode = 'full' | 'partial' | 'none';

/** What one job asks of the printer. `drawerPins` are the connector pins to kick. */
export type PrinterOrder = {
  readonly picture: Bitmap | null;
  readonly drawerPins: readonly (2 | 5)[];
  readonly cut: CutMode;
};

/** Small printer buffers take at most 255 rows at a time. */
const STRIP_ROWS = 240;

/**
 * ESC p m t1 t2: 50 ms on, 500 ms off. node-thermal-printer's own openCashDrawer leaves the two times out, so the printer reads
 * them from the bytes that follow.
 */
const DRAWER_PULSE = { 2: Buffer.from([0x1b, 0x70, 0, 25, 250]), 5: Buffer.from([0x1b, 0x70, 1, 25, 250]) };

/** Encodes only: a printer that is never executed. */
const NOWHERE: PrinterTransport = {
  isPrinterConnected: () => Promise.resolve(false),
  execute: () => Promise.reject(new Error('this printer only encodes')),
};

/** A node-thermal-printer that speaks ESC/POS over `transport`. */
export function thermalPrinter(transport: PrinterTransport): ThermalPrinter {
  // The library takes an object as interface (lib/interfaces/index.js); only its type says string.
  return new ThermalPrinter({ type: PrinterTypes.EPSON, interface: transport as unknown as string });
}

/**
 * GS v 0: one strip of a picture. The dots are in the printer's own order already; the library's printImageBuffer would unpack
 * them to pixels and pack them again, 117 ms of the counter's processor for a long receipt instead of one.
 */
function rasterStrip(strip: Bitmap): Buffer {
  const head = Buffer.from([0x1d, 0x76, 0x30, 0, 0, 0, 0, 0]);
  head.writeUInt16LE(rowBytes(strip.width), 4);
  head.writeUInt16LE(strip.height, 6);
  return Buffer.concat([head, strip.bits]);
}

/** The ESC/POS bytes of one job: init, drawer pulse, the picture as GS v 0 strips, feed and cut. */
export function encodeEscPos(order: PrinterOrder): Buffer {
  const printer = thermalPrinter(NOWHERE);
  printer.add(Buffer.from([0x1b, 0x40]));
  for (const pin of order.drawerPins) printer.add(DRAWER_PULSE[pin]);
  const { picture } = order;
  if (!picture) return printer.getBuffer();
  for (let top = 0; top < picture.height; top += STRIP_ROWS) {
    printer.add(rasterStrip(bitmapRows(picture, top, Math.min(top + STRIP_ROWS, picture.height))));
  }
  // Four lines carry the last dots past the cutter.
  if (order.cut === 'full') printer.cut({ verticalTabAmount: 1 });
  if (order.cut === 'partial') printer.partialCut({ verticalTabAmount: 1 });
  if (order.cut === 'none') printer.printVerticalTab();
  return printer.getBuffer();
}
