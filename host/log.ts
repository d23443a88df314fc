import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';

/** A log file this large is set aside; one older is kept. */
export const KEEP_BYTES = 5_000_000;
const PERSONAL = ['name', 'userName', 'customerName', 'phone', 'pin', 'token', 'authorization', 'trxId'];

/** The server's log and how to write out what it still holds. */
export type Log = Logger;

function startNewWhenLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < KEEP_BYTES) return;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}

function openFile(file: string): number {
  const folder = path.dirname(file);
  // One by one: Node's own recursive mkdir never returns on some file systems.
  if (!existsSync(folder)) mkdirSync(folder);
  startNewWhenLarge(file);
  return openSync(file, 'a');
}

/** Where log lines go; `write` never throws. */
type Lines = { write(line: string): void };

/**
 * Lines at the end of the file, which is set aside and begun anew when it has grown large: a server runs for months. A line that the disk does not take is dropped and counted, and the first one that it takes again says
 * how many were lost: a log must never end the server. `append` writes all of the text or throws.
 */
export function createLines(file: string, append: (fd: number, text: string) => void = writeAll): Lines {
  let fd: number | null = null;
  let size = 0;
  let lost = 0;
  const open = () => {
    const opened = openFile(file);
    size = fstatSync(opened).size;
    return opened;
  };
  return {
    write(line) {
      const note = lost === 0 ? '' : `\n${JSON.stringify({ level: 40, lost, msg: 'log lines were lost' })}\n`;
      try {
        if (fd !== null && size >= KEEP_BYTES) {
          closeSync(fd);
          fd = null;
        }
        fd ??= open();
        const text = note + line;
        append(fd, text);
        size += Buffer.byteLength(text);
        lost = 0;
      } catch {
        lost += 1;
      }
    },
  };
}

function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/**
 * A log file in the data folder, one JSON line per entry. Fields that name or identify a person are blotted out. Writing to it never
 * fails: what the disk does not take is counted instead.
 */
export function openLog(folder: string): Log {
  return pino(
    { base: null, redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: '…' } },
    createLines(path.join(folder, 'logs', 'dokani.log')),
  );
}
