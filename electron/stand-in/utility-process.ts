import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { StandInPort } from './ports.ts';
import type { Wire } from './wire.ts';

const preload = path.join(import.meta.dirname, 'parent-port.ts');

/** A real child process that plays Electron's utility process. */
export class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #ports = new Map<number, StandInPort>();

  constructor(file: string, args: string[]) {
    super();
    this.#child = fork(file, args, {
      execArgv: ['--import', preload],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: Wire) => this.#hear(message));
    this.#child.on('exit', (code, signal) => {
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? (signal ? 1 : 0));
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(data: unknown, ports: StandInPort[] = []): void {
    const ids = ports.map((port) => this.#carry(port));
    this.#send({ kind: 'parent', data, ports: ids });
  }

  kill(signal: NodeJS.Signals = 'SIGTERM'): boolean {
    return this.#child.kill(signal);
  }

  #send(message: Wire): void {
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #carry(port: StandInPort): number {
    const id = this.#ports.size + 1;
    this.#ports.set(id, port);
    port.carryTo({
      message: (data) => this.#send({ kind: 'port', port: id, data }),
      close: () => this.#send({ kind: 'port-closed', port: id }),
    });
    return id;
  }

  #hear(message: Wire): void {
    if (message.kind === 'port') this.#ports.get(message.port)?.postMessage(message.data);
    else if (message.kind === 'port-closed') this.#ports.get(message.port)?.close();
    else this.emit('message', message.data);
  }
}
