import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron, hasScreen } from '../scripts/setup/electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** The desktop shell running on a folder of the test's own: its window, and its server's address on this computer. */
export type DesktopShop = { app: ElectronApplication; window: Page; url: string };

/** Electron's executable, or null where its runtime is not here or no window can be shown. */
export function desktopRuntime(): string | null {
  return hasScreen() ? findElectron() : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Opens the built desktop shell and waits for its window. */
export async function openDesktop(
  dataFolder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<DesktopShop> {
  const executablePath = desktopRuntime();
  if (executablePath === null) throw new Error('no Electron runtime');
  const port = await freePort();
  const own = path.join(dataFolder, 'electron');
  mkdirSync(own, { recursive: true });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath,
    args: [
      ...sandbox,
      root,
      `--user-data-dir=${own}`,
      `--data=${dataFolder}`,
      `--port=${String(port)}`,
      ...args,
    ],
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...env }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    timeout: 60_000,
  });
  const window = await app.firstWindow();
  return { app, window, url: `http://127.0.0.1:${String(port)}/` };
}
