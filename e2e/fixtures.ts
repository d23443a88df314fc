import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..');

/** A store server of the test's own, on an empty folder. */
export type TestShop = {
  url: string;
  dataFolder: string;
  /** Pictures that the virtual printer decoded so far, oldest first. */
  printed(): string[];
  /** Ends the server without warning and starts it again on the same folder and port. */
  crash(): Promise<void>;
};

type Running = { child: ChildProcess; url: string };

/** Starts the server that `npm start` starts, and waits until it says where it is. */
function startServer(args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [path.join(root, 'host', 'start.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: { kind: string; url: string }) => {
      if (message.kind === 'ready') resolve({ child, url: message.url });
    });
    child.on('exit', (code) => reject(new Error(`the store server ended with code ${code}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill(signal);
  return ended;
}

/** Playwright's `test` with a store server of its own; `page` opens it at relative addresses. */
export const test = base.extend<{ shop: TestShop; args: string[] }>({
  /** More arguments for the server, such as `--demo`. */
  args: [[], { option: true }],
  shop: async ({ args }, use) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'dokani-e2e-'));
    let running = await startServer(['--data', dataFolder, '--port', '0', ...args]);
    const printFolder = path.join(dataFolder, 'printed');
    await use({
      url: running.url,
      dataFolder,
      printed: () =>
        readdirSync(printFolder)
          .filter((name) => name.endsWith('.png'))
          .sort()
          .map((name) => path.join(printFolder, name)),
      async crash() {
        await end(running.child, 'SIGKILL');
        running = await startServer(['--data', dataFolder, '--port', new URL(running.url).port, ...args]);
      },
    });
    await end(running.child, 'SIGTERM');
    rmSync(dataFolder, { recursive: true, force: true });
  },
  baseURL: async ({ shop }, use) => use(shop.url),
});

export { expect } from '@playwright/test';
