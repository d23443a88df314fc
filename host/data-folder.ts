import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartRefused } from './start-refused.ts';

/** Where this user's programs keep their data, by platform. */
function userDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = os.homedir();
  if (platform === 'win32') return env.APPDATA ?? path.join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  return env.XDG_DATA_HOME ?? path.join(home, '.local', 'share');
}

/** The folder of the shop's file: as given, else DOKANI_DATA, else the user's own; the demo shop has a folder inside it. */
export function dataFolder(
  given: string | null,
  demo: boolean,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const chosen = given ?? (env.DOKANI_DATA || path.join(userDataFolder(env, platform), 'dokani'));
  return path.resolve(demo ? path.join(chosen, 'demo') : chosen);
}

/** Makes the folder and its parents one by one: Node's own recursive mkdir never returns on some file systems. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** Makes the folder and proves that it can be written. Throws StartRefused DATA_NOT_WRITABLE with the system's reason. */
export function prepareDataFolder(folder: string): void {
  const probe = path.join(folder, `.write-test-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StartRefused(
      'DATA_NOT_WRITABLE',
      `The data folder ${folder} cannot be written (${reason}). Choose another with --data or DOKANI_DATA, or free it.`,
    );
  }
}
