import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where the scripts keep what they remember; `npm ci` clears it with the rest of node_modules. */
export const memoryFolder = path.join(root, 'node_modules', '.cache', 'dokani');

const platformName = process.platform === 'win32' ? 'win' : process.platform;

/**
 * The Node 24 that npm installed for this platform, or the running one where it is new enough; null where neither is.
 * @returns {string | null} absolute path of the executable
 */
export function findNode24() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const installed = path.join(root, 'node_modules', `node-${platformName}-${process.arch}`, 'bin', file);
  if (existsSync(installed)) return installed;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

/**
 * The Node 24 to run the project's own code with; ends the process with a plain message where there is none.
 * @returns {string} absolute path of the executable
 */
export function requireNode24() {
  const found = findNode24();
  if (found) return found;
  console.error(`No Node 24 comes with the packages for ${process.platform}-${process.arch}.`);
  console.error('Install Node 24 on this machine (https://nodejs.org) and run the same command again.');
  process.exit(1);
}
