import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { thermalPrinter } from './escpos-encode.ts';
import { type PrinterDriver, PrinterError, type PrinterTransport } from './printer-driver.ts';

/** A printer behind a device file (/dev/usb/lp0) or a Windows path (\\.\LPT1, \\computer\printer); `silentMs` is how long it may take no byte. */
export type DevicePrinterOptions = { readonly path: string; readonly silentMs?: number };

const CHUNK = 4096;
const RETRY_MS = 20;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function openDevice(path: string): Promise<FileHandle> {
  try {
    // Never created (an unplugged printer must not become a file), never blocking (a printer without paper would
    // hold one of the process's few file threads). Windows has no such flag and reports 0 or undefined.
    return await open(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw new PrinterError('unreachable', `the printer is not connected (${path})`, { cause: error });
  }
}

/**
 * A mistyped path must not end in the shop's own file: what is printed would be written over its beginning. Windows names
 * printers by paths whose kind it does not tell.
 */
async function refuseOrdinaryFile(handle: FileHandle, path: string): Promise<void> {
  if (process.platform === 'win32' || !(await handle.stat()).isFile()) return;
  throw new PrinterError('refused', `not a printer but a file (${path})`);
}

async function writeAll(handle: FileHandle, buffer: Buffer, silentMs: number): Promise<void> {
  let sent = 0;
  let lastProgress = performance.now();
  while (sent < buffer.length) {
    try {
      const { bytesWritten } = await handle.write(buffer, sent, Math.min(CHUNK, buffer.length - sent));
      sent += bytesWritten;
      if (bytesWritten > 0) lastProgress = performance.now();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') {
        throw new PrinterError('interrupted', 'the printer broke off while printing', { cause: error });
      }
      if (performance.now() - lastProgress > silentMs) {
        throw new PrinterError('timeout', 'the printer stopped taking data', { cause: error });
      }
      await wait(RETRY_MS);
    }
  }
}

/**
 * A printer on a cable. The library's own file transport goes on retrying in the background after it has reported a failure,
 * which would print a job twice; this one stops when it says so.
 */
export function devicePrinter(options: DevicePrinterOptions): PrinterDriver {
  const { path, silentMs = 15_000 } = options;
  const transport: PrinterTransport = {
    isPrinterConnected: async () => {
      try {
        await (await openDevice(path)).close();
        return true;
      } catch {
        return false;
      }
    },
    execute: async (buffer) => {
      const handle = await openDevice(path);
      try {
        await refuseOrdinaryFile(handle, path);
        await writeAll(handle, buffer, silentMs);
      } finally {
        await handle.close();
      }
    },
  };
  return {
    async send(payload) {
      const printer = thermalPrinter(transport);
      printer.setBuffer(payload.bytes);
      await printer.execute();
    },
  };
}
