// The store server as a utility process of the desktop shell: the same server, and besides it a port to each window.
import { readArguments } from './arguments.ts';
import { dataFolder } from './data-folder.ts';
import { requireParentPort, type WindowPort } from './parent-port.ts';
import { findProgram } from './program.ts';
import { createShellPorts } from './shell-ports.ts';
import { StartRefused } from './start-refused.ts';
import { type StoreServer, startStoreServer } from './store-server.ts';

const parent = requireParentPort();
const shell = createShellPorts(parent);
const early: WindowPort[] = [];
let server: StoreServer | null = null;

function connect(port: WindowPort): void {
  if (!server) {
    early.push(port);
    return;
  }
  server.connect(port);
  port.start();
}

async function stop(): Promise<void> {
  await server?.close();
  parent.postMessage({ kind: 'stopped' });
  process.exit(0);
}

function refuse({ code, message, url }: StartRefused): void {
  parent.postMessage({ kind: 'refused', code, message, url });
}

parent.on('message', ({ data, ports }) => {
  if (data.kind === 'answer') shell.settle(data);
  else if (data.kind === 'stop') void stop();
  else for (const port of ports) connect(port);
});

try {
  const wanted = readArguments(process.argv.slice(2));
  const program = findProgram(import.meta.dirname);
  server = await startStoreServer({
    dataFolder: dataFolder(wanted.data, wanted.demo),
    demo: wanted.demo,
    port: wanted.port,
    programFolder: program.folder,
    appVersion: program.version,
    ports: shell.ports,
  });
  parent.postMessage({ kind: 'ready', url: server.url });
  for (const port of early.splice(0)) connect(port);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  refuse(error);
}
