import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import {
  type FromServer,
  PORT_CHANNEL,
  type ShellAsk,
  type StartRefusal,
  type ToServer,
} from '../shared/desktop/shell-messages.ts';

const CRASHES_IN_A_ROW = 5;
const CALM_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

/** What the store server's process needs of the shell. */
export type StoreProcessOptions = {
  /** The built server. */
  serverFile: string;
  args: string[];
  answer(ask: ShellAsk): Promise<unknown>;
  /** The server cannot start, or crashed again and again. */
  onGivenUp(code: StartRefusal | 'CRASHED', message: string, url?: string | null): void;
};

/** The store server as a child process: forked, restarted after a crash, stopped in order. */
export class StoreProcess {
  readonly #options: StoreProcessOptions;
  readonly #windows = new Set<WebContents>();
  #child: UtilityProcess | null = null;
  #isReady = false;
  #isStopping = false;
  #crashes: number[] = [];
  #onExit: () => void = () => undefined;

  /** Forks the store server and keeps it running. */
  constructor(options: StoreProcessOptions) {
    this.#options = options;
    this.#fork();
  }

  /** Hands the window a port to the server, now or when it is ready, and a new one after each restart; none when the server went. */
  connect(contents: WebContents): void {
    if (!this.#windows.has(contents)) {
      this.#windows.add(contents);
      contents.once('destroyed', () => this.#windows.delete(contents));
    }
    if (this.#isReady) this.#handOver(contents);
  }

  /** Lets open calls end and the file close; ends the process after 15 s all the same. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const running = this.#child;
    if (!running) return;
    const ended = new Promise<void>((resolve) => {
      this.#onExit = resolve;
    });
    const timer = setTimeout(() => running.kill(), STOP_LIMIT_MS);
    this.#send({ kind: 'stop' });
    await ended;
    clearTimeout(timer);
  }

  #send(message: ToServer, ports: Electron.MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #handOver(contents: WebContents): void {
    if (contents.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#send({ kind: 'window' }, [port1]);
    contents.postMessage(PORT_CHANNEL, null, [port2]);
  }

  async #reply(id: number, ask: ShellAsk): Promise<void> {
    try {
      this.#send({ kind: 'answer', id, ok: true, value: await this.#options.answer(ask) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#send({ kind: 'answer', id, ok: false, message });
    }
  }

  #hear(message: FromServer): void {
    if (message.kind === 'ready') {
      this.#isReady = true;
      for (const contents of this.#windows) this.#handOver(contents);
    } else if (message.kind === 'refused') {
      this.#isStopping = true;
      this.#options.onGivenUp(message.code, message.message, message.url);
    } else if (message.kind === 'ask') {
      void this.#reply(message.id, message.ask);
    }
  }

  #afterExit(code: number): void {
    this.#child = null;
    this.#isReady = false;
    this.#onExit();
    if (this.#isStopping) return;
    for (const contents of this.#windows)
      if (!contents.isDestroyed()) contents.postMessage(PORT_CHANNEL, null, []);
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < CALM_MS), now];
    if (this.#crashes.length < CRASHES_IN_A_ROW) this.#fork();
    else {
      const times = this.#crashes.length;
      this.#options.onGivenUp('CRASHED', `The store server ended ${times} times in a row (code ${code}).`);
    }
  }

  #fork(): void {
    const { serverFile, args } = this.#options;
    this.#child = utilityProcess.fork(serverFile, args, {
      serviceName: 'dokani-store',
      stdio: 'inherit',
      execArgv: ['--max-semi-space-size=2'],
    });
    this.#child.on('message', (message: FromServer) => this.#hear(message));
    this.#child.on('exit', (code) => this.#afterExit(code));
  }
}
