import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page, Route } from '@playwright/test';
import { preloadWorld } from './page-script.ts';
import type { StandInPort } from './ports.ts';
import { world } from './world.ts';

/** An address of the app's own scheme as Chromium is given it: a name that is a secure context and leads nowhere. */
export const toHttp = (url: string) => url.replace(/^dokani:\/\/app/, 'http://dokani.localhost');
const toScheme = (url: string) => url.replace(/^http:\/\/dokani\.localhost/, 'dokani://app');

type Decision = { defaultPrevented: boolean; preventDefault(): void };

function decision(): Decision {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** Plays webContents over a Chromium page. */
export class StandInContents extends EventEmitter {
  page: Page | null = null;
  #ports = new Map<number, StandInPort>();
  #expected: string | null = null;
  #windowOpen: () => { action: string } = () => ({ action: 'allow' });

  get mainFrame() {
    return this;
  }

  get url(): string {
    return toScheme(this.page?.url() ?? '');
  }

  isDestroyed(): boolean {
    return this.page?.isClosed() ?? false;
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.#windowOpen = handler;
  }

  async getPrintersAsync() {
    return world.printers.map((name) => ({ name }));
  }

  print(
    settings: { deviceName: string; silent: boolean },
    done: (ok: boolean, reason: string) => void,
  ): void {
    const isThere = world.printers.includes(settings.deviceName);
    if (isThere) world.printed.push({ ...settings, url: this.#expected ?? '' });
    done(isThere, isThere ? '' : 'Invalid deviceName provided');
  }

  postMessage(channel: string, data: unknown, ports: StandInPort[] = []): void {
    const ids = ports.map((port) => this.#carry(port));
    void this.#tell('standInDeliver', [channel, data, ids]);
  }

  /** Opens the page in the context, with the preload run before it. */
  async open(context: BrowserContext, url: string, preload: string | undefined): Promise<void> {
    this.#expected = toHttp(url);
    const page = await context.newPage();
    this.page = page;
    if (preload) await page.addInitScript(preloadWorld(readFileSync(preload, 'utf8')));
    await page.exposeFunction('standInSend', (channel: string, args: unknown[]) => {
      world.ipcMain.emit(channel, { sender: this, senderFrame: this }, ...args);
    });
    await page.exposeFunction('standInPost', (id: number, data: unknown) =>
      this.#ports.get(id)?.postMessage(data),
    );
    await page.route('**/*', (route) => this.#answer(route));
    page.on('popup', (popup) => {
      if (this.#windowOpen().action === 'deny') void popup.close();
    });
    page.on('close', () => this.emit('destroyed'));
    await page.goto(this.#expected);
  }

  #carry(port: StandInPort): number {
    const id = this.#ports.size + 1;
    this.#ports.set(id, port);
    port.carryTo({
      message: (data) => void this.#tell('standInReceive', [id, data]),
      close: () => void this.#tell('standInClose', [id]),
    });
    return id;
  }

  async #tell(name: string, args: unknown[]): Promise<void> {
    const script = `window[${JSON.stringify(name)}]?.(...${JSON.stringify(args)})`;
    await this.page?.evaluate(script).catch(() => undefined);
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const isNavigation = request.isNavigationRequest() && request.frame() === this.page?.mainFrame();
    if (isNavigation && request.url() !== this.#expected) {
      const event = decision();
      this.emit('will-navigate', event, request.url());
      world.navigations.push({ url: request.url(), prevented: event.defaultPrevented });
      if (event.defaultPrevented) return route.abort('aborted');
    }
    const handler = world.schemes.get('dokani');
    if (!handler || !request.url().startsWith('http://dokani.localhost')) return route.abort();
    const response = await handler(new Request(toScheme(request.url())));
    const body = Buffer.from(await response.arrayBuffer());
    return route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }
}
