import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { freePort } from './free-port.ts';

/** A node in a process of its own, always at the same address, that can be killed. */
export type KeptNode = {
  url: string;
  /** Kills it in the middle of whatever it does (SIGKILL) and starts the next; false while one is starting. */
  kill(): boolean;
  /** Resolves when it answers. */
  ready(): Promise<void>;
  /** Errors that its processes logged. */
  troubles: unknown[];
  kills: () => number;
  end(): Promise<void>;
};

/** Starts a node over the PostgreSQL database at `databaseUrl` whose clock stands at `moment` (UTC ms). */
export async function keepNode(databaseUrl: string, moment: number): Promise<KeptNode> {
  const port = await freePort();
  const troubles: unknown[] = [];
  const script = path.join(import.meta.dirname, 'market-process.ts');
  const start = () =>
    fork(script, [databaseUrl, String(port), String(moment)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  const readiness = (child: ChildProcess) =>
    new Promise<void>((resolve, reject) => {
      child.on('message', (sent: { kind: string }) => {
        if (sent.kind === 'ready') resolve();
        else troubles.push(sent);
      });
      child.once('exit', (code) => reject(new Error(`a node ended with ${code} before it was ready`)));
    });
  let child = start();
  let isStarting = true;
  let kills = 0;
  const wait = async () => {
    await readiness(child);
    isStarting = false;
  };
  let ready = wait();
  await ready;
  const gone = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    troubles,
    kills: () => kills,
    ready: () => ready,
    kill() {
      if (isStarting) return false;
      isStarting = true;
      kills += 1;
      const before = child;
      const ended = gone(before);
      before.kill('SIGKILL');
      ready = ended.then(() => {
        child = start();
        return wait();
      });
      return true;
    },
    async end() {
      await ready.catch(() => undefined);
      const ended = gone(child);
      if (child.kill('SIGKILL')) await ended;
    },
  };
}
