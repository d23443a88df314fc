import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Database from 'better-sqlite3';

/** Waits until what was written to the file, or the names in the folder, are on the disk. */
function sync(of: string, flags: 'r+' | 'r'): void {
  const opened = openSync(of, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Copies an open database to `<file>.before-<number>-<now>.backup` and gives that path. A file of that name is a whole copy: it is written
 * under another name and renamed once it is on the disk. Copies of the same number that earlier tries left are removed then, so that
 * a migration that fails at each start does not fill the disk. Throws what SQLite or the system throws, and leaves nothing half-made.
 */
export function copyBeforeMigration(
  sqlite: Database.Database,
  file: string,
  number: number,
  now: number,
): string {
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.before-`;
  const own = `${prefix}${String(number).padStart(4, '0')}-`;
  const copy = path.join(folder, `${own}${now}.backup`);
  const part = `${copy}.part`;
  const removeAll = (isUnwanted: (name: string) => boolean) => {
    for (const name of readdirSync(folder)) if (isUnwanted(name)) rmSync(path.join(folder, name));
  };
  removeAll((name) => name.startsWith(prefix) && name.endsWith('.backup.part'));
  try {
    sqlite.prepare('VACUUM INTO ?').run(part);
    sync(part, 'r+');
    renameSync(part, copy);
    // Windows knows no waiting for a folder.
    if (process.platform !== 'win32') sync(folder, 'r');
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  removeAll((name) => name.startsWith(own) && name.endsWith('.backup') && name !== path.basename(copy));
  return copy;
}
