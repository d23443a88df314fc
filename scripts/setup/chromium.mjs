import { existsSync } from 'node:fs';
import path from 'node:path';
import { installFromDebian } from './debian.mjs';
import { requireNode24, root } from './paths.mjs';
import { run, withHeartbeat } from './run.mjs';

/** Where a Chromium, Chrome or Edge usually lies, by platform. */
function usualPlaces() {
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    const files = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return roots.flatMap((folder) => (folder ? files.map((file) => path.join(folder, file)) : []));
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (n) => `/Applications/${n}.app/Contents/MacOS/${n}`,
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/snap/bin').filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/** @returns {string | null} */
function chromiumOnMachine() {
  const named = process.env.DOKANI_CHROMIUM;
  if (named && existsSync(named)) return named;
  return usualPlaces().find((file) => existsSync(file)) ?? null;
}

async function installWithPlaywright() {
  console.log("Fetching Playwright's Chromium (about 180 MB).");
  const cli = path.join(root, 'node_modules', 'playwright', 'cli.js');
  const work = run(requireNode24(), [cli, 'install', 'chromium'], { timeoutMs: 600_000 });
  const { code } = await withHeartbeat('fetching Chromium', work);
  return code === 0;
}

/**
 * A Chromium for the e2e tests: one on the machine, else from the distribution (as root), else Playwright's own.
 * @returns {Promise<string | null>} its path, 'playwright' for Playwright's own, null where none can be had
 */
export async function ensureChromium() {
  const found = chromiumOnMachine();
  if (found) return found;
  await installFromDebian('Chromium', ['chromium']);
  const installed = chromiumOnMachine();
  if (installed) return installed;
  return (await installWithPlaywright()) ? 'playwright' : null;
}
