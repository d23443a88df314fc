import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { DatabaseIsNewerError, diskRefusal, MigrationError } from '../core/app/index.ts';
import { StartRefused } from './start-refused.ts';

const DAMAGED: ReadonlySet<string> = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT']);

const HEADER = 'SQLite format 3\0';

/** True for a file that begins as a database does: an empty or half-written one would open as a new shop, or not at all. */
function isDatabase(file: string): boolean {
  const head = Buffer.alloc(HEADER.length);
  try {
    const opened = openSync(file, 'r');
    const read = readSync(opened, head);
    closeSync(opened);
    return read === head.length && head.toString('latin1') === HEADER;
  } catch {
    return false;
  }
}

/** The copies that were made before the file was brought up to date, newest first. */
function copiesIn(folder: string): string[] {
  try {
    const made = (name: string) => Number(/-(\d+)\.backup$/.exec(name)?.[1] ?? 0);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.backup') && isDatabase(path.join(folder, name)))
      .sort((a, b) => made(b) - made(a));
  } catch {
    return [];
  }
}

function damaged(folder: string): StartRefused {
  const file = path.join(folder, 'shop.sqlite');
  const [newest, ...older] = copiesIn(folder);
  const copies =
    newest === undefined
      ? 'Dokani has made no copy of it in that folder: put back the shop.sqlite of your own backup'
      : `Copies from before updates of Dokani lie in the same folder, the newest is ${newest}${older.length > 0 ? ` (${older.length} older)` : ''}: copy it to shop.sqlite`;
  return new StartRefused(
    'DATABASE_DAMAGED',
    `The shop's file ${file} is damaged and cannot be opened. Nothing was changed or deleted; everything in the folder is as it was found.
Keep the damaged file: move shop.sqlite, shop.sqlite-wal and shop.sqlite-shm to another folder, for somebody who may rescue it.
${copies}, then start Dokani again. What was sold after that copy was made is only in the damaged file.`,
  );
}

/** What is wrong with the shop's file or its disk, for its user; null for anything else. */
export function startRefusal(error: unknown, folder: string): StartRefused | null {
  if (error instanceof DatabaseIsNewerError)
    return new StartRefused(
      'DATABASE_IS_NEWER',
      `This shop was last opened by a newer Dokani (${error.message}). Install that version; nothing was changed.`,
    );
  const cause = error instanceof MigrationError ? error.cause : error;
  if (
    cause instanceof Error &&
    'code' in cause &&
    DAMAGED.has(String(cause.code).replace(/^(SQLITE_CORRUPT)_.*/, '$1'))
  )
    return damaged(folder);
  const disk = diskRefusal(cause);
  if (disk?.code === 'DISK_FULL')
    return new StartRefused(
      'DISK_FULL',
      `The disk of ${folder} is full, so the shop cannot be opened; nothing was changed. Free some space, then start again.`,
    );
  if (disk)
    return new StartRefused(
      'DISK_FAULT',
      `The files in ${folder} cannot be read or written (${String(cause)}); nothing was changed. Have the disk looked at.`,
    );
  if (error instanceof MigrationError)
    return new StartRefused(
      'MIGRATION_FAILED',
      `The shop's file could not be brought up to date (${error.message}). It was left as it was.`,
    );
  return null;
}
