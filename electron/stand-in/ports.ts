import { EventEmitter } from 'node:events';

/** A message port like Electron's MessagePortMain, within this process until it is carried elsewhere. */
export class StandInPort extends EventEmitter {
  peer: StandInPort | null = null;
  #queue: unknown[] | null = [];
  #isClosed = false;
  #carrier: { message(data: unknown): void; close(): void } | null = null;

  /** Sends everything that arrives here to another process or page from now on, what already waits first. */
  carryTo(carrier: { message(data: unknown): void; close(): void }): void {
    this.#carrier = carrier;
    for (const data of this.#queue ?? []) carrier.message(data);
    this.#queue = null;
  }

  postMessage(data: unknown): void {
    this.peer?.receive(data);
  }

  receive(data: unknown): void {
    if (this.#carrier) this.#carrier.message(data);
    else if (this.#queue) this.#queue.push(data);
    else this.emit('message', { data, ports: [] });
  }

  start(): void {
    const waiting = this.#queue ?? [];
    this.#queue = null;
    for (const data of waiting) this.receive(data);
  }

  /** Closes both ends, once. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#carrier?.close();
    this.emit('close');
    this.peer?.close();
  }
}

/** Two ports that hear each other. */
export class MessageChannelMain {
  readonly port1 = new StandInPort();
  readonly port2 = new StandInPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
