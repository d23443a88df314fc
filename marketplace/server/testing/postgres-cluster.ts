import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.ts';

const BIN = '/usr/lib/postgresql/15/bin';

/** A PostgreSQL of its own, for tests and benchmarks; `url` ends in a slash, a database's name goes after it. */
export type Cluster = { url: string; stop(): Promise<void> };

/** The user to run as: PostgreSQL refuses to run as root. */
function runner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!line) throw new Error('no user named postgres on this machine');
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** True where PostgreSQL 15 and PostGIS are on this machine. */
export function hasPostgres(): boolean {
  return (
    existsSync(path.join(BIN, 'initdb')) && existsSync('/usr/share/postgresql/15/extension/postgis.control')
  );
}

/**
 * Starts a cluster in a new temporary folder on a free port of the loopback, locale C.UTF-8 (trigrams of Bengali need it). With `isDurable`
 * commits wait for the disk, as in production; without, tests are quicker.
 */
export async function startCluster(options: { isDurable?: boolean } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-postgres-'));
  const as = runner();
  if (as.uid !== undefined && as.gid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, 'data');
  const init = spawnSync(
    path.join(BIN, 'initdb'),
    ['-D', data, '-U', 'dokani', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...as, cwd: folder, encoding: 'utf8' },
  );
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr}`);
  const port = await freePort();
  const quick = options.isDurable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off'];
  const server = spawn(
    path.join(BIN, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=200',
      '-c',
      'shared_buffers=256MB',
      ...quick,
    ],
    { ...as, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`postgres did not start: ${log}`)));
  });
  return {
    url: `postgresql://dokani@127.0.0.1:${port}/`,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
