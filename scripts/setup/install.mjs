import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { runNpm, withHeartbeat } from './run.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */
/** @typedef {Record<string, LockEntry>} LockEntries */

/**
 * The first package that is not installed as the lockfile says, or null. Packages for other platforms do not count.
 * Compares contents, not file times: a fresh checkout gives every file a new time.
 * @param {LockEntries} wanted @param {LockEntries} installed @returns {string | null}
 */
export function firstMissing(wanted, installed) {
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.link) continue;
    const have = installed[place];
    if (!have && !entry.optional && !entry.devOptional) return place;
    if (have && have.version !== entry.version) return place;
  }
  return null;
}

/** @param {string} file @returns {LockEntries | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** Says why an install is needed, or null where node_modules is what the lockfile says. */
function reasonToInstall() {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  const installed = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'packages are not installed yet';
  const missing = wanted && firstMissing(wanted, installed);
  if (missing) return `${missing.replace(/^.*node_modules\//, '')} differs from package-lock.json`;
  return null;
}

/** Installs the packages of package-lock.json where they are missing or differ; ends the process where npm fails. */
export async function ensureInstalled() {
  const reason = reasonToInstall();
  if (!reason) return;
  console.log(`Installing packages (${reason}). About a minute the first time.`);
  const started = Date.now();
  // Windows locks a running executable, so there `npm ci` cannot clear the folder this very Node runs from.
  const insideModules = process.execPath.startsWith(path.join(root, 'node_modules'));
  const command = process.platform === 'win32' && insideModules ? 'install' : 'ci';
  const end = () => process.exit(143);
  process.once('SIGTERM', end);
  const work = runNpm([command, '--include=dev', '--include=optional', '--loglevel=error'], { show: true });
  const { code } = await withHeartbeat('installing', work);
  process.off('SIGTERM', end);
  if (code !== 0 || !existsSync(path.join(root, 'node_modules', '.package-lock.json'))) {
    console.error(`\nnpm ${command} failed with code ${code}; its own message is above.`);
    console.error(
      'Most often the network or the disk is the reason. Nothing else was changed: run the same command again.',
    );
    process.exit(1);
  }
  console.log(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
