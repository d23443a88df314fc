import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { freePort } from './free-port.ts';

const REDIS = '/usr/bin/redis-server';

/** True where Redis is on this machine. */
export function hasRedis(): boolean {
  return existsSync(REDIS);
}

/** Starts a Redis on a free port of the loopback that keeps nothing on disk. `stop` ends it at once; after `hang` it takes everything and answers nothing, until `goOn`. */
export async function startRedis(): Promise<{
  url: string;
  stop: () => void;
  hang: () => void;
  goOn: () => void;
}> {
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn(REDIS, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error('redis did not start')));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => void server.removeAllListeners('exit').kill('SIGKILL'),
    hang: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
  };
}
