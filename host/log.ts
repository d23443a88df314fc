import { renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';

const KEEP_BYTES = 5_000_000;
const PERSONAL = ['name', 'userName', 'customerName', 'phone', 'pin', 'token', 'authorization', 'trxId'];

/** The server's log and how to write out what it still holds. */
export type Log = Logger;

function startNewWhenLarge(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < KEEP_BYTES) return;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}

/** A log file in the data folder, one JSON line per entry. Fields that name or identify a person are blotted out. */
export function openLog(folder: string): Log {
  const file = path.join(folder, 'logs', 'dokani.log');
  startNewWhenLarge(file);
  return pino(
    { base: null, redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: '…' } },
    pino.destination({ dest: file, mkdir: true, sync: true }),
  );
}
