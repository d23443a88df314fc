import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const HOST = path.join(import.meta.dirname, '../host/start.ts');

/** A store server in a process of its own, on a port of its own. */
export type BenchHost = {
  url: string;
  /** Milliseconds from starting the process to its being ready. */
  startedInMs: number;
  /** Resident memory of the server now, in MB. Linux only; NaN elsewhere. */
  residentMb(): number;
  /** Calls a procedure over REST. */
  call<Output>(
    method: 'GET' | 'POST',
    route: string,
    input: Record<string, unknown>,
    token?: string,
  ): Promise<Output>;
  stop(): Promise<void>;
};

function residentMbOf(pid: number | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return Number.NaN;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

async function ready(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the store server ended with ${code}`)));
    child.on('message', (message) => {
      const { kind, url } = message as { kind: string; url?: string };
      if (kind === 'ready' && url) resolve(url);
    });
  });
}

/** Starts the store server on the data folder and waits until it answers. */
export async function startHost(dataFolder: string): Promise<BenchHost> {
  const began = performance.now();
  const child = fork(HOST, ['--data', dataFolder, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--max-semi-space-size=2'],
  });
  const url = (await ready(child)).replace(/\/$/, '');
  const startedInMs = performance.now() - began;
  return {
    url,
    startedInMs,
    residentMb: () => residentMbOf(child.pid),
    async call(method, route, input, token) {
      const headers: Record<string, string> = {
        origin: url,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      };
      const query =
        method === 'GET'
          ? `?${new URLSearchParams(Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]))).toString()}`
          : '';
      const response = await fetch(`${url}/api/v1${route}${query}`, {
        method,
        headers: method === 'POST' ? { ...headers, 'content-type': 'application/json' } : headers,
        ...(method === 'POST' ? { body: JSON.stringify(input) } : {}),
      });
      if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
      return (await response.json()) as never;
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
    },
  };
}
