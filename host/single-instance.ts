import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { StartRefused } from './start-refused.ts';

const noteSchema = z.object({ pid: z.int(), url: z.string().nullable() });

/** Holds the data folder for one store server. */
export type FolderLock = {
  /** Leaves a note of where the server answers, for whoever tries to open the same folder. */
  note(url: string): void;
  release(): void;
};

function readNote(file: string): z.infer<typeof noteSchema> | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Takes the folder for this process. The operating system frees it when the process ends in whatever way, so no stale lock can
 * be left behind. Throws StartRefused ALREADY_OPEN where another server has it.
 */
export function lockFolder(folder: string): FolderLock {
  const noteFile = path.join(folder, 'server.json');
  const lock = new Database(path.join(folder, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')))
      throw error;
    const holder = readNote(noteFile);
    const where = holder?.url ? ` at ${holder.url}` : '';
    const who = holder ? ` (process ${holder.pid})` : '';
    throw new StartRefused(
      'ALREADY_OPEN',
      `Dokani already has this shop open${where}${who}. Use that one, or close it first.`,
      holder?.url ?? null,
    );
  }
  const write = (url: string | null) => {
    try {
      writeFileSync(noteFile, JSON.stringify({ pid: process.pid, url }));
    } catch {
      // The note only tells a second starter the way; without it the folder is held all the same.
    }
  };
  write(null);
  return {
    note: write,
    release() {
      rmSync(noteFile, { force: true });
      lock.exec('ROLLBACK');
      lock.close();
    },
  };
}
