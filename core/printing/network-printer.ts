import { connect, type Socket } from 'node:net';
import { thermalPrinter } from './escpos-encode.ts';
import { type PrinterDriver, PrinterError, type PrinterTransport } from './printer-driver.ts';

/** Where a network printer listens, and how long it may stay silent (milliseconds). */
export type NetworkPrinterOptions = {
  readonly host: string;
  readonly port: number;
  readonly connectMs?: number;
  /** How long it may take none of the bytes, or not close after the last one. */
  readonly silentMs?: number;
};

/** What a printer is known to do: one that has closed the line after a job is expected to close it after the next. */
type PrinterManners = { closesAfterJob: boolean };

/** Small enough that a printer that stopped taking bytes is noticed, large enough for a receipt in a few turns. */
const CHUNK = 4096;

function openSocket(host: string, port: number, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const fail = (message: string, cause?: Error): void => {
      socket.destroy();
      reject(new PrinterError('unreachable', `${message} (${host}:${port})`, { cause }));
    };
    const timer = setTimeout(() => fail('the printer does not answer'), connectMs);
    socket.once('error', (error) => {
      clearTimeout(timer);
      fail('the printer is not reachable', error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/** Sends all bytes, ends the line and waits for the printer's own end: only then has it taken everything. */
function deliver(socket: Socket, buffer: Buffer, silentMs: number, manners: PrinterManners): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let ended = false;
    const settle = (error?: PrinterError): void => {
      socket.setTimeout(0);
      socket.removeAllListeners('close');
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    const interrupted = (cause?: Error): void =>
      settle(new PrinterError('interrupted', 'the printer broke off while printing', { cause }));
    socket.setTimeout(silentMs, () => {
      // A printer that never closed before may simply be of the kind that does not: all bytes left, none came back refused.
      if (ended && socket.writableLength === 0 && !manners.closesAfterJob) settle();
      else settle(new PrinterError('timeout', 'the printer stopped taking data'));
    });
    socket.once('error', interrupted);
    socket.once('close', () => interrupted());
    // Status bytes are read away: unread ones would turn the closing into a reset that eats the job's tail.
    socket.on('data', () => undefined);
    socket.once('end', () => {
      if (!ended || socket.writableLength > 0) interrupted();
      else {
        manners.closesAfterJob = true;
        settle();
      }
    });
    const sendNext = (): void => {
      if (sent >= buffer.length) {
        ended = true;
        socket.end();
        return;
      }
      const chunk = buffer.subarray(sent, sent + CHUNK);
      sent += chunk.length;
      socket.write(chunk, (error) => {
        if (!error) sendNext();
      });
    };
    sendNext();
  });
}

/**
 * A printer on the shop's network (raw TCP, usually port 9100). The library's own network transport closes as soon as the bytes
 * are handed to the operating system and counts a job as printed when the printer dies in the middle; this one waits for the
 * printer to end the line.
 */
export function networkPrinter(options: NetworkPrinterOptions): PrinterDriver {
  const { host, port, connectMs = 3_000, silentMs = 15_000 } = options;
  const manners: PrinterManners = { closesAfterJob: false };
  const transport: PrinterTransport = {
    isPrinterConnected: async () => {
      try {
        (await openSocket(host, port, connectMs)).destroy();
        return true;
      } catch {
        return false;
      }
    },
    execute: async (buffer) => deliver(await openSocket(host, port, connectMs), buffer, silentMs, manners),
  };
  return {
    async send(payload) {
      const printer = thermalPrinter(transport);
      printer.setBuffer(payload.bytes);
      await printer.execute();
    },
  };
}
