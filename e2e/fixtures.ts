import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { ShopKind } from '../shared/contract/settings.contract.ts';
import { SCREENS_ORIGIN } from '../shared/desktop/shell-messages.ts';
import type { Language } from '../shared/text/format.ts';
import { withCompiledModules } from './compiled-modules.ts';
import { openDesktop } from './desktop-shop.ts';
import { Counter } from './page-models/counter.ts';
import { type SignedIn, setUpShop, signInBeside } from './store-client.ts';
import { LANGUAGES, Words } from './words.ts';

const root = path.resolve(import.meta.dirname, '..');

/** A store server of the test's own, on an empty folder. */
export type TestShop = {
  url: string;
  dataFolder: string;
  /** The desktop shell's window; null in a browser. */
  window: Page | null;
  /** Pictures that the virtual printer decoded so far, oldest first. */
  printed(): string[];
  /** Ends the server without warning. */
  kill(): Promise<void>;
  /** Starts the server again on the same folder and port. */
  restart(): Promise<void>;
};

type Running = { child: ChildProcess; url: string };

/** Starts the server that `npm start` starts, and waits until it says where it is. */
function startServer(args: string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawn(process.execPath, [path.join(root, 'host', 'start.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...withCompiledModules, ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: { kind: string; url: string }) => {
      if (message.kind === 'ready') resolve({ child, url: message.url });
    });
    child.on('exit', (code) => reject(new Error(`the store server ended with code ${code}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill(signal);
  return ended;
}

function printedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * Opens the page with this person signed in already, in that language, by a session of its own; locking the till still
 * locks it.
 */
export async function arriveSignedIn(
  page: Page,
  url: string,
  { session, pin }: SignedIn,
  language: Language,
): Promise<void> {
  const own = await signInBeside(url, session.user.id, pin);
  await own.api.session.setLanguage({ language });
  const once = { token: own.session.token, language };
  const hasScreens = page.url().startsWith(SCREENS_ORIGIN);
  await page.addInitScript(`(() => {
    if (sessionStorage.getItem('e2e.arrived')) return;
    sessionStorage.setItem('e2e.arrived', 'yes');
    sessionStorage.setItem('dokani.token', ${JSON.stringify(once.token)});
    localStorage.setItem('dokani.language', ${JSON.stringify(once.language)});
  })()`);
  // The desktop's window shows its first page before a test can say anything.
  if (hasScreens) await page.reload();
}

/** What a test or a project may choose. */
export type Options = {
  /** A browser on a server of its own, or the desktop shell's window. */
  shell: 'browser' | 'desktop';
  /** More arguments for the server, such as `--demo`. */
  args: string[];
  language: Language;
  kind: ShopKind;
  /** Where the shop's server finds tiles of its online map; empty for no online map, so that no test asks a stranger's server. */
  mapTiles: string;
};
type Fixtures = {
  shop: TestShop;
  words: Words;
  /** The shop set up, and its owner signed in beside the browser. */
  owner: SignedIn;
  /** The counter open with the owner signed in; goods are put on the shelves before it is asked for. */
  counter: Counter;
};

type Use = (shop: TestShop) => Promise<void>;

type Start = { dataFolder: string; args: string[]; env: NodeJS.ProcessEnv };

async function withServer({ dataFolder, args, env }: Start, use: Use): Promise<void> {
  let running = await startServer(['--data', dataFolder, '--port', '0', ...args], env);
  await use({
    url: running.url,
    dataFolder,
    window: null,
    printed: () => printedIn(path.join(dataFolder, 'printed')),
    kill: async () => void (await end(running.child, 'SIGKILL')),
    async restart() {
      const { port } = new URL(running.url);
      running = await startServer(['--data', dataFolder, '--port', port, ...args], env);
    },
  });
  await end(running.child, 'SIGTERM');
}

async function withDesktop({ dataFolder, args, env }: Start, use: Use): Promise<void> {
  const { app, window, url } = await openDesktop(dataFolder, args, env);
  const needsBrowser = () => Promise.reject(new Error('the desktop shell ends and starts its own server'));
  await use({
    url,
    dataFolder,
    window,
    printed: () => printedIn(path.join(dataFolder, 'printed')),
    kill: needsBrowser,
    restart: needsBrowser,
  });
  await app.close();
}

/** Playwright's `test` with a store server of its own; `page` opens it at relative addresses. */
export const test = base.extend<Options & Fixtures>({
  shell: ['browser', { option: true }],
  args: [[], { option: true }],
  language: ['en', { option: true }],
  kind: ['pharmacy', { option: true }],
  mapTiles: ['', { option: true }],
  shop: async ({ args, shell, mapTiles }, use) => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), 'dokani-e2e-'));
    const start = { dataFolder, args, env: { DOKANI_MAP_TILES: mapTiles } };
    await (shell === 'desktop' ? withDesktop : withServer)(start, use);
    rmSync(dataFolder, { recursive: true, force: true });
  },
  page: async ({ page, shop }, use) => use(shop.window ?? page),
  baseURL: async ({ shop }, use) => use(shop.window ? `${SCREENS_ORIGIN}/` : shop.url),
  words: async ({ language }, use) => use(new Words(language)),
  owner: async ({ shop, language, kind }, use) => use(await setUpShop(shop.url, language, kind)),
  counter: async ({ page, shop, owner, words }, use) => {
    await arriveSignedIn(page, shop.url, owner, words.language);
    await use(new Counter(page, words));
  },
});

/** Makes the tests in `body` once for each language of the screens. */
export function inBothLanguages(body: (language: Language) => void): void {
  for (const language of LANGUAGES) {
    test.describe(language === 'bn' ? 'in Bengali' : 'in English', () => {
      test.use({ language });
      body(language);
    });
  }
}

/**
 * Makes the tests in `body` in Bengali alone, for what does not hang on the words of a screen. That every word is there in both languages, and fits, is
 * shown by `words-and-names.spec.ts` and the tests of the locales.
 */
export function inBengali(body: () => void): void {
  test.describe('in Bengali', () => {
    test.use({ language: 'bn' });
    body();
  });
}

export { expect } from '@playwright/test';
