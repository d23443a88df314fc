// The desktop shell: one window on the shop, the store server beside it, and what only the operating system can do.
import path from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu } from 'electron';
import { CONNECT_CHANNEL, type ShellAsk } from '../shared/desktop/shell-messages.ts';
import { serverArguments } from './command-line.ts';
import { giveUp } from './give-up.ts';
import { lockDown } from './lockdown.ts';
import { listPrinters, printPicture } from './printers.ts';
import { declareScreensScheme, serveScreens } from './screens-protocol.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { StoreProcess } from './store-process.ts';
import { followUpdates } from './updates.ts';
import { openShopWindow, screensAddress } from './window.ts';

const here = import.meta.dirname;
const screensFolder = path.join(here, '..', 'renderer');
const preloadFile = path.join(here, '..', 'preload', 'preload.cjs');
const serverFile = path.join(here, 'store-server.js');
const args = serverArguments(process.argv);

let window: BrowserWindow | null = null;
let store: StoreProcess | null = null;

async function answer(ask: ShellAsk, secrets: Secrets): Promise<unknown> {
  switch (ask.what) {
    case 'printers.list':
      return listPrinters(window);
    case 'printers.print':
      return printPicture(ask.printerName, ask.pngBase64, ask.widthDots);
    case 'secrets.get':
      return secrets.get(ask.name);
    case 'secrets.set':
      return secrets.set(ask.name, ask.value);
    case 'secrets.remove':
      return secrets.remove(ask.name);
  }
}

/** Only the shop's own window, showing the shop's own pages, may ask for a port. */
function listenForWindows(server: StoreProcess): void {
  const origin = screensAddress();
  ipcMain.on(CONNECT_CHANNEL, (event) => {
    const isOurs = event.sender === window?.webContents && event.senderFrame === event.sender.mainFrame;
    if (isOurs && event.senderFrame?.url.startsWith(origin)) server.connect(event.sender);
  });
}

async function openWindow(): Promise<void> {
  await openShopWindow(preloadFile, (created) => {
    window = created;
    created.once('closed', () => {
      window = null;
    });
  });
}

async function start(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  lockDown();
  serveScreens(screensFolder);
  const secrets = createSecrets(path.join(app.getPath('userData'), 'secrets.json'));
  store = new StoreProcess({
    serverFile,
    args,
    answer: (ask) => answer(ask, secrets),
    onGivenUp: giveUp,
  });
  listenForWindows(store);
  await openWindow();
  void followUpdates(process.env.DOKANI_UPDATE_FEED);
}

/** Ends only after the store server has let open calls end and closed the shop's file. */
function closeInOrder(): void {
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    const running = store;
    if (!running) return;
    event.preventDefault();
    store = null;
    void running.stop().then(() => app.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

function showFirst(): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}

// A profile of its own beside the shop's folder, and another for the demo shop, which may be open at the same time.
const profile = args.includes('--demo') ? 'dokani-window-demo' : 'dokani-window';
app.setPath('userData', path.join(app.getPath('appData'), profile));
app.enableSandbox();
declareScreensScheme();
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showFirst);
  closeInOrder();
  start().catch((error: unknown) => giveUp('CRASHED', String(error)));
} else {
  app.quit();
}
