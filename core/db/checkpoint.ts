import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Logger } from '../ports/ports.ts';

const EVERY_MS = 5_000;
const LONG_WAL_BYTES = 4 * 1024 * 1024;

/** Bytes of the write-ahead log beside the file; 0 where there is none. */
export function walBytes(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/**
 * Copies what the write-ahead log holds into the file, on a connection of its own and without waiting for anybody (PASSIVE): sales go on
 * meanwhile. Runs in the reading thread. Returns the pages copied so far and the pages of the log.
 */
export function checkpoint(file: string): { log: number; copied: number } {
  const sqlite = new Database(file);
  try {
    const [row] = sqlite.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
    return { log: row?.log ?? 0, copied: row?.checkpointed ?? 0 };
  } finally {
    sqlite.close();
  }
}

/**
 * Has the log checkpointed in the background once it has grown to 4 MB, so that no sale pays for it with its own commit. A failure is
 * logged and tried again; the writing connection's own checkpoint stays as a backstop. Call the answer to stop.
 */
export function keepWalShort(file: string, run: () => Promise<unknown>, logger: Logger): () => void {
  let isRunning = false;
  const checkpointWhenLong = async () => {
    if (walBytes(file) >= LONG_WAL_BYTES) await run();
  };
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    checkpointWhenLong()
      .catch((error: unknown) => logger.warn({ error: String(error) }, 'checkpoint failed'))
      .finally(() => {
        isRunning = false;
      });
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
