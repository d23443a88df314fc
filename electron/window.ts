import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { SCREENS_ORIGIN } from '../shared/desktop/shell-messages.ts';

/** Where the screens come from: the program's own files, or in development vite's server. No variable redirects an installed program. */
export function screensAddress(): string {
  const inDevelopment = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
  return inDevelopment ? new URL('/', inDevelopment).href : `${SCREENS_ORIGIN}/`;
}

/**
 * Opens the shop's window: sandboxed, isolated, with the preload's one function and nothing of Node. `onCreated` runs before
 * the page does; resolves when the page has loaded.
 */
export async function openShopWindow(
  preloadFile: string,
  onCreated: (window: BrowserWindow) => void,
): Promise<void> {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    title: 'Dokani',
    webPreferences: {
      preload: path.resolve(preloadFile),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  onCreated(window);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(screensAddress());
}
