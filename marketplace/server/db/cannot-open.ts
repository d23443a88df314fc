import { statfsSync } from 'node:fs';
import path from 'node:path';
import { StartRefused } from '../ports/start-refused.ts';

const ROOM = 64 * 1024 * 1024;

function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(path.dirname(folder));
  return bavail * bsize < ROOM;
}

function wayBack(folder: string, backups: readonly string[]): string {
  const newest = backups.at(-1);
  if (newest === undefined)
    return `There is no copy of it in ${path.dirname(folder)}: put your own backup in its place and start again. Without one the marketplace
begins empty once the folder is moved away.`;
  const older = backups.slice(0, -1).map((backup) => path.basename(backup));
  return `The newest copy, from before an update, is ${newest}${older.length > 0 ? ` (older: ${older.join(', ')})` : ''}.
To go back to it, copy it to ${folder} and start again. What was ordered after that copy was made is only in the damaged folder.`;
}

/** Why an embedded database did not open, for its owner: `backups` are copies of its folder, the oldest first. */
export function cannotOpen(folder: string, backups: readonly string[], cause: unknown): StartRefused {
  const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
  if (cause instanceof RangeError)
    return new StartRefused(
      `The embedded database needs about 1.1 GB of memory and did not get it (${reason}). Nothing was changed; end other programs and start again.`,
    );
  if (isDiskFull(folder))
    return new StartRefused(
      `The disk of ${folder} is full, so the database cannot be opened. Free some space, then start again.`,
    );
  return new StartRefused(
    `The database in ${folder} is damaged and cannot be opened (${reason}).
Keep it: move that folder to another place, for somebody who may rescue it.
${wayBack(folder, backups)}`,
  );
}
