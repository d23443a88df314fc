// Loaded before the store server in the child process that plays Electron's utility process: gives it process.parentPort.
import { EventEmitter } from 'node:events';
import { StandInPort } from './ports.ts';
import type { Wire } from './wire.ts';

const ports = new Map<number, StandInPort>();
const send = (message: Wire) => process.send?.(message);

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ kind: 'parent', data, ports: [] });
  }
}
const parentPort = new ParentPort();

/** The end of a port that lives in this process: what is posted to it goes over the wire. */
function adopt(id: number): StandInPort {
  const far = new StandInPort();
  const near = new StandInPort();
  near.peer = far;
  far.peer = near;
  far.carryTo({
    message: (data) => send({ kind: 'port', port: id, data }),
    close: () => send({ kind: 'port-closed', port: id }),
  });
  ports.set(id, near);
  return near;
}

const early: { data: unknown; ports: StandInPort[] }[] = [];
process.on('message', (message: Wire) => {
  if (message.kind === 'port') ports.get(message.port)?.receive(message.data);
  else if (message.kind === 'port-closed') ports.get(message.port)?.close();
  else {
    const event = { data: message.data, ports: message.ports.map(adopt) };
    if (parentPort.listenerCount('message') > 0) parentPort.emit('message', event);
    else early.push(event);
  }
});
parentPort.on('newListener', (name) => {
  if (name !== 'message') return;
  setImmediate(() => {
    for (const event of early.splice(0)) parentPort.emit('message', event);
  });
});
process.on('disconnect', () => process.exit(1));

Object.assign(process, { parentPort });
