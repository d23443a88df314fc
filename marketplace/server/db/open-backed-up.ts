import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cannotOpen } from './cannot-open.ts';
import { type EmbeddedDb, openEmbedded } from './embedded.ts';
import { lockFolder } from './lock-folder.ts';
import { migrationsDone, readMigrations } from './migrate.ts';
import { syncFolder, syncTree } from './synced-files.ts';

const KEPT = 2;

/** Copies of a database folder from before updates, the oldest first. */
function backupsOf(folder: string): string[] {
  const name = `${path.basename(folder)}.before-`;
  return readdirSync(path.dirname(folder))
    .filter((entry) => entry.startsWith(name) && /^\d{4}$/.test(entry.slice(name.length)))
    .sort()
    .map((entry) => path.join(path.dirname(folder), entry));
}

function copyAside(folder: string, next: number): void {
  const backup = `${folder}.before-${String(next).padStart(4, '0')}`;
  // A copy that was cut off has another name, so that none that is whole is lost for it.
  rmSync(`${backup}.half`, { recursive: true, force: true });
  cpSync(folder, `${backup}.half`, { recursive: true });
  // A power cut while the database is brought up to date is what the copy is for: it is on the disk before that begins.
  syncTree(`${backup}.half`);
  rmSync(backup, { recursive: true, force: true });
  renameSync(`${backup}.half`, backup);
  syncFolder(path.dirname(backup));
  for (const old of backupsOf(folder).slice(0, -KEPT)) rmSync(old, { recursive: true, force: true });
}

async function openOrRefuse(folder: string): Promise<{ db: EmbeddedDb; done: number }> {
  try {
    const db = await openEmbedded(folder);
    return { db, done: await migrationsDone(db) };
  } catch (error) {
    throw cannotOpen(folder, backupsOf(folder), error);
  }
}

/** As `openBackedUp`, by whoever holds the folder. */
async function openHeld(folder: string, migrations: string): Promise<EmbeddedDb> {
  const { db, done } = await openOrRefuse(folder);
  if (done === 0 || done >= readMigrations(migrations).length) return db;
  await db.close();
  copyAside(folder, done + 1);
  return (await openOrRefuse(folder)).db;
}

/** Who opens the database, beside its folder. */
export type Opener = {
  /** Where it will answer; null for nowhere. */
  url: string | null;
  /** What must be well before the database is touched, asked once the folder is held. */
  check: () => Promise<void>;
};

/**
 * Opens the embedded database of a folder, for this process alone until it is closed. Where it is of an older program it is first copied beside itself,
 * as it was, under `.before-` and the number of the first migration to come; the two newest copies are kept. Throws StartRefused where another process
 * has the data folder around it, and where the database is damaged; throws where there is no room for the copy, and nothing is changed then.
 */
export async function openBackedUp(
  folder: string,
  migrations: string,
  { url, check }: Opener = { url: null, check: async () => undefined },
): Promise<EmbeddedDb> {
  const lock = lockFolder(path.dirname(folder), url);
  try {
    await check();
    const db = await openHeld(folder, migrations);
    return { ...db, close: () => db.close().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
