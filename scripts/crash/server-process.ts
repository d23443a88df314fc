import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

const START = path.resolve(import.meta.dirname, '../../host/start.ts');
const START_LIMIT_MS = 60_000;

/** The real store server in a process of its own. */
export type ServerProcess = { url: string; kill(): Promise<void> };

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** Starts the store server on the data folder and waits until it answers. Rejects, with what it said, when it does not start. */
export async function startServer(folder: string): Promise<ServerProcess> {
  const child = fork(START, ['--data', folder, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start: ${said}`));
    }, START_LIMIT_MS);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}: ${said}`));
    });
    child.on('message', (message: { kind?: string; url?: string }) => {
      if (message.kind !== 'ready' || message.url === undefined) return;
      clearTimeout(timer);
      resolve(message.url);
    });
  });
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
  };
}
