import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureBuilt } from '../scripts/setup/stale-build.mjs';
import { API_VERSION } from '../shared/contract/index.ts';
import { chromiumOptions } from './stand-in/chromium.ts';
import { app } from './stand-in/electron.ts';
import { world } from './stand-in/world.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

const dataFolder = mkdtempSync(path.join(tmpdir(), 'dokani-shell-'));
let browser: Browser;
let page: Page;

/** Asks for a port and makes one RPC call over it, and over each that replaces it before the answer, with nothing but what a page has. */
const ASK_STATUS = `new Promise((resolve) => {
  const listen = (message) => {
    if (message.data !== 'dokani:port' || !message.ports[0]) return;
    const port = message.ports[0];
    port.onmessage = (event) => {
      window.removeEventListener('message', listen);
      resolve(event.data);
    };
    port.postMessage(JSON.stringify({ i: 1, p: { u: 'http://orpc/system/status', b: { json: {} } } }));
  };
  window.addEventListener('message', listen);
  if (window.askAgain !== false) window.connectToShop();
})`;

/** Resolves once the page says that the server is away. */
const SEE_OFFLINE = `new Promise((resolve) => {
  new MutationObserver(() => {
    if (document.body.innerText.includes('সাড়া দিচ্ছে না')) resolve(true);
  }).observe(document.body, { childList: true, subtree: true });
})`;

const askStatus = () => page.evaluate<string>(ASK_STATUS);
const serverPid = () => world.children.at(-1)?.pid;

beforeAll(async () => {
  const isBuilt = (await ensureBuilt('renderer')) && (await ensureBuilt('desktop'));
  if (!isBuilt) throw new Error('the desktop shell does not build');
  browser = await chromium.launch(chromiumOptions());
  world.context = await browser.newContext();
  world.userData = dataFolder;
  process.argv.push('--data', path.join(dataFolder, 'shop'), '--port', '0');
  const opened = new Promise<Page>((resolve) => world.context?.once('page', resolve));
  // The built main itself: a variable keeps the compiler from looking for its types.
  const main = path.resolve(import.meta.dirname, '../out/main/main.js');
  await import(main);
  page = await opened;
  await page.waitForURL('http://dokani.localhost/**');
}, 180_000);

afterAll(async () => {
  await browser?.close();
  for (const child of world.children) child.kill('SIGKILL');
});

describe('the built desktop shell', () => {
  it('opens one sandboxed, isolated window', () => {
    expect(world.windowOptions).toHaveLength(1);
    expect(world.windowOptions[0]).toMatchObject({
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    });
  });

  it('serves the screens from the built folder, under its policy', async () => {
    expect(await page.evaluate('window.isSecureContext')).toBe(true);
    const blocked = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
    })`);
    expect(blocked).toMatch(/^script-src/);
    expect(await page.evaluate('window.injected')).toBeUndefined();
  });

  it('gives the page one function and nothing of Node', async () => {
    expect(await page.evaluate('typeof window.connectToShop')).toBe('function');
    expect(await page.evaluate('[typeof require, typeof process, typeof module].join()')).toBe(
      'undefined,undefined,undefined',
    );
  });

  it('carries a call from the window to the store server and back', async () => {
    expect(await askStatus()).toContain(`"apiVersion":${API_VERSION}`);
  });

  it('shows the screens, which read the shop over that port', async () => {
    const text = () => page.locator('#root').innerText();
    await expect.poll(text, { timeout: 20_000 }).toMatch(/[\u0980-\u09ff]{3}/u);
  });

  it('goes nowhere else and opens no window', async () => {
    const before = page.url();
    await page.evaluate("window.location.href = 'http://evil.example/'").catch(() => undefined);
    await expect
      .poll(() => world.navigations.at(-1))
      .toEqual({ url: 'http://evil.example/', prevented: true });
    expect(page.url()).toBe(before);
    await page.evaluate("void window.open('http://evil.example/')");
    await expect.poll(() => page.context().pages().length).toBe(1);
  });

  it('grants no permission but to copy a text, and that to its own pages alone', () => {
    const copying = 'clipboard-sanitized-write';
    const isGranted = (permission: string, requestingUrl: string) => {
      const decide = vi.fn<(ok: boolean) => void>();
      world.permissionRequest?.({}, permission, decide, { requestingUrl });
      return [world.permissionCheck?.({}, permission, new URL(requestingUrl).href), decide.mock.calls];
    };
    expect(isGranted('media', 'dokani://app/settings')).toEqual([false, [[false]]]);
    expect(isGranted('clipboard-read', 'dokani://app/settings')).toEqual([false, [[false]]]);
    expect(isGranted(copying, 'https://evil.example/')).toEqual([false, [[false]]]);
    expect(isGranted(copying, 'dokani://app.evil/')).toEqual([false, [[false]]]);
    expect(isGranted(copying, 'dokani://app/settings')).toEqual([true, [[true]]]);
    expect(world.permissionCheck?.({}, copying, 'dokani://app')).toBe(true);
  });

  it('hands no port to a page that is not its own', () => {
    const stranger = { postMessage: vi.fn<() => void>(), mainFrame: { url: 'dokani://app/' } };
    world.ipcMain.emit('dokani:connect', { sender: stranger, senderFrame: stranger.mainFrame });
    expect(stranger.postMessage).not.toHaveBeenCalled();
  });

  it('restarts a killed store server and gives the window a new port unasked', async () => {
    const killed = serverPid();
    const text = () => page.locator('#root').innerText();
    // A port asked for while a call was open hangs that call up, and the page may still say so.
    await expect.poll(text, { timeout: 20_000 }).not.toContain('সাড়া দিচ্ছে না');
    await page.evaluate('window.askAgain = false');
    const answer = askStatus();
    const isSeenOffline = page.evaluate(SEE_OFFLINE);
    world.children.at(-1)?.kill('SIGKILL');
    expect(await isSeenOffline).toBe(true);
    expect(await answer).toContain(`"apiVersion":${API_VERSION}`);
    await expect.poll(text, { timeout: 20_000 }).not.toContain('সাড়া দিচ্ছে না');
    expect(serverPid()).not.toBe(killed);
    expect(world.exitCode).toBeNull();
  });

  it('lets the store server close the file before it ends', async () => {
    const ended = new Promise((resolve) => app.once('stand-in-exit', resolve));
    app.quit();
    await ended;
    expect(world.exitCode).toBe(0);
    expect(existsSync(path.join(dataFolder, 'shop', 'shop.sqlite'))).toBe(true);
    expect(existsSync(path.join(dataFolder, 'shop', 'shop.sqlite-wal'))).toBe(false);
    const log = readFileSync(path.join(dataFolder, 'shop', 'logs', 'dokani.log'), 'utf8');
    expect(log).toContain('store server open');
  });
});
