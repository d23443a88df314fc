// The part of Electron's API that main uses, with a Chromium page as the window and a child process as the utility process.
import { EventEmitter } from 'node:events';
import { StandInUtilityProcess } from './utility-process.ts';
import { StandInContents } from './window.ts';
import { world } from './world.ts';

export { MessageChannelMain } from './ports.ts';

class App extends EventEmitter {
  readonly isPackaged = false;
  whenReady = () => Promise.resolve();
  enableSandbox = () => undefined;
  requestSingleInstanceLock = () => true;
  getPath = () => world.userData;
  setPath = () => undefined;

  /** As Electron: windows first, then will-quit, which may be held up. */
  quit(): void {
    let isHeld = false;
    this.emit('will-quit', {
      preventDefault: () => {
        isHeld = true;
      },
    });
    if (!isHeld) this.exit(0);
  }

  exit(code: number): void {
    world.exitCode = code;
    this.emit('stand-in-exit');
  }
}

export const app = new App();
export const ipcMain = world.ipcMain;

export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly #preload: string | undefined;

  constructor(options: { webPreferences: { preload?: string } }) {
    super();
    world.windowOptions.push(options);
    this.#preload = options.webPreferences.preload;
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    if (!world.context) throw new Error('no Chromium was given');
    if (url.startsWith('data:')) return;
    await this.webContents.open(world.context, url, this.#preload);
    this.emit('ready-to-show');
  }

  show = () => undefined;
  focus = () => undefined;
  isMinimized = () => false;
  destroy = () => void this.webContents.page?.close();
}

export const utilityProcess = {
  fork(file: string, args: string[]) {
    const child = new StandInUtilityProcess(file, args);
    world.children.push(child);
    return child;
  },
};

export const protocol = {
  registerSchemesAsPrivileged: () => undefined,
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    world.schemes.set(scheme, handler),
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: typeof world.permissionRequest) {
      world.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: typeof world.permissionCheck) {
      world.permissionCheck = handler;
    },
    setDevicePermissionHandler: () => undefined,
  },
};

export const safeStorage = {
  isEncryptionAvailable: () => true,
  encryptString: (text: string) => Buffer.from(text, 'utf8').reverse(),
  decryptString: (sealed: Buffer) => Buffer.from(sealed).reverse().toString('utf8'),
};

export const dialog = {
  showErrorBox: (_title: string, text: string) => void world.errorBoxes.push(text),
  showMessageBoxSync: (question: { detail: string }) => {
    world.questions.push(question);
    return world.answerToQuestion;
  },
};
export const shell = {
  openExternal: (url: string) => {
    world.openedOutside.push(url);
    return Promise.resolve();
  },
};
export const Menu = { setApplicationMenu: () => undefined };
