import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { StartRefused } from '../ports/start-refused.ts';

const noteSchema = z.object({ pid: z.int(), url: z.string().nullable() });

/** A process that is just closing, because the one that started it was ended, is waited for so long. */
const PATIENCE_MS = 3_000;

/** Holds a data folder for one process. */
export type FolderLock = { release(): void };

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Where the marketplace runs that holds the folder, as far as its note says. */
function holderOf(noteFile: string): string {
  try {
    const { pid, url } = noteSchema.parse(JSON.parse(readFileSync(noteFile, 'utf8')));
    return ` (process ${pid}${url === null ? '' : `, at ${url}`})`;
  } catch {
    return '';
  }
}

function inUse(folder: string, noteFile: string): StartRefused {
  return new StartRefused(
    `The data folder ${folder} is open in another marketplace${holderOf(noteFile)}; nothing was changed.
Its embedded database can be open in one process only, a second would destroy it. Use the one that runs, or stop it (Ctrl+C) and start again;
--admin and every other command want it stopped too. Another marketplace beside it needs a folder of its own: --data FOLDER.`,
  );
}

function open(file: string): Database.Database {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const lock = new Database(file, { timeout: PATIENCE_MS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Makes the data folder where there is none and takes it for this process, in the way the shop's own server does: the operating system frees it when the
 * process ends in whatever way, so no stale lock can be left behind. `url` is where this process will answer, for whoever tries the same folder; null
 * for nowhere. Throws StartRefused where another process has the folder, or where it cannot be written.
 */
export function lockFolder(folder: string, url: string | null): FolderLock {
  const noteFile = path.join(folder, 'marketplace.json');
  let lock: Database.Database;
  try {
    lock = open(path.join(folder, 'marketplace.lock'));
  } catch (error) {
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw inUse(folder, noteFile);
    throw new StartRefused(
      `The data folder ${folder} cannot be written (${codeOf(error)}). Choose another with --data or DATA_FOLDER, or free it.`,
    );
  }
  try {
    writeFileSync(noteFile, JSON.stringify({ pid: process.pid, url }));
  } catch {
    // The note only tells a second starter the way; without it the folder is held all the same.
  }
  return {
    release() {
      rmSync(noteFile, { force: true });
      lock.close();
    },
  };
}
