import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPostgres } from '../marketplace/server/db/postgres.ts';
import { freePort } from '../marketplace/server/testing/free-port.ts';
import type { Cluster } from '../marketplace/server/testing/postgres-cluster.ts';
import { withCompiledModules } from './compiled-modules.ts';

const root = path.resolve(import.meta.dirname, '..');

function end(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

function startNode(args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(root, 'marketplace/server/start.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...withCompiledModules, LOG_LEVEL: 'error', ...env },
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: { kind: string }) => {
      if (message.kind === 'ready') resolve(child);
    });
    child.on('exit', (code) => reject(new Error(`the marketplace ended with code ${code}`)));
  });
}

/** Makes an administrator by the program's own command and answers the token to set the password with. */
function makeAdmin(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, 'marketplace/server/start.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...withCompiledModules, LOG_LEVEL: 'error', ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('exit', () => {
      const token = /token=([\w-]+)/.exec(said)?.[1];
      if (token) resolve(token);
      else reject(new Error(`no link for the administrator: ${said}`));
    });
  });
}

/** A marketplace of the test's own. */
export type TestMarketNode = {
  url: string;
  /** Texts of the mails to an address, newest first. */
  mailsTo(address: string): string[];
  /** The token of the link that sets the administrator's password. */
  adminToken: string;
};

function mailsIn(folder: string, address: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { to: string; text: string })
    .filter(({ to }) => to === address)
    .map(({ text }) => text);
}

let made = 0;

async function databaseOn(cluster: Cluster, template: string): Promise<string> {
  made += 1;
  const name = `storefront_${process.pid}_${made}`;
  const admin = openPostgres(`${cluster.url}postgres`, () => undefined, 1);
  await admin.script(`CREATE DATABASE ${name} ${template && `TEMPLATE ${template}`}`);
  await admin.close();
  return name;
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'dokani-storefront-'));

/** What its nodes sign access tokens with. */
export const TOKEN_SECRET = 'a secret of tests that is long enough to sign with';

function settings(cluster: Cluster | null, database: string, url: string): Record<string, string> {
  return {
    DATABASE_URL: cluster ? cluster.url + database : '',
    PAYMENTS: 'sandbox',
    PUBLIC_URL: url,
    TOKEN_SECRET,
  };
}

/** A marketplace that nobody has used yet: each test's own is a copy of it. */
export type NewMarket = {
  cluster: Cluster | null;
  /** Its database on the cluster; '' where the database is embedded, in the folder. */
  database: string;
  folder: string;
  adminToken: string;
  /** Takes its folder away. */
  remove(): void;
};

/** Makes a marketplace with its administrator, once for all tests of a worker: on the cluster, else on the embedded database. */
export async function makeNewMarket(cluster: Cluster | null): Promise<NewMarket> {
  const folder = newFolder();
  const database = cluster ? await databaseOn(cluster, '') : '';
  const args = ['--data', folder, '--admin', 'admin@example.org'];
  const adminToken = await makeAdmin(args, settings(cluster, database, 'http://127.0.0.1'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { cluster, database, folder, adminToken, remove };
}

/** Nodes of one marketplace, each a process of its own over one database. */
export type MarketNodes = Omit<TestMarketNode, 'url'> & {
  urls: string[];
  /** Where its database is; '' where it is embedded. */
  databaseUrl: string;
  stop(): Promise<void>;
};

/** Starts so many nodes over a copy of the new marketplace; more than one need the cluster. `env` is added to their settings. */
export async function startMarketNodes(
  { cluster, database, folder: made, adminToken }: NewMarket,
  { count, env = {} }: { count: number; env?: Record<string, string> },
): Promise<MarketNodes> {
  const own = cluster ? await databaseOn(cluster, database) : '';
  const nodes = Array.from({ length: count }, async () => {
    const folder = newFolder();
    cpSync(made, folder, { recursive: true });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const said = { ...settings(cluster, own, url), ...env };
    return { url, folder, child: await startNode(['--data', folder, '--port', String(port)], said) };
  });
  const started = await Promise.all(nodes);
  return {
    urls: started.map(({ url }) => url),
    databaseUrl: cluster ? cluster.url + own : '',
    adminToken,
    // Any of the nodes may have sent it.
    mailsTo: (address) => started.flatMap(({ folder }) => mailsIn(path.join(folder, 'outbox'), address)),
    async stop() {
      await Promise.all(started.map(({ child }) => end(child)));
      for (const { folder } of started) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a copy of the new marketplace in a process of its own. */
export async function startMarketNode(
  market: NewMarket,
): Promise<TestMarketNode & { stop(): Promise<void> }> {
  const { urls, ...nodes } = await startMarketNodes(market, { count: 1 });
  return { ...nodes, url: urls[0] ?? '' };
}
