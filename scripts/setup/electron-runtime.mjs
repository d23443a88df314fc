import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { memoryFolder, requireNode24, root } from './paths.mjs';
import { run, withHeartbeat } from './run.mjs';

const electronFolder = path.join(root, 'node_modules', 'electron');
const failedFile = path.join(memoryFolder, 'electron-could-not-be-fetched.json');
const fetchLimitMs = 240_000;
const probeLimitMs = 5_000;

/** @returns {string | null} absolute path of Electron's executable, null where its runtime is not here */
export function findElectron() {
  try {
    const name = readFileSync(path.join(electronFolder, 'path.txt'), 'utf8').trim();
    const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(electronFolder, 'dist');
    const file = path.join(folder, name);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** True where a window can be shown at all. */
export function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function wantedVersion() {
  return JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')).version;
}

/** @param {string} version */
function failedBefore(version) {
  try {
    return JSON.parse(readFileSync(failedFile, 'utf8')).version === version;
  } catch {
    return false;
  }
}

async function downloadHostAnswers() {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(probeLimitMs) });
    return true;
  } catch {
    return false;
  }
}

/**
 * Fetches Electron's runtime within a bounded time. A failure is remembered for this version, so that the next start does
 * not wait again; `retry` forgets it.
 * @param {{ retry: boolean }} options
 * @returns {Promise<string | null>} the executable, or null where it could not be had
 */
export async function fetchElectron({ retry }) {
  const version = wantedVersion();
  if (retry) rmSync(failedFile, { force: true });
  if (failedBefore(version)) return null;
  if (await downloadHostAnswers()) {
    console.log('Fetching Electron (about 120 MB, once; Ctrl+C and `npm start -- --browser` to do without).');
    const install = run(requireNode24(), [path.join(electronFolder, 'install.js')], {
      timeoutMs: fetchLimitMs,
    });
    await withHeartbeat('fetching Electron', install);
    const found = findElectron();
    if (found) return found;
  }
  mkdirSync(memoryFolder, { recursive: true });
  writeFileSync(failedFile, JSON.stringify({ version, at: new Date().toISOString() }));
  return null;
}
